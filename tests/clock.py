"""The difference between an end and none. No test measures speed: benchmarks do, and machines may be slow and busy."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator

NO_HANG_SECONDS = 20.0  # what should be over in less than a second; what waits for ever, or is quadratic in megabytes, is not


@contextlib.contextmanager
def no_hang() -> Iterator[None]:
    """What is done inside comes to its end."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < NO_HANG_SECONDS
