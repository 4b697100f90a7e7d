"""The same start for every random generator that a student's code may use."""

from __future__ import annotations

import contextlib
import random
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Code that may draw from TensorFlow's own generators. Prose that looks like it costs time, nothing else.
_DRAWS = re.compile(
    rb"import random|random import|random\s*[.(]|random\s+as\b|random_|[._]random|dropout"
    rb"|raw_ops|compat\b|multinomial|sampled_|_sampler|nce_loss"
)


@dataclass
class Seeds:
    """What has to be seeded for the code that was looked at. A submission without Keras need not pay for Keras's 20 ms."""

    keras: bool = False
    kernels: bool = False  # whether a kernel of TensorFlow's may hold a generator

    def look_at(self, texts: Iterable[bytes]) -> None:
        for text in texts:
            self.keras |= b"keras" in text or b"tensorflow" in text
            self.kernels = self.kernels or bool(_DRAWS.search(text))

    def set(self, seed: int) -> None:
        random.seed(seed)
        if "numpy" in sys.modules:
            sys.modules["numpy"].random.seed(seed)
        if self.keras and "keras" in sys.modules:
            with contextlib.nullcontext() if self.kernels else kernels_kept():
                sys.modules["keras"].utils.set_random_seed(seed)


@contextlib.contextmanager
def kernels_kept() -> Iterator[None]:
    """`tf.random.set_seed` throws all kernels away, because those of tf.random's operations hold a generator; Keras's own draws have none.

    Every operation is then made anew: 1.5 ms instead of 0.1, two thirds of the time of a call with a small model.
    """
    tensorflow = sys.modules.get("tensorflow.python.pywrap_tfe")
    clear = getattr(tensorflow, "TFE_ContextClearCaches", None)
    if clear is not None:
        tensorflow.TFE_ContextClearCaches = lambda _context: None  # type: ignore[union-attr]
    try:
        yield
    finally:
        if clear is not None:
            tensorflow.TFE_ContextClearCaches = clear  # type: ignore[union-attr]
