from collections import Counter
import re

SIGNS = r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+'


def tidy(word):
    word = re.sub("^" + SIGNS, "", word)
    return re.sub(SIGNS + "$", "", word)


def to_tokens(text):
    cleaned = [tidy(word) for word in text.lower().split(" ")]
    return [word for word in cleaned if word != ""]


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(to_tokens(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts: list[str], word_index: dict[str, int], num_words: int | None = None) -> list[list[int]]:
    result = []
    for text in texts:
        row = []
        for word in to_tokens(text):
            i = word_index.get(word)
            if i is None:
                continue
            if num_words is not None and i >= num_words:
                continue
            row.append(i)
        result.append(row)
    return result
