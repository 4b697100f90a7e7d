PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"
TABLE = str.maketrans({c: " " for c in PUNCTUATION})


def tokenize(text: str) -> list[str]:
    """Lower-case, no punctuation, a list of words."""
    return text.lower().translate(TABLE).split()


vocabulary = {}


def build_word_index(texts):
    global vocabulary
    counts = {}
    for text in texts:
        for word in tokenize(text):
            counts[word] = counts.get(word, 0) + 1
    ranked = sorted(counts, key=counts.get, reverse=True)
    vocabulary = {w: i + 1 for i, w in enumerate(ranked)}
    return dict(vocabulary)


def texts_to_sequences(texts, word_index, num_words=None):
    result = []
    for text in texts:
        row = [vocabulary[w] for w in tokenize(text) if w in vocabulary]
        result.append([n for n in row if num_words is None or n < num_words])
    return result
