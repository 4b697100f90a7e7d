"""What tests of the student's commands share: a course of two exercises with public checks, and the command itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from grader.course import Course, load_course
from tests.courses import write_course

PUBLIC = '''
from grader.suite import expect_equal, hint

@hint("Look at the sign.")
def test_one_is_added(student):
    """`answer` adds one to 1."""
    expect_equal(student.{module}.answer(1), 2)

def test_nothing_becomes_one(student):
    """`answer` adds one to 0."""
    expect_equal(student.{module}.answer(0), 1)
'''

HIDDEN = '''
from grader.suite import expect_equal
import pytest

@pytest.mark.parametrize("number", [3, 4, 5])
def test_one_is_added(student, number):
    """`answer` adds one."""
    expect_equal(student.{module}.answer(number), number + 1)
'''

RIGHT, WRONG = "def answer(x=1):\n    return x + 1\n", "def answer(x=1):\n    return x - 1\n"
STUB = 'def answer(x=1):\n    raise NotImplementedError("TODO: add one")\n'


def make_course(folder: Path, *, limits: str = "") -> Course:
    """Two exercises, `01_work` and `02_more`, with lessons, public and hidden checks."""
    write_course(folder, HIDDEN.format(module="work"), limits=limits, more={"more": HIDDEN.format(module="more")})
    for module, identity in (("work", "01_work"), ("more", "02_more")):
        public = folder / "exercises" / identity
        (public / "test_public.py").write_text(PUBLIC.format(module=module), "utf-8")
        (public / "README.md").write_text(
            f"# {module}\n\nAbout it.\n\n## Predict\n\n```\n## no heading\n```\n\n## What you write\n\n`answer`.\n", "utf-8"
        )
    return load_course(folder)


def grade(*arguments: str, cwd: Path, timeout: float = 120, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as a person runs it, in a process of its own."""
    return subprocess.run(
        command(*arguments), cwd=cwd, env=environment_with(**environment), capture_output=True, text=True, timeout=timeout, check=False
    )


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from grader.cli import main; main()", *arguments]


def environment_with(**more: str) -> dict[str, str]:
    quiet = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "GRADE_"))}
    return quiet | {"LANG": "C.UTF-8", "PYTHONPATH": str(Path(__file__).parents[1])} | more
