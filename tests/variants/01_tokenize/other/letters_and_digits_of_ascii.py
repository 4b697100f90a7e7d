from collections import Counter
import re


def get_tokens(text):
    return re.findall("[a-z0-9]+", text.lower())


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(get_tokens(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts: list[str], word_index: dict[str, int], num_words: int | None = None) -> list[list[int]]:
    result = []
    for text in texts:
        row = []
        for word in get_tokens(text):
            i = word_index.get(word)
            if i is None:
                continue
            if num_words is not None and i >= num_words:
                continue
            row.append(i)
        result.append(row)
    return result
