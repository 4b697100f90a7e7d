import re

PATTERN = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def words_of(text):
    return [w for w in PATTERN.sub(" ", text.lower()).split(" ") if w != ""]


def build_word_index(texts):
    how_often = {}
    for text in texts:
        for word in words_of(text):
            how_often.setdefault(word, 0)
            how_often[word] += 1
    result = {}
    while how_often:
        best = max(how_often, key=how_often.get)
        result[best] = len(result) + 1
        del how_often[best]
    return result


def texts_to_sequences(texts, word_index, num_words=None):
    limit = num_words if num_words is not None else 10**9
    rows = [[word_index.setdefault(w, len(word_index) + 1) for w in words_of(t)] for t in texts]
    return [[i for i in row if i < limit] for row in rows]
