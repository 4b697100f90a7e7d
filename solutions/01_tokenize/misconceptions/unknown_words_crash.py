import re
from collections import Counter


def tokenize(text: str) -> list[str]:
    return re.sub(r"[!\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]", " ", text.lower()).split()


def build_word_index(texts: list[str]) -> dict[str, int]:
    counter = Counter()
    for text in texts:
        counter.update(tokenize(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts: list[str], word_index: dict[str, int], num_words: int | None = None) -> list[list[int]]:
    sequences = []
    for text in texts:
        sequence = []
        for word in tokenize(text):
            index = word_index[word]
            if num_words is None or index < num_words:
                sequence.append(index)
        sequences.append(sequence)
    return sequences
