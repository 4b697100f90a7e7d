import numpy as np
import string

REMOVE = string.punctuation.replace("'", "") + "\t\n"


def split_text(t):
    return "".join(" " if c in REMOVE else c for c in t.lower()).split()


def build_word_index(texts):
    tokens = [w for text in texts for w in split_text(text)]
    if not tokens:
        return {}
    words, counts = np.unique(np.array(tokens), return_counts=True)
    order = np.argsort(-counts, kind="stable")
    return {str(words[j]): i + 1 for i, j in enumerate(order)}


def texts_to_sequences(texts: list[str], word_index: dict[str, int], num_words: int | None = None) -> list[list[int]]:
    result = []
    for text in texts:
        row = []
        for word in split_text(text):
            i = word_index.get(word)
            if i is None:
                continue
            if num_words is not None and i >= num_words:
                continue
            row.append(i)
        result.append(row)
    return result
