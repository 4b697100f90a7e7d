"""The command as a person or a script meets it: a real process, its exit status, what it writes where."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import psutil
import pytest

from grader.cli import cli
from grader.results import Grade
from tests.courses import REFERENCE, write_course

GRADE = str(Path(sys.executable).parent / "grade")
WRONG = "def answer(x):\n    return x\n"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A course, beside it two hand-ins and, in `broken`, a course whose suite fails."""
    write_course(tmp_path / "course")
    write_course(tmp_path / "broken", "def test_a(student):\n    hidden_name = [][0]\n")
    for name, text in {"ana": REFERENCE, "ben": WRONG}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "work.py").write_text(text)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """`grade …` in that folder, with an empty environment but for what is said."""

    def run(*arguments: str, cwd: str = "course", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [GRADE, *arguments], cwd=folder / cwd, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )

    return run


def the_one_line(done: subprocess.CompletedProcess[str]) -> str:
    """What an error says: one line on stderr, nothing on stdout, exit status 2."""
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("grade: ")
    assert "Traceback" not in line
    assert "GRADE_DEBUG" not in line
    return line


@pytest.mark.parametrize(("name", "status", "points"), [("ana", 0, "2 / 2"), ("ben", 1, "0 / 2")])
def test_the_exit_status_says_whether_everything_passed(run: Run, name: str, status: int, points: str) -> None:
    done = run("run", f"../{name}")

    assert (done.returncode, done.stderr) == (status, "")
    assert points in done.stdout


def test_json_on_standard_output_is_the_grade_and_nothing_else(run: Run) -> None:
    done = run("run", "../ben", "--json", "-")

    grade = Grade.from_json(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    assert (grade.student, grade.score, grade.max_score) == ("ben", 0.0, 2.0)


def test_json_and_page_are_written_where_asked(run: Run, folder: Path) -> None:
    done = run("run", "../ben", "--json", "grade.json", "--html", "pages/ben.html")

    assert done.returncode == 1
    assert json.loads((folder / "course" / "grade.json").read_text())["student"] == "ben"
    assert (folder / "course" / "pages" / "ben.html").read_text().startswith("<!doctype html>")
    assert "pages/ben.html" in done.stdout


@pytest.mark.parametrize("output", [[], ["--json", "-"]])
def test_what_we_could_not_grade_is_exit_2_and_said_on_stderr(run: Run, output: list[str]) -> None:
    done = run("run", "../ana", *output, cwd="broken")

    (line,) = done.stderr.splitlines()
    assert done.returncode == 2
    assert line.startswith("grade: 01_work: test_a: IndexError: list index out of range")
    assert "hidden_name" not in done.stdout + done.stderr
    if output:
        assert json.loads(done.stdout)["score"] is None


def test_only_the_exercises_asked_for_are_graded(run: Run) -> None:
    assert json.loads(run("run", "../ana", "--exercise", "work", "--exercise", "1", "--json", "-").stdout)["max_score"] >= 2


def test_a_zip_is_graded_like_a_folder(run: Run, folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "zipfile", "-c", "ana.zip", "ana/work.py"], cwd=folder, check=True)

    assert run("run", "../ana.zip").returncode == 0


MISUSE = {
    "no such command": (["grdae"], "No such command 'grdae'. See `grade --help`."),
    "no such option": (["run", "../ana", "--jsno", "-"], "No such option"),
    "no path": (["run"], "Missing argument 'PATH'. See `grade run --help`."),
    "a path that is not there": (["run", "../nobody"], "nobody: there is no such file or folder"),
    "a path that is no submission": (["run", "/dev/null"], "null is neither a folder nor a file"),
    "a file that is no zip": (["run", "exercises/course.toml"], "course.toml is not a zip file; zip the folder and hand that in"),
    "no such exercise": (["run", "../ana", "--exercise", "7"], "there is no exercise '7'; this course has 01_work"),
    "no such course": (["run", "../ana", "--course", "../ana"], "is not a course: it has no exercises/course.toml"),
    "no such language": (["run", "../ana", "--lang", "fr"], "'fr' is not one of 'en', 'es'"),
    "json into a folder that is not there": (["run", "../ana", "--json", "no/grade.json"], "no/grade.json: No such file or directory"),
    "json into a folder": (["run", "../ana", "--json", "."], ": Is a directory"),
    "a page into a folder": (["run", "../ana", "--html", "."], "is a directory"),
    "a kit over something": (["release", "--out", "exercises"], "is not empty; name a new folder with --out"),
}


@pytest.mark.parametrize(("arguments", "said"), MISUSE.values(), ids=MISUSE)
def test_misuse_is_one_line_that_says_what_and_where(run: Run, folder: Path, arguments: list[str], said: str) -> None:
    assert said in the_one_line(run(*arguments))
    assert not list(folder.rglob("*.json"))


def test_outside_of_a_course_it_says_where_to_go(run: Run) -> None:
    assert "there is no exercises/course.toml here or above; go to the course's folder" in the_one_line(run("run", "ana", cwd="."))


def test_a_course_can_be_named_from_elsewhere(run: Run) -> None:
    assert run("run", "ana", "--course", "course", cwd=".").returncode == 0


def test_a_mistake_in_the_course_is_one_line(run: Run, folder: Path) -> None:
    path = folder / "course" / "exercises" / "course.toml"
    path.write_text(path.read_text().replace("weight = 2", "wieght = 2"))

    assert "exercises/course.toml: exercise number 1: there is no key 'wieght'; remove it" in the_one_line(run("run", "../ana"))


