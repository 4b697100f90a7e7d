import numpy as np
import string

REMOVE = string.punctuation.replace("'", "") + "\t\n"


def split_text(t):
    return "".join(" " if c in REMOVE else c for c in t.lower()).split()


def build_word_index(texts):
    words = []
    for t in texts:
        words.extend(split_text(t))
    if len(words) == 0:
        return {}
    unique, counts = np.unique(words, return_counts=True)
    return {str(w): int(i) for w, i in zip(unique, np.arange(1, len(unique) + 1))}


def texts_to_sequences(texts, word_index, num_words=None):
    seqs = []
    for text in texts:
        seq = []
        for token in split_text(text):
            try:
                seq.append(word_index[token])
            except KeyError:
                pass
        if num_words:
            seq = [n for n in seq if n < num_words]
        seqs.append(seq)
    return seqs
