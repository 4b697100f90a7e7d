"""Inside a worker: a training from beginning to end by the student's own functions, and now and then a word about how far it has come.

The reviews stay in the worker: 100 MB that nobody else needs. What is told on the way is for a progress bar; nothing is judged by it.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.isolation import said

EVERY_SECONDS = 1.0
LOADING, BUILDING, TRAINING = range(3)

Tell = Callable[[int, int], None]


def run(load: Callable[[], Any], build: Callable[[], Any], train: Callable[..., Any], *, tell: Tell) -> tuple[Any, Any]:
    """`train(build(), *load()[0])`: the model, trained, and what `train` returned. Raises whatever the functions raise."""
    tell(LOADING, 0)
    halves = load()
    try:
        (x_train, y_train), _test = halves
    except (TypeError, ValueError):
        raise ValueError(said.NOT_TWO_HALVES.format(name=load.__name__)) from None
    tell(BUILDING, 0)
    model = build()
    with _telling(model, tell):
        return model, train(model, x_train, y_train)


@contextlib.contextmanager
def _telling(model: Any, tell: Tell) -> Iterator[None]:
    """Tell, from a thread of its own, how many batches the model has seen; the thread has ended when the block has."""
    tell(TRAINING, 0)
    is_over = threading.Event()

    def watch() -> None:
        while not is_over.wait(EVERY_SECONDS):
            with contextlib.suppress(Exception):  # a model of the student's: not compiled, or anything else
                tell(TRAINING, max(0, int(np.asarray(model.optimizer.iterations))))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        is_over.set()
        watcher.join()
