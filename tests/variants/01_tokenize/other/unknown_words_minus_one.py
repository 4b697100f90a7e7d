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
        for word in tokenize(text):
            number = word_index.get(word, -1)
            if num_words is None or number < num_words:
                seq.append(number)
        sequences.append(seq)
    return sequences
