import re
from collections import Counter

PATTERN = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def _words(text: str) -> list[str]:
    return PATTERN.sub(" ", text.lower()).split()


def build_word_index(texts: list[str]) -> dict[str, int]:
    """Number the words, the most frequent first."""
    counts = Counter(word for text in texts for word in _words(text))
    ordered = sorted(counts, key=counts.get)
    ordered.reverse()  # big counts first
    return dict(zip(ordered, range(1, len(ordered) + 1)))


def texts_to_sequences(texts: list[str], word_index: dict[str, int], num_words: int | None = None) -> list[list[int]]:
    """Replace words by their numbers."""
    sequences = []
    for text in texts:
        indices = [word_index[word] for word in _words(text) if word in word_index]
        if num_words is not None:
            indices = [index for index in indices if index < num_words]
        sequences.append(indices)
    return sequences
