from collections import Counter
import numpy as np
import string

REMOVE = string.punctuation.replace("'", "") + "\t\n"


def split_text(t):
    return "".join(" " if c in REMOVE else c for c in t.lower()).split()


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(split_text(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    out = []
    for t in texts:
        row = np.array([word_index[w] for w in split_text(t) if w in word_index], dtype=int)
        if num_words is not None:
            row = row[row < num_words]
        out.append(row)
    return out
