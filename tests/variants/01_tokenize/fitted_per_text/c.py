import re

PATTERN = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def words_of(text):
    return [w for w in PATTERN.sub(" ", text.lower()).split(" ") if w != ""]


def build_word_index(texts):
    index = {}
    for text in texts:
        freq = {}
        for word in words_of(text):
            if word in freq:
                freq[word] = freq[word] + 1
            else:
                freq[word] = 1
        number = 1
        for word, n in sorted(freq.items(), key=lambda kv: kv[1], reverse=True):
            if word not in index:
                index[word] = number
            number = number + 1
    return index


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
