"""What tests share: warm zygotes, which are expensive, and this repository's own course."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.course import Course, load_course
from grader.grading import Grader
from grader.isolation.launch import Zygote

REPOSITORY = Path(__file__).parents[1]


def pytest_configure() -> None:
    """Ctrl-C means Ctrl-C to what tests start, also where a shell has put them into the background and so had it ignored."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    """Warm, with TensorFlow and Keras; started when the first test asks."""
    with Zygote(["tensorflow", "keras"]) as warm:
        yield warm


@pytest.fixture(scope="session")
def light_zygote() -> Iterator[Zygote]:
    """Warm, with NumPy only."""
    with Zygote(["numpy"]) as warm:
        yield warm


@pytest.fixture(scope="session")
def course() -> Course:
    return load_course(REPOSITORY)


@pytest.fixture(scope="session")
def light_grader(course: Course, light_zygote: Zygote) -> Grader:
    return Grader(course, light_zygote.address)


@pytest.fixture(scope="session")
def warm_grader(course: Course, zygote: Zygote) -> Grader:
    return Grader(course, zygote.address)
