"""A small corpus of film reviews in the format of `imdb.npz`, made from a seed: for suites that train in seconds.

Words are as frequent as in real texts (Zipf). What a review thinks is carried by words of opinion, and by their order: in half of the
reviews both kinds occur, and the last one counts ("dull … great" is praise). So a network that reads in order learns nearly all of it, a
count of words cannot know more than 75 %, and a constant knows half.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

START, UNKNOWN, FIRST = 1, 2, 3  # what load_data puts before a review, in place of a cut word, and adds to every rank
ORDER_SHARE = 0.5  # of the reviews: both opinions occur, the last counts
ZIPF = 1.1  # word number k is k^-1.1 as frequent as the first
LENGTHS = (6, 22)  # words of a review, at least and at most

PRAISE = "great wonderful moving superb".split()
COMPLAINT = "dull awful boring weak".split()
COMMON = """
the a and of to is in it this that film was as movie with but on his one by an from who they like time he story see there about good out
scene character when what just so her people some more very two life way much only first plot acting end look man made other
""".split()
RARE = ["".join(parts) for parts in product("ba de fi go lu mo ne".split(), "lan mer nis rot tul vek".split(), ["", "o", "is", "ett"])]
FILLERS = [*COMMON, *RARE]

Reviews = list[list[int]]


@dataclass(frozen=True, eq=False)
class Half:
    """Reviews as ranks of words (1: the most frequent), and whether each is praise (1) or complaint (0)."""

    reviews: Reviews
    labels: np.ndarray  # int64, (n,)


@dataclass(frozen=True, eq=False)
class Corpus:
    """Two halves, as the published file has them, and a third that is in no file: its labels never leave the judge."""

    train: Half
    test: Half
    held_out: Half
    word_index: dict[str, int]  # word → rank, as `get_word_index` gives it

    @property
    def words(self) -> int:
        """How many numbers `load_data` uses for it: the highest rank, and the three in front."""
        return len(self.word_index) + FIRST

    def npz(self) -> bytes:
        """The file `imdb.npz`: reviews and labels of the training and the test half."""
        file = io.BytesIO()
        np.savez(
            file,
            x_train=_objects(self.train.reviews),
            y_train=self.train.labels,
            x_test=_objects(self.test.reviews),
            y_test=self.test.labels,
        )
        return file.getvalue()

    def word_index_json(self) -> bytes:
        """The file `imdb_word_index.json`."""
        return json.dumps(self.word_index).encode()

    def served(self, name: str = "imdb.npz") -> tuple[tuple[str, bytes], ...]:
        """Both files for a worker (`border.Sources.served`), the reviews under `name`."""
        return ((name, self.npz()), ("imdb_word_index.json", self.word_index_json()))


def synthetic_corpus(seed: int, *, train: int = 1000, test: int = 200, held_out: int = 400) -> Corpus:
    """A corpus of so many reviews; equal seeds, equal corpora."""
    rng = np.random.default_rng([seed, 0x1DB])
    written = [_written(rng, size) for size in (train, test, held_out)]
    ranks = _ranks(written[0][0])
    first, second, third = (_numbered(reviews, labels, ranks) for reviews, labels in written)
    return Corpus(first, second, third, ranks)


def encoded(reviews: Reviews, top_words: int) -> Reviews:
    """Reviews as `load_data(num_words=top_words)` numbers them: the start mark, ranks plus 3, and 2 for numbers from `top_words` on."""
    marked = ([START, *(rank + FIRST for rank in review)] for review in reviews)
    return [[number if number < top_words else UNKNOWN for number in review] for review in marked]


def padded(sequences: Sequence[Sequence[int]], length: int) -> np.ndarray:
    """int32, (n, length): zeros in front of short sequences, long ones without their beginning."""
    table = np.zeros((len(sequences), length), np.int32)
    for row, sequence in zip(table, sequences, strict=True):
        kept = list(sequence)[-length:]
        row[length - len(kept) :] = kept
    return table


def loaded(corpus: Corpus, top_words: int, length: int) -> tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]:
    """What `load_reviews(top_words, length)` of exercise 5 gives for this corpus: load_data's order, padded by the Keras defaults."""
    rng = np.random.RandomState(113)  # load_data's own seed; it shuffles the training half first
    halves = []
    for half in (corpus.train, corpus.test):
        order = np.arange(len(half.reviews))
        rng.shuffle(order)
        rows = padded(encoded([half.reviews[place] for place in order], top_words), length)
        halves.append((rows, half.labels[order]))
    return halves[0], halves[1]


def _written(rng: np.random.Generator, size: int) -> tuple[list[list[str]], list[int]]:
    """Reviews as words, half of them praise, in no order."""
    labels = rng.permutation(np.arange(size) % 2).tolist()
    share = np.arange(1, len(FILLERS) + 1) ** -ZIPF
    share /= share.sum()
    return [_review(rng, label, share) for label in labels], labels


def _review(rng: np.random.Generator, label: int, share: np.ndarray) -> list[str]:
    length = int(rng.integers(LENGTHS[0], LENGTHS[1] + 1))
    words = [FILLERS[place] for place in rng.choice(len(FILLERS), size=length, p=share)]
    meant, other = (PRAISE, COMPLAINT) if label else (COMPLAINT, PRAISE)
    early, late = sorted(rng.choice(length, size=2, replace=False).tolist())
    words[late] = str(rng.choice(meant))
    words[early] = str(rng.choice(other if rng.random() < ORDER_SHARE else meant))
    return words


def _numbered(reviews: list[list[str]], labels: list[int], ranks: dict[str, int]) -> Half:
    """Words as ranks; words that no training review has are left out, as in the published file."""
    return Half([[ranks[word] for word in review if word in ranks] for review in reviews], np.array(labels, np.int64))


def _ranks(reviews: list[list[str]]) -> dict[str, int]:
    """Words by how often they occur, most frequent first, rank 1."""
    counts: dict[str, int] = {}
    for word in (word for review in reviews for word in review):
        counts[word] = counts.get(word, 0) + 1
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    return {word: rank for rank, word in enumerate(ordered, 1)}


def _objects(reviews: Reviews) -> np.ndarray:
    """An array of lists, also when all have one length."""
    array = np.empty(len(reviews), dtype=object)
    array[:] = reviews
    return array
