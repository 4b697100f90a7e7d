"""The machine that a benchmark runs on, in one line: figures of two runs compare only where it says the same."""

from __future__ import annotations

import os
import platform
import time

ADDITIONS = 5_000_000


def described() -> str:
    """Platform, Python, cores, load and speed at this moment."""
    about = f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    return f"{about}, {seconds_of_additions():.2f} s for five million additions"


def seconds_of_additions() -> float:
    """CPU seconds that Python takes to count: virtual machines change their speed from hour to hour, threefold on the one we know."""
    began = time.process_time()
    number = 0
    while number < ADDITIONS:
        number += 1
    return time.process_time() - began
