PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"
TABLE = str.maketrans({c: " " for c in PUNCTUATION})


def tokenize(text: str) -> list[str]:
    """Lower-case, no punctuation, a list of words."""
    return text.lower().translate(TABLE).split()


def build_word_index(texts):
    all_words = []
    for text in texts:
        all_words += tokenize(text)
    unique = list(dict.fromkeys(all_words))
    unique.sort(key=lambda w: -all_words.count(w))
    index = {}
    for i in range(len(unique)):
        index[unique[i]] = i + 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    vocabulary = list(word_index.keys())
    sequences = []
    for text in texts:
        seq = [vocabulary.index(w) + 1 for w in tokenize(text) if w in vocabulary]
        sequences.append([n for n in seq if num_words is None or n < num_words])
    return sequences
