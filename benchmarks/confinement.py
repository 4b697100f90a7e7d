"""What confinement costs: per worker, and on the time that an LSTM trains, with and without it in turn, in one run.

Made like this: one zygote; a confined and an unconfined worker alternate, so that both see the same machine. "A worker" is everything from
asking for it to its end, with one module imported and one call answered in between. The table shows medians; the difference is the median
of the differences within a pair; the least of each column is what a busy machine disturbs least. Run by hand, on a machine that does
nothing else: `python -m benchmarks.confinement`.
"""

from __future__ import annotations

import argparse
import functools
import statistics
import time
from collections.abc import Callable
from typing import TypeVar

from benchmarks import machine
from grader.isolation.border import Sources, Worker
from grader.isolation.launch import Zygote
from grader.isolation.limits import Limits

Measured = TypeVar("Measured", float, tuple[float, float])
LIGHT = ("numpy",)
HEAVY = ("tensorflow", "keras")

NOTHING = b"def answer(value):\n    return value\n"
TRAINING = b"""import time

import keras
import numpy as np


def train(epochs):
    keras.utils.set_random_seed(1)
    words = np.random.default_rng(1).integers(1, 1000, (512, 40))
    model = keras.Sequential([keras.layers.Embedding(1000, 16), keras.layers.LSTM(32), keras.layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    began = time.perf_counter()
    model.fit(words, words[:, 0] % 2, batch_size=32, epochs=epochs, verbose=0)
    return time.perf_counter() - began
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workers", type=int, default=40, help="pairs of workers per zygote")
    parser.add_argument("--trainings", type=int, default=6, help="pairs of trainings")
    parser.add_argument("--epochs", type=int, default=12, help="epochs of one training")
    options = parser.parse_args()
    print(f"{machine.described()}\n")
    print(f"{'':34}{'unconfined':>12}{'confined':>12}{'difference':>12}{'ratio':>8}")
    with Zygote(LIGHT) as zygote:
        workers = alternate(options.workers, functools.partial(seconds_of_worker, zygote))
        show("a worker, NumPy only", "ms", workers)
    with Zygote(HEAVY) as zygote:
        workers = alternate(options.workers, functools.partial(seconds_of_worker, zygote))
        show("a worker, TensorFlow and Keras", "ms", workers)
        if not options.trainings:
            return
        trainings = alternate(options.trainings, functools.partial(seconds_of_training, zygote, options.epochs))
        show("training an LSTM", "s", [(before[0], after[0]) for before, after in trainings])
        show("the same, computing time", "s", [(before[1], after[1]) for before, after in trainings])


def alternate(pairs: int, measure: Callable[[bool], Measured]) -> list[tuple[Measured, Measured]]:
    """(unconfined, confined) `pairs` times, each first in every other pair; one of each before that does not count."""
    measure(True)
    measure(False)
    found = []
    for number in range(pairs):
        if number % 2:
            confined = measure(True)
            found.append((measure(False), confined))
        else:
            found.append((measure(False), measure(True)))
    return found


def seconds_of_worker(zygote: Zygote, confined: bool) -> float:
    began = time.perf_counter()
    with Worker(zygote.address, Sources({"nothing.py": NOTHING}), Limits(), confined=confined) as worker:
        worker.load("nothing", 1, time.monotonic() + 10)
        worker.ask("nothing", "answer", [1], {}, 1, time.monotonic() + 10)
    return time.perf_counter() - began


def seconds_of_training(zygote: Zygote, epochs: int, confined: bool) -> tuple[float, float]:
    """By the worker's own clock, from the start of `fit` to its end, tracing included; and the computing time of its whole process."""
    with Worker(zygote.address, Sources({"training.py": TRAINING}), Limits(cpu_seconds=600), confined=confined) as worker:
        worker.load("training", 1, time.monotonic() + 60)
        answered, value = worker.ask("training", "train", [epochs], {}, 1, time.monotonic() + 300)
        ended = worker.end()
    if answered.crash is not None:
        raise SystemExit(f"the training failed: {answered.crash.text}")
    return float(value), ended.cpu_seconds


def show(name: str, unit: str, pairs: list[tuple[float, float]]) -> None:
    scale = 1000 if unit == "ms" else 1
    columns = [*zip(*pairs, strict=True), [after - before for before, after in pairs]]
    numbers = "".join(f"{statistics.median(column) * scale:9.2f} {unit:2}" for column in columns)
    ratio = statistics.median(after / before for before, after in pairs)
    least = [min(column) * scale for column in columns[:2]]
    print(f"{name:34}{numbers}{ratio:8.3f}  (median of {len(pairs)} pairs; least {least[0]:.2f} and {least[1]:.2f})", flush=True)


if __name__ == "__main__":
    main()
