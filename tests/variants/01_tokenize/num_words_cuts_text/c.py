from collections import Counter
from itertools import islice

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


def texts_to_sequences(texts, word_index, num_words=None):
    """num_words is the largest number of words of a text."""
    def numbers(text):
        for word in tokenize(text):
            number = word_index.get(word)
            if number is not None:
                yield number

    return [list(islice(numbers(text), num_words)) for text in texts]
