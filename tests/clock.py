"""The difference between an end and a wait that goes on: generous seconds, as machines may be slow and busy. Speed is for benchmarks."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """What is done inside comes to its end in that time, on the clock."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds
