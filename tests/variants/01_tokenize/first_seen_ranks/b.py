from itertools import chain

PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"
TABLE = str.maketrans({c: " " for c in PUNCTUATION})


def tokenize(text: str) -> list[str]:
    """Lower-case, no punctuation, a list of words."""
    return text.lower().translate(TABLE).split()


def build_word_index(texts):
    every_word = chain.from_iterable(map(tokenize, texts))
    return {word: i for i, word in enumerate(dict.fromkeys(every_word), start=1)}


def encode(words, word_index, num_words):
    numbers = []
    for word in words:
        number = word_index.get(word, 0)
        if number > 0 and (num_words is None or number < num_words):
            numbers.append(number)
    return numbers


def texts_to_sequences(texts, word_index, num_words=None):
    return [encode(tokenize(text), word_index, num_words) for text in texts]
