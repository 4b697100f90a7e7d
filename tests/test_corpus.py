"""The synthetic corpus: the format of the published file, and what can be known of a review by words and by their order."""

from __future__ import annotations

import io
import json
from collections import Counter

import numpy as np
import pytest

from grader.corpus import COMPLAINT, FIRST, LENGTHS, PRAISE, UNKNOWN, Corpus, Half, encoded, loaded, padded, synthetic_corpus


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return synthetic_corpus(1)


def test_equal_seeds_give_equal_files_and_others_do_not(corpus: Corpus) -> None:
    assert synthetic_corpus(1).npz() == corpus.npz()
    assert synthetic_corpus(2).npz() != corpus.npz()


def test_the_file_holds_lists_of_ranks_and_labels_of_both_halves_and_not_the_held_out_ones(corpus: Corpus) -> None:
    with np.load(io.BytesIO(corpus.npz()), allow_pickle=True) as file:
        found = {name: file[name] for name in file.files}

    assert sorted(found) == ["x_test", "x_train", "y_test", "y_train"]
    assert (found["x_train"].dtype, found["x_train"].shape, found["y_train"].dtype) == (object, (1000,), np.int64)
    assert found["x_train"][0] == corpus.train.reviews[0]
    assert not {tuple(review) for review in corpus.held_out.reviews} & {tuple(review) for review in (*found["x_train"], *found["x_test"])}


def test_ranks_say_how_frequent_a_word_is_in_the_training_half(corpus: Corpus) -> None:
    counts = Counter(rank for review in corpus.train.reviews for rank in review)

    frequencies = [counts[rank] for rank in range(1, len(corpus.word_index) + 1)]

    assert sorted(corpus.word_index.values()) == list(range(1, len(corpus.word_index) + 1))
    assert frequencies == sorted(frequencies, reverse=True)
    assert frequencies[0] > 20 * frequencies[len(frequencies) // 2]


def test_the_word_index_is_json_and_names_the_words_of_opinion(corpus: Corpus) -> None:
    index = json.loads(corpus.word_index_json())

    assert index == corpus.word_index
    assert set(PRAISE + COMPLAINT) <= index.keys()


@pytest.mark.parametrize("half", ["train", "test", "held_out"])
def test_half_of_the_reviews_are_praise_and_they_differ_in_length(corpus: Corpus, half: str) -> None:
    part: Half = getattr(corpus, half)

    assert part.labels.mean() == 0.5
    assert len({len(review) for review in part.reviews}) > 10
    assert max(len(review) for review in part.reviews) <= LENGTHS[1]


def test_the_last_word_of_opinion_decides(corpus: Corpus) -> None:
    praise, complaint = ({corpus.word_index[word] for word in words} for words in (PRAISE, COMPLAINT))

    last = [next(rank for rank in reversed(review) if rank in praise | complaint) for review in corpus.held_out.reviews]

    assert [int(rank in praise) for rank in last] == corpus.held_out.labels.tolist()


def test_a_count_of_words_knows_three_quarters_and_no_more(corpus: Corpus) -> None:
    def counts(half: Half) -> np.ndarray:
        return np.stack([np.bincount(review, minlength=corpus.words) for review in half.reviews]).astype(float)

    x, y = counts(corpus.train), corpus.train.labels
    weights = np.zeros(corpus.words)
    for _step in range(500):  # logistic regression
        weights -= x.T @ (1 / (1 + np.exp(-(x @ weights))) - y) / len(y)
    accuracy = np.mean((counts(corpus.held_out) @ weights > 0) == corpus.held_out.labels)

    assert 0.65 < accuracy < 0.82


def test_words_beyond_the_vocabulary_become_the_unknown_word(corpus: Corpus) -> None:
    numbers = encoded([[1, 6, 7]], 10)

    assert numbers == [[1, 1 + FIRST, 6 + FIRST, UNKNOWN]]


def test_padding_stands_in_front_and_long_reviews_lose_their_beginning() -> None:
    assert padded([[1, 2], [3, 4, 5, 6], []], 3).tolist() == [[0, 1, 2], [4, 5, 6], [0, 0, 0]]


def test_what_load_data_gives_is_shuffled_with_its_labels(corpus: Corpus) -> None:
    (x, y), _test = loaded(corpus, corpus.words, 40)

    straight = padded(encoded(corpus.train.reviews, corpus.words), 40)
    assert not np.array_equal(x, straight)
    assert sorted([*row, label] for row, label in zip(x.tolist(), y.tolist(), strict=True)) == sorted(
        [*row, label] for row, label in zip(straight.tolist(), corpus.train.labels.tolist(), strict=True)
    )
