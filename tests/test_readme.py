"""What the README shows is true: its commands exist, its examples run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

GRADE = Path(sys.executable).parent / "grade"
README = (REPOSITORY / "README.md").read_text("utf-8")


def grade(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}
    return subprocess.run([GRADE, *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=300)


def test_the_table_of_commands_is_what_help_lists() -> None:
    listed = re.findall(r"^\| `grade (\w+)", README, re.MULTILINE)
    helped = re.findall(r"^  ([a-z]+) ", grade("--help", folder=REPOSITORY).stdout.split("Commands:")[1], re.MULTILINE)

    assert sorted(listed) == sorted(name for name in helped if name != "Completion")


@pytest.mark.parametrize("command", re.findall(r"^    (?:grade) (\w+)", README, re.MULTILINE))
def test_every_command_that_is_shown_has_help(command: str) -> None:
    shown = grade(command, "--help", folder=REPOSITORY)

    assert shown.returncode == 0
    assert "--lang" in shown.stdout


def test_the_students_five_minutes_work_as_shown(tmp_path: Path) -> None:
    started = grade("start", "work", "--course", str(REPOSITORY), folder=tmp_path)
    work = tmp_path / "work"
    shutil.copy(REPOSITORY / "solutions" / "01_tokenize" / "tokenizing.py", work / "exercises" / "01_tokenize")
    checked, hinted, status = (grade(*arguments, folder=work) for arguments in (("check", "1"), ("hint", "1"), ("status",)))

    assert started.returncode == 0, started.stderr
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert hinted.returncode == 0, hinted.stderr
    assert status.returncode in (0, 1), status.stderr


def test_the_example_of_a_suite_is_a_suite() -> None:
    example = re.search(r"    from grader\.suite import.*?\n\n(?=\[)", README, re.DOTALL)

    assert example is not None
    compile("\n".join(line[4:] for line in example[0].splitlines()), "README.md", "exec")
