"""Exercise 1, tokenize: turn texts into lists of numbers.

A network computes with numbers, so every word gets one: the most frequent word gets 1, the next one 2, and so on.
Plain Python is enough; nothing needs to be imported.

    texts = ["This is a text", "This is not a text"]
    build_word_index(texts)                            # {"this": 1, "is": 2, "a": 3, "text": 4, "not": 5}
    texts_to_sequences(texts, build_word_index(texts)) # [[1, 2, 3, 4], [1, 2, 5, 3, 4]]
"""

# Each of these characters becomes a space before a text is split. The apostrophe is not here: "don't" is one word.
FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def split_into_words(text: str) -> list[str]:
    """The words of one text, in order: lower case, without the characters in FILTERS, never empty.

    "Well, THIS is... a text!" gives ["well", "this", "is", "a", "text"]. This step is the same in both functions below,
    so it has a function of its own; you may also work without it.
    """
    text = text.lower()
    for character in FILTERS:
        text = text.replace(character, " ")
    return [word for word in text.split(" ") if word]


def build_word_index(texts: list[str]) -> dict[str, int]:
    """Give every word of `texts` its number.

    - Numbers start at 1; 0 is kept for padding (exercise 2).
    - The most frequent word gets 1. Of words equally frequent, the one seen first comes first.
    - No texts, or texts without a word, give {}.

    `texts` itself is not changed.
    """
    counts: dict[str, int] = {}
    for text in texts:
        for word in split_into_words(text):
            counts[word] = counts.get(word, 0) + 1
    # A dict remembers the order of its first entries and `sorted` keeps the order of equals: so ties stay as first seen.
    by_frequency = sorted(counts, key=lambda word: -counts[word])
    return {word: number for number, word in enumerate(by_frequency, start=1)}


def texts_to_sequences(texts: list[str], word_index: dict[str, int], num_words: int | None = None) -> list[list[int]]:
    """Write each text as the list of its words' numbers.

    - A word that is not in `word_index` is dropped. Only the `word_index` given counts, whatever texts it was made from.
    - With `num_words` (at least 1), only numbers below it stay: `num_words=4` keeps 1, 2 and 3.
    - A text without a known word gives [], so there are always as many lists as texts.

    `texts` and `word_index` are not changed.
    """
    sequences = []
    for text in texts:
        numbers = [word_index[word] for word in split_into_words(text) if word in word_index]
        sequences.append([number for number in numbers if num_words is None or number < num_words])
    return sequences