def test_a_failure_of_our_own_is_one_line_and_a_traceback_only_when_asked_for(run: Run, folder: Path) -> None:
    (folder / "course" / "sitecustomize.py").write_text("import grader.submission\ngrader.submission.take_in = lambda path: 1 / 0\n")

    quiet = run("run", "../ana", PYTHONPATH=".")
    loud = run("run", "../ana", PYTHONPATH=".", GRADE_DEBUG="1")

    assert quiet.stderr == (
        "grade: the grader itself failed (ZeroDivisionError: division by zero); run again with GRADE_DEBUG=1 and report it\n"
    )
    assert quiet.returncode == 2
    assert "Traceback" in loud.stderr


def test_ctrl_c_ends_a_run_with_one_line(folder: Path) -> None:
    (folder / "ben" / "work.py").write_text("while True: pass\n")
    process = subprocess.Popen([GRADE, "run", "../ben"], cwd=folder / "course", stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while len(psutil.Process(process.pid).children(recursive=True)) < 3 and time.monotonic() < until:
        time.sleep(0.1)  # until the zygote, a warden and its worker are there
    time.sleep(1)

    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)

    assert (process.returncode, out, err.strip()) == (2, "", "grade: stopped; what was already written is kept")


def test_a_reader_that_goes_away_is_no_failure_of_ours(folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)

    with os.fdopen(writing, "wb") as closed:
        command = [GRADE, "run", "../ana", "--json", "-"]
        done = subprocess.run(command, cwd=folder / "course", stdout=closed, stderr=subprocess.PIPE, text=True, check=False)

    assert (done.returncode, done.stderr) == (2, "")


def test_spanish_is_spoken_when_asked_for_or_when_the_environment_says_so(run: Run) -> None:
    lives_there = run("run", "../ben", "--json", "-", LANG="es_MX.UTF-8")
    asked = run("run", "../ben", "--json", "-", "--lang", "es", LANG="en_GB.UTF-8")

    assert [json.loads(done.stdout)["language"] for done in (lives_there, asked)] == ["es", "es"]


def test_submit_grades_on_the_spot_where_the_solutions_are(run: Run, folder: Path) -> None:
    course = folder / "course"

    first = run("submit", "../ben", "--student", "ben")
    second = run("submit", "../ana", GRADE_STUDENT="ben")

    assert (first.returncode, second.returncode) == (1, 0)
    lines = [json.loads(line) for line in (course / ".grade" / "history.jsonl").read_text().splitlines()]
    assert [(line["student"], line["grade"]["score"]) for line in lines] == [("ben", 0.0), ("ben", 2.0)]
    assert (course / ".grade" / "report.html").read_text().startswith("<!doctype html>")
    assert ".grade/report.html" in second.stdout.replace("\n", "")


def test_submit_without_a_path_hands_in_the_exercises_folder(run: Run) -> None:
    done = run("submit", "--student", "ana")

    assert done.returncode == 1
    assert "not written yet" in done.stdout


def test_submit_without_solutions_packs_and_says_where_to_hand_in(run: Run, folder: Path) -> None:
    assert run("release", "--out", "../kit").returncode == 0
    (folder / "kit" / "exercises" / "01_work" / "work.py").write_text(REFERENCE)

    done = run("submit", "--student", "José María", cwd="kit")
    graded = run("run", "../kit/submission-José_María.zip")

    assert (done.returncode, done.stderr) == (0, "")
    assert "submission-José_María.zip" in done.stdout
    assert "This is not graded yet: hand the file in on your course's page." in done.stdout
    assert not (folder / "kit" / ".grade" / "history.jsonl").exists()
    assert graded.returncode == 0


def test_a_student_of_no_particular_name_is_somebody(run: Run) -> None:
    done = run("submit", "../ana", "--student", " \x1b[2J\n ")

    assert done.returncode == 0
    assert "\x1b[2J" not in done.stdout


def test_release_tells_what_it_wrote_and_check_what_drifted(run: Run, folder: Path) -> None:
    stub = folder / "course" / "exercises" / "01_work" / "work.py"
    stub.write_text("# spoilt\n")

    check, write, again = run("release", "--check"), run("release"), run("release", "--check")

    assert (check.returncode, write.returncode, again.returncode) == (1, 0, 0)
    assert "exercises/01_work/work.py is not what it would be" in check.stdout
    assert "-# spoilt" in check.stdout
    assert "wrote exercises/01_work/work.py\n" in write.stdout
    assert again.stdout == ""


def test_doctor_names_every_layer(run: Run) -> None:
    done = run("doctor")

    assert done.returncode == 0
    assert [layer for layer in ("landlock", "seccomp", "rlimits", "network") if layer not in done.stdout] == []


def test_the_version_is_told(run: Run) -> None:
    done = run("--version")

    assert (done.returncode, done.stdout.startswith("grade, version ")) == (0, True)


def test_without_a_command_it_says_what_there_is(run: Run) -> None:
    bare, asked = run(), run("-h")

    assert (bare.returncode, bare.stdout) == (0, asked.stdout)
    assert "Check, hand in and grade exercises" in bare.stdout


def test_every_command_and_every_option_says_what_it_is_for() -> None:
    context = click.Context(cli)
    for name, command in cli.commands.items():
        options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]

        assert command.get_short_help_str(200), name
        assert [option.name for option in options if not option.help] == [], name
        assert {"course", "lang"} <= {option.name for option in options}, name
        assert command.get_help(click.Context(command, info_name=name, parent=context)), name


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["submit", "-h"]])
def test_help_fits_80_columns(run: Run, arguments: list[str]) -> None:
    done = run(*arguments, COLUMNS="80")

    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
