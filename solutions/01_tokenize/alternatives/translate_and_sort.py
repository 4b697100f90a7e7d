"""Exercise 1: numbers for words."""

import string

# string.punctuation has the apostrophe too, but "don't" stays one word
_TO_SPACE = {ord(c): " " for c in string.punctuation if c != "'"} | {ord("\t"): " ", ord("\n"): " "}


def _words(text: str) -> list[str]:
    return text.lower().translate(_TO_SPACE).split()


def build_word_index(texts: list[str]) -> dict[str, int]:
    """Number the words of `texts` from 1, most frequent first."""
    all_words = [word for text in texts for word in _words(text)]
    first_seen: dict[str, int] = {}
    how_often: dict[str, int] = {}
    for position, word in enumerate(all_words):
        first_seen.setdefault(word, position)
        how_often[word] = how_often.get(word, 0) + 1
    ranked = sorted(how_often, key=lambda word: (-how_often[word], first_seen[word]))
    return dict(zip(ranked, range(1, len(ranked) + 1)))


def texts_to_sequences(texts: list[str], word_index: dict[str, int], num_words: int | None = None) -> list[list[int]]:
    """Replace known words by their numbers, drop the others."""
    known = word_index if num_words is None else {w: i for w, i in word_index.items() if i < num_words}
    return [[known[word] for word in _words(text) if word in known] for text in texts]
