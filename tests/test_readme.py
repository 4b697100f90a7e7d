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


def test_the_teachers_five_minutes_work_as_shown(tmp_path: Path) -> None:
    for part in ("exercises", "solutions", "tests/submissions/samples"):
        shutil.copytree(REPOSITORY / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shown = re.search(r"## A teacher's five minutes\n\n(.*?)\n\n", README, re.DOTALL)
    assert shown is not None
    lines = [line.partition("#")[0].split() for line in shown[1].splitlines()]

    done = {tuple(words[1:]): grade(*words[1:], folder=tmp_path) for words in lines}

    assert [words[1] for words in lines] == ["doctor", "run", "class", "export", "audit"]
    assert {words: one.stderr for words, one in done.items() if one.returncode not in (0, 1) or "Traceback" in one.stderr} == {}
    assert (tmp_path / "results" / "index.html").is_file()
    assert (tmp_path / "results.xml").is_file()


def test_the_example_of_a_suite_is_a_suite() -> None:
    example = re.search(r"    from grader\.suite import.*?\n\n(?=\[)", README, re.DOTALL)

    assert example is not None
    compile("\n".join(line[4:] for line in example[0].splitlines()), "README.md", "exec")


def test_the_table_of_attacks_is_the_one_that_was_measured() -> None:
    measured = (REPOSITORY / "docs" / "attacks.md").read_text("utf-8")
    rows = re.search(r"\| goal \|.*?\n\n", measured, re.DOTALL)
    submissions = [
        folder for folder in (REPOSITORY / "tests" / "submissions" / "hostile").iterdir() if (folder / "expected.json").is_file()
    ]

    assert rows is not None
    assert rows[0] in README
    assert f"A red team of {len(submissions)} hostile submissions" in README


def test_every_picture_is_there_small_and_told_in_words() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README)

    assert len(pictures) == 2
    for words, path in pictures:
        assert len(words) > 40
        assert 10_000 < (REPOSITORY / path).stat().st_size < 150_000
