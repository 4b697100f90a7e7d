"""An honest verdict on memory: said when there was none, with the limit, the peak and, where known, what was asked for; and only then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from grader.isolation.border import Sources, Worker
from grader.isolation.launch import Zygote
from grader.isolation.limits import GIB, MIB, Limits
from grader.isolation.worker import asked_bytes
from grader.results import Status
from grader.student import CallFailed, Student

ABORT_NEAR_THE_LIMIT = """
import os
def run():
    kept = []
    try:
        while True:
            kept.append(b"x" * 1_000_000)
    except MemoryError:
        os.abort()
"""
ABORT_IN_CPLUSPLUS = """
import ctypes
def run():
    new = ctypes.CDLL("libstdc++.so.6")._Znwm
    new.argtypes = [ctypes.c_size_t]
    new(3 << 30)
"""
FILL_FAST = """
import os, numpy
def run():
    kept = numpy.ones(930 << 20, dtype="u1")
    os.abort()
"""


@pytest.fixture
def student(light_zygote: Zygote) -> Iterator[Callable[[str], Student]]:
    with ExitStack() as stack:

        def student_of(source: str) -> Student:
            sources, limits = Sources({"module.py": source.encode()}), Limits()
            one = Student(lambda: Worker(light_zygote.address, sources, limits), ("module",), "module", 1, limits, time.monotonic() + 60)
            stack.callback(one.end_worker)
            return one

        yield student_of


def test_a_memory_error_says_limit_peak_and_what_was_asked_for(student: Callable[[str], Student]) -> None:
    one = student("import numpy\ndef run():\n    return numpy.ones((3, 1 << 30), dtype='u1')")

    with pytest.raises(CallFailed) as failed:
        one.module.run()
    one.end_worker()

    assert failed.value.verdict.status is Status.MEMORY
    assert one.memory["limit_bytes"] == 1 * GIB
    assert one.memory["asked_bytes"] == 3 * GIB
    assert 10 * MIB < one.memory["peak_bytes"] < 300 * MIB


def test_a_memory_error_while_the_module_is_loaded_says_the_same(student: Callable[[str], Student]) -> None:
    one = student("import numpy\nTABLE = numpy.ones((3, 1 << 30), dtype='u1')")

    verdict = one.load()

    assert verdict is not None
    assert verdict.status is Status.MEMORY
    assert set(verdict.memory) == {"limit_bytes", "asked_bytes", "peak_bytes"}


@pytest.mark.parametrize("source", [ABORT_NEAR_THE_LIMIT, ABORT_IN_CPLUSPLUS, FILL_FAST], ids=["Python", "C++", "fast"])
def test_a_process_that_died_for_want_of_memory_is_told_so(student: Callable[[str], Student], source: str) -> None:
    one = student(source)

    with pytest.raises(CallFailed) as failed:
        one.module.run()

    assert failed.value.verdict.status is Status.MEMORY
    assert failed.value.verdict.memory["limit_bytes"] == 1 * GIB


@pytest.mark.parametrize("line", ["os.abort()", "os._exit(1)", "os.kill(os.getpid(), 9)", "bytes(500_000_000); os.abort()"])
def test_a_process_that_died_of_something_else_is_not(student: Callable[[str], Student], line: str) -> None:
    one = student(f"import os\ndef run():\n    {line}")

    with pytest.raises(CallFailed) as failed:
        one.module.run()

    assert failed.value.verdict.status is Status.CRASHED
    assert one.memory == {}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Unable to allocate 3.00 GiB for an array with shape (3, 1073741824) and data type uint8", 3 * GIB),
        ("Unable to allocate 745. MiB for an array with shape (100000000,)", 745 * MIB),
        ("OOM when allocating tensor with shape[40000,40000] and type float on /job:localhost/replica:0", 6_400_000_000),
        ("OOM when allocating tensor with shape[] and type double on /job", 8),
        ("OOM when allocating tensor with shape[10] and type variant on /job", 0),
        (f"OOM when allocating tensor with shape[{'9' * 100}] and type float", 1 << 62),
        ("there is no more memory", 0),
        ("", 0),
    ],
)
def test_how_much_was_asked_for_is_read_from_the_message(text: str, number: int) -> None:
    assert asked_bytes(text) == number


def test_tensorflow_without_memory_says_how_much_was_asked_for(zygote: Zygote) -> None:
    source = b"import tensorflow as tf\ndef run():\n    return tf.ones((40000, 40000))"
    with Worker(zygote.address, Sources({"module.py": source}), Limits()) as worker:
        worker.load("module", 1, time.monotonic() + 20)

        answer, _value = worker.ask("module", "run", [], {}, 1, time.monotonic() + 20)

    assert answer.crash is not None
    assert (answer.crash.type_name, answer.crash.asked_bytes) == ("ResourceExhaustedError", 6_400_000_000)


def test_keras_trains_saves_and_loads_within_the_limits(zygote: Zygote) -> None:
    source = b"""
import keras, numpy as np
def run():
    model = keras.Sequential([keras.layers.Embedding(50, 8), keras.layers.LSTM(8), keras.layers.Dense(1)])
    model.compile(optimizer="adam", loss="mse")
    words = np.ones((64, 10), "int32")
    history = model.fit(words, np.ones(64), epochs=2, verbose=0)
    model.save("model.keras")
    model.save_weights("model.weights.h5")
    again = keras.models.load_model("model.keras")
    return len(history.history["loss"]), bool(np.allclose(model(words), again(words)))
"""
    with Worker(zygote.address, Sources({"module.py": source}), Limits()) as worker:
        worker.load("module", 1, time.monotonic() + 20)

        answer, value = worker.ask("module", "run", [], {}, 1, time.monotonic() + 60)

        ended = worker.end()
    assert (answer.crash, value) == (None, (2, True))
    assert ended.peak_bytes < 768 * MIB
