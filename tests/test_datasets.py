"""Data sets in a worker, with real Keras: whatever way the reviews are asked for, the judge's file comes, and no network is needed."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.corpus import Corpus, loaded, synthetic_corpus
from grader.isolation.border import Sources, Worker
from grader.isolation.datasets import getter
from grader.isolation.launch import Zygote
from grader.isolation.limits import Limits

LIMITS = replace(Limits(), call_seconds=60.0)
LOADERS = b"""
import keras
import tensorflow as tf
from keras.datasets import imdb
from keras.datasets.imdb import load_data
from keras.utils import get_file
from tensorflow.keras.datasets.imdb import load_data as load_data_of_tf


def pad(halves, length):
    return tuple((keras.utils.pad_sequences(x, maxlen=length), y) for x, y in halves)


def by_attribute(path, num_words, length):
    return pad(keras.datasets.imdb.load_data(path=path, num_words=num_words), length)


def by_module(path, num_words, length):
    return pad(imdb.load_data(path, num_words), length)


def by_name(path, num_words, length):
    return pad(load_data(path, num_words=num_words), length)


def by_tensorflow(path, num_words, length):
    return pad(tf.keras.datasets.imdb.load_data(path=path, num_words=num_words), length)


def by_name_of_tensorflow(path, num_words, length):
    return pad(load_data_of_tf(path=path, num_words=num_words), length)


def by_default(num_words, length):
    return pad(imdb.load_data(num_words=num_words), length)


def word_index(**kwargs):
    return imdb.get_word_index(**kwargs)


def directly(name, origin=None):
    paths = [get(name, origin=origin) for get in (get_file, keras.utils.get_file, tf.keras.utils.get_file)]
    return [open(path, "rb").read(2).decode() for path in paths]


def other():
    return keras.datasets.mnist.load_data()
"""


@pytest.fixture(scope="module")
def corpora() -> tuple[Corpus, Corpus]:
    return synthetic_corpus(1, train=60, test=20), synthetic_corpus(2, train=60, test=20)


@pytest.fixture(scope="module")
def worker(zygote: Zygote, corpora: tuple[Corpus, Corpus]) -> Iterator[Worker]:
    usual, other = corpora
    sources = Sources({"loaders.py": LOADERS}, served=(*usual.served(), other.served("reviews_b.npz")[0]))
    with Worker(zygote.address, sources, LIMITS) as started:
        assert started.load("loaders", 1, time.monotonic() + 30).crash is None
        yield started


def ask(worker: Worker, function: str, *args: Any, **kwargs: Any) -> Any:
    answer, value = worker.ask("loaders", function, args, kwargs, 1, time.monotonic() + LIMITS.call_seconds)
    return answer.crash or value


def is_same(got: Any, expected: Any) -> bool:
    return all(
        np.array_equal(one, other) for half, wanted in zip(got, expected, strict=True) for one, other in zip(half, wanted, strict=True)
    )


@pytest.mark.parametrize("way", ["by_attribute", "by_module", "by_name", "by_tensorflow", "by_name_of_tensorflow"])
@pytest.mark.parametrize(("name", "number"), [("imdb.npz", 0), ("reviews_b.npz", 1), ("never_seen.npz", 0)])
def test_every_way_to_load_gives_the_file_of_that_name_or_the_usual_one(
    worker: Worker, corpora: tuple[Corpus, Corpus], way: str, name: str, number: int
) -> None:
    assert is_same(ask(worker, way, name, 40, 12), loaded(corpora[number], 40, 12))


def test_the_default_path_is_the_usual_file_and_not_another_one(worker: Worker, corpora: tuple[Corpus, Corpus]) -> None:
    got = ask(worker, "by_default", 1000, 30)

    assert is_same(got, loaded(corpora[0], 1000, 30))
    assert not is_same(got, loaded(corpora[1], 1000, 30))


@pytest.mark.parametrize("arguments", [{}, {"path": "my_index.json"}])
def test_the_word_index_matches_the_corpus_under_any_name(
    worker: Worker, corpora: tuple[Corpus, Corpus], arguments: dict[str, str]
) -> None:
    assert ask(worker, "word_index", **arguments) == corpora[0].word_index


@pytest.mark.parametrize("arguments", [("imdb.npz",), ("imdb.npz", "https://example.org/imdb.npz")])
def test_get_file_itself_gives_the_same_file_with_an_origin_and_without(worker: Worker, arguments: tuple[str, ...]) -> None:
    assert ask(worker, "directly", *arguments) == ["PK", "PK", "PK"]


def test_another_data_set_fails_with_a_message_that_says_what_there_is(worker: Worker) -> None:
    crash = ask(worker, "other")

    assert crash.type_name == "FileNotFoundError"
    assert "mnist.npz cannot be loaded: there is no network here" in crash.text
    assert "imdb.npz" in crash.text


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "a/b.npz", ""])
def test_a_name_with_folders_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="without folders"):
        getter(tmp_path)(name)


def test_the_origin_decides_which_file_an_unknown_name_means(tmp_path: Path) -> None:
    (tmp_path / "imdb.npz").write_bytes(b"reviews")
    (tmp_path / "imdb_word_index.json").write_text(json.dumps({"a": 1}))
    get_file = getter(tmp_path)

    assert Path(get_file("mine", origin="https://example.org/x/imdb.npz")).read_bytes() == b"reviews"
    assert Path(get_file("mine_too", "https://example.org/imdb_word_index.json", untar=False)).read_text() == '{"a": 1}'


def test_without_any_data_set_the_message_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="the exercise's data sets are none"):
        getter(tmp_path / "absent")("imdb.npz")
