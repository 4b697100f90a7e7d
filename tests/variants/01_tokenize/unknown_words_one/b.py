from collections import Counter

PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"
TABLE = str.maketrans({c: " " for c in PUNCTUATION})


def tokenize(text: str) -> list[str]:
    """Lower-case, no punctuation, a list of words."""
    return text.lower().translate(TABLE).split()


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(tokenize(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


OOV = 1


def texts_to_sequences(texts, word_index, num_words=None):
    result = []
    for text in texts:
        row = []
        for word in tokenize(text):
            if word in word_index:
                if num_words is None or word_index[word] < num_words:
                    row.append(word_index[word])
            else:
                row.append(OOV)
        result.append(row)
    return result
