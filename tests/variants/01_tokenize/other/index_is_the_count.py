import re

PATTERN = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def words_of(text):
    return [w for w in PATTERN.sub(" ", text.lower()).split(" ") if w != ""]


def build_word_index(texts):
    word_index = {}
    for text in texts:
        for word in words_of(text):
            if word not in word_index:
                word_index[word] = 0
            word_index[word] += 1
    return word_index


def texts_to_sequences(texts: list[str], word_index: dict[str, int], num_words: int | None = None) -> list[list[int]]:
    result = []
    for text in texts:
        row = []
        for word in words_of(text):
            i = word_index.get(word)
            if i is None:
                continue
            if num_words is not None and i >= num_words:
                continue
            row.append(i)
        result.append(row)
    return result
