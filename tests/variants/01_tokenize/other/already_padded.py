from collections import defaultdict

PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"
TABLE = str.maketrans({c: " " for c in PUNCTUATION})


def tokenize(text: str) -> list[str]:
    """Lower-case, no punctuation, a list of words."""
    return text.lower().translate(TABLE).split()


def build_word_index(texts):
    counts = defaultdict(int)
    for text in texts:
        for token in tokenize(text):
            counts[token] += 1
    pairs = sorted(counts.items(), key=lambda pair: -pair[1])
    return {pair[0]: position + 1 for position, pair in enumerate(pairs)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        numbers = [word_index[w] for w in tokenize(text) if w in word_index]
        sequences.append([n for n in numbers if num_words is None or n < num_words])
    longest = max([len(s) for s in sequences], default=0)
    return [[0] * (longest - len(s)) + s for s in sequences]
