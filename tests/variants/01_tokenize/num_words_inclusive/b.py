PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"
TABLE = str.maketrans({c: " " for c in PUNCTUATION})


def tokenize(text: str) -> list[str]:
    """Lower-case, no punctuation, a list of words."""
    return text.lower().translate(TABLE).split()


def build_word_index(texts: list[str]) -> dict[str, int]:
    d = {}
    for t in texts:
        for w in tokenize(t):
            d[w] = d.get(w, 0) + 1
    ranked = sorted(d, key=d.get, reverse=True)
    return dict(zip(ranked, range(1, len(ranked) + 1)))


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        seq = []
        for w in tokenize(text):
            i = word_index.get(w)
            if i is None:
                continue
            if num_words is not None and i > num_words:
                continue
            seq.append(i)
        sequences.append(seq)
    return sequences
