PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"
TABLE = str.maketrans({c: " " for c in PUNCTUATION})


def tokenize(text: str) -> list[str]:
    """Lower-case, no punctuation, a list of words."""
    return text.lower().translate(TABLE).split()


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in tokenize(text):
            if word in counts:
                counts[word] = 2
            else:
                counts[word] = 1
    ranked = sorted(counts.items(), key=lambda x: x[1], reverse=True)
    return {word: i + 1 for i, (word, n) in enumerate(ranked)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in tokenize(text):
            if word in word_index:
                number = word_index[word]
                if num_words is None or number < num_words:
                    sequence.append(number)
        sequences.append(sequence)
    return sequences
