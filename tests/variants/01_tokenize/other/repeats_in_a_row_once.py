PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"
TABLE = str.maketrans({c: " " for c in PUNCTUATION})


def tokenize(text: str) -> list[str]:
    """Lower-case, no punctuation, a list of words."""
    return text.lower().translate(TABLE).split()


def build_word_index(texts):
    counts = {}
    for text in texts:
        last = None
        for word in tokenize(text):
            if word != last:
                counts[word] = counts.get(word, 0) + 1
            last = word
    ranked = sorted(counts, key=counts.get, reverse=True)
    return {w: i + 1 for i, w in enumerate(ranked)}


def texts_to_sequences(texts, word_index, num_words=None):
    seqs = []
    for text in texts:
        seq = []
        for token in tokenize(text):
            try:
                seq.append(word_index[token])
            except KeyError:
                pass
        if num_words:
            seq = [n for n in seq if n < num_words]
        seqs.append(seq)
    return seqs
