"""A course of one exercise whose suite writes down each run, can be slow, and can kill its own judge: for tests of whole classes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import psutil

COURSE = """[course]
id = "tiny"
title = "Tiny course"

[[exercise]]
id = "01_double"
title = "Double"
module = "doubling"
functions = ["double"]
weight = 2
"""
REFERENCE = '''"""Twice a number."""


def double(number):
    # BEGIN SOLUTION: add it to itself
    return 2 * number
    # END SOLUTION
'''
SUITE = '''import os
import signal
import time
from pathlib import Path

from grader.suite import expect_equal, hint

HERE = Path(__file__).parents[2]


@hint("Twice two is four.")
def test_small(student):
    """`double` doubles a small number."""
    got = student.doubling.double(2)
    with (HERE / "log").open("a") as file:
        file.write(f"{got}\\n")
    time.sleep(float((HERE / "pace").read_text()))
    if got == "die" or (got == "die once" and (HERE / "log").read_text().count("die once") == 1):
        os.kill(os.getpid(), signal.SIGKILL)
    expect_equal(got, 4)


def test_zero(student):
    """`double` leaves nothing at nothing."""
    expect_equal(student.doubling.double(0), 0)
'''
RIGHT = "def double(number):\n    return 2 * number\n"
ADDS_TWO = "def double(number):\n    return number + 2\n"  # right for 2, wrong for 0
SQUARES = "def double(number):\n    return number * number\n"  # right for 2 and for 0
WRONG = "def double(number):\n    return -1\n"
DIES = "def double(number):\n    return 'die'\n"
DIES_ONCE = "def double(number):\n    return 'die once'\n"


def make_course(folder: Path, *, suite: str = SUITE, pace: float = 0.0) -> Path:
    """Write the course; `pace` are seconds that each run takes."""
    for name, text in {
        "exercises/course.toml": COURSE,
        "exercises/01_double/doubling.py": RIGHT,
        "solutions/secret.toml": "seed = 7\n",
        "solutions/01_double/doubling.py": REFERENCE,
        "solutions/01_double/test_hidden.py": suite,
        "pace": str(pace),
        "log": "",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def hand_in(folder: Path, sources: Mapping[str, str]) -> Path:
    """A class folder with a folder per student."""
    for student, source in sources.items():
        (folder / student).mkdir(parents=True)
        (folder / student / "doubling.py").write_text(source, "utf-8")
    return folder


def of(student: str, source: str) -> str:
    """The same program with other bytes."""
    return f"{source}# {student}\n"


def runs(course: Path) -> int:
    """How often a submission has been asked, in all."""
    return len((course / "log").read_text().splitlines())


def grade(*words: object, course: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """The `grade` command, to its end. A class gets one judge: starting one takes longer than what there is to grade."""
    if words[0] == "class":
        words = (*words, "--jobs", 1)
    return subprocess.run(_command(words, course), capture_output=True, text=True, timeout=120, env=_environment(), **options)


def start_grade(*words: object, course: Path) -> subprocess.Popen[bytes]:
    """The `grade` command, at work."""
    return subprocess.Popen(_command(words, course), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment())


def wait_for(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def is_alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _command(words: tuple[object, ...], course: Path) -> list[str]:
    return [sys.executable, "-c", "from grader.cli import main; main()", *map(str, words), "--course", str(course)]


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("GRADE_")} | {"LANG": "C.UTF-8", "COLUMNS": "200"}
