from __future__ import annotations

from functools import reduce
from typing import Iterator, Mapping, Sequence

SEPARATORS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def _words(text: str) -> Iterator[str]:
    spaced = reduce(lambda t, mark: t.replace(mark, " "), SEPARATORS, text.lower())
    yield from (part for part in spaced.split(" ") if part)


def _count(counts: dict[str, int], word: str) -> dict[str, int]:
    return counts | {word: counts.get(word, 0) + 1}


def _known(text: str, word_index: Mapping[str, int], num_words: int | None) -> Iterator[int]:
    for word in _words(text):
        match word_index.get(word), num_words:
            case None, _:
                pass
            case index, None:
                yield index
            case index, limit if index < limit:
                yield index


def build_word_index(texts: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = reduce(_count, (w for t in texts for w in _words(t)), {})
    return {w: i for i, w in enumerate(sorted(counts, key=counts.__getitem__, reverse=True), 1)}


def texts_to_sequences(texts: Sequence[str], word_index: Mapping[str, int], num_words: int | None = None) -> list[list[int]]:
    return [list(_known(text, word_index, num_words)) for text in texts]
