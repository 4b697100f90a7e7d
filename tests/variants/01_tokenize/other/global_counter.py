from collections import Counter

PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"
TABLE = str.maketrans({c: " " for c in PUNCTUATION})


def tokenize(text: str) -> list[str]:
    """Lower-case, no punctuation, a list of words."""
    return text.lower().translate(TABLE).split()


counter = Counter()


def build_word_index(texts):
    for text in texts:
        counter.update(tokenize(text))
    return {w: i + 1 for i, (w, n) in enumerate(counter.most_common())}


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is None:
        allowed = word_index
    else:
        allowed = {w: i for w, i in word_index.items() if i < num_words}
    output = []
    for text in texts:
        output.append([allowed[w] for w in tokenize(text) if w in allowed])
    return output
