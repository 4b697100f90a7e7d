"""Every call starts all random generators anew, with real TensorFlow; its kernels are thrown away only where one may hold a generator."""

from __future__ import annotations

import time

import numpy as np
import pytest

from grader.isolation.border import Sources, Worker
from grader.isolation.launch import Zygote
from grader.isolation.limits import Limits
from grader.isolation.seeds import Seeds
from grader.models import described_model

KERAS = """
import keras
import numpy as np

def draw():
    dropped = keras.layers.Dropout(0.5)(np.ones((3, 4)), training=True)
    return [np.random.rand(2), np.asarray(keras.random.normal((2,))), np.asarray(dropped)]

def train(model):
    model.compile("adam", "mse")
    model.fit(np.arange(40).reshape(20, 2), np.arange(20), batch_size=3, epochs=2, verbose=0)
    return model.get_weights()
"""
TENSORFLOW = """
import tensorflow as tf

@tf.function
def drawn_in_a_graph():
    return tf.random.uniform((2,))

def draw():
    return [tf.random.normal((2,)).numpy(), tf.nn.dropout(tf.ones((3, 4)), 0.5).numpy(), drawn_in_a_graph().numpy()]
"""


def asked_twice(zygote: Zygote, source: str, function: str, *args: object) -> list[list[np.ndarray]]:
    with Worker(zygote.address, Sources({"work.py": source.encode()}), Limits(call_seconds=60)) as worker:
        assert worker.load("work", 1, time.monotonic() + 60).crash is None
        return [worker.ask("work", function, list(args), {}, 5, time.monotonic() + 60)[1] for _time in range(2)]  # type: ignore[misc]


@pytest.mark.parametrize("source", [KERAS, TENSORFLOW], ids=["keras", "tensorflow"])
def test_what_is_drawn_in_a_call_is_drawn_again_in_the_next(zygote: Zygote, source: str) -> None:
    first, second = asked_twice(zygote, source, "draw")

    assert [len(set(value.flat)) > 1 for value in first] == [True] * 3
    assert all(np.array_equal(one, other) for one, other in zip(first, second, strict=True))


def test_a_training_shuffles_alike_in_every_call(zygote: Zygote) -> None:
    plan = described_model([("Input", {"shape": (2,)}), ("Dense", {"units": 3}), ("Dense", {"units": 1})], seed=2)

    first, second = asked_twice(zygote, KERAS, "train", plan)

    assert all(np.array_equal(one, other) for one, other in zip(first, second, strict=True))


@pytest.mark.parametrize(
    ("text", "keras", "kernels"),
    [
        (b"import numpy", False, False),
        (b"import keras  # its weights are random at first", True, False),
        (b"import tensorflow as tf\ntf.gather(a, b)", True, False),
        (b"import tensorflow as tf\ntf.random.uniform(())", True, True),
        (b"from tensorflow import random as r", True, True),
        (b"from tensorflow.random import normal", True, True),
        (b"from keras import backend as K\nK.random_normal((2,))", True, True),
        (b"import tensorflow as tf\ntf.nn.dropout(x, 0.5)", True, True),
        (b"import tensorflow as tf\ntf.nn.nce_loss(w, b, y, x, 5, 100)", True, True),
        (b"import tensorflow as tf\ntf.nn.sampled_softmax_loss(w, b, y, x, 5, 100)", True, True),
        (b"from tensorflow import keras, random as r", True, True),
        (b"import tensorflow.compat.v1 as tf", True, True),
    ],
)
def test_what_has_to_be_seeded_is_read_off_the_code(text: bytes, keras: bool, kernels: bool) -> None:
    seeds = Seeds()

    seeds.look_at([b"", text])

    assert seeds == Seeds(keras, kernels)
