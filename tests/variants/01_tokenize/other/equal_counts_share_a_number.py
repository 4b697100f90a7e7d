import string

REMOVE = string.punctuation.replace("'", "") + "\t\n"


def split_text(t):
    return "".join(" " if c in REMOVE else c for c in t.lower()).split()


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in split_text(text):
            counts[word] = counts.get(word, 0) + 1
    levels = sorted(set(counts.values()), reverse=True)
    return {w: levels.index(n) + 1 for w, n in counts.items()}


def texts_to_sequences(texts, word_index, num_words=None):
    limit = float("inf") if num_words is None else num_words
    return [[word_index[w] for w in split_text(t) if w in word_index and word_index[w] < limit] for t in texts]
