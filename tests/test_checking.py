"""The public checks on one's own machine: what they say, how soon, and what goes on while one is writing."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader import workspace
from grader.checking import Checked, Checker, exercise_here
from grader.course import Course
from grader.errors import AuthorError
from grader.release import write_made_files
from grader.results import Status
from tests.student_place import RIGHT, STUB, WRONG, command, environment_with, grade, make_course

pytestmark = pytest.mark.timed  # real processes, signals and seconds: run without others beside


@pytest.fixture
def mine(tmp_path: Path) -> Course:
    """A working place as `grade start` makes it, without solutions."""
    course = make_course(tmp_path / "course", limits="load_seconds = 5")
    write_made_files(course)
    return workspace.start(course, tmp_path / "mine").course


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, course: Course) -> Course:
    """A working place of this repository's course, with the stubs."""
    return workspace.start(course, tmp_path_factory.mktemp("real")).course


def text_of(done: subprocess.CompletedProcess[str]) -> str:
    assert max(map(len, done.stdout.splitlines()), default=0) <= 80
    assert "\x1b" not in done.stdout
    return " ".join(done.stdout.split())


def test_a_fresh_stub_is_told_what_is_to_write_and_where_the_lesson_is(mine: Course) -> None:
    done = grade("check", cwd=mine.folder)

    text = text_of(done)
    assert done.returncode == 1
    assert "0 of 2 public checks pass; 3 graded checks wait beyond them." in text
    assert "Still to write in exercises/01_work/work.py: answer" in text
    assert "The lesson is exercises/01_work/README.md." in text
    assert "given" not in text


def test_what_failed_comes_with_given_expected_got_and_a_hint(mine: Course) -> None:
    mine.exercises[0].stub.write_text("def answer(x=1):\n    return 2\n")

    done = grade("check", "work", cwd=mine.folder)

    text = text_of(done)
    assert done.returncode == 1
    assert "✓ `answer` adds one to 1." in text
    assert "✗ `answer` adds one to 0." in text
    assert "given answer(0)" in text
    assert "expected 1" in text
    assert "got 2" in text
    assert "1 of 2 public checks pass; 3 graded checks wait beyond them." in text
    assert "Stuck? `grade hint 01_work`" in text


def test_hints_of_checks_are_shown_where_they_failed(mine: Course) -> None:
    mine.exercises[0].stub.write_text(WRONG)

    assert "hint Look at the sign." in text_of(grade("check", "1", cwd=mine.folder))


def test_a_module_that_python_cannot_read_names_file_and_line(mine: Course) -> None:
    mine.exercises[0].stub.write_text("x = 1\ndef answer(:\n")

    assert "Python cannot read 01_work/work.py, line 2" in text_of(grade("check", "1", cwd=mine.folder))


def test_without_an_exercise_what_is_done_takes_a_line_and_the_first_open_one_is_told(mine: Course) -> None:
    mine.exercises[0].stub.write_text(RIGHT)

    done = grade("check", cwd=mine.folder)

    assert done.returncode == 1
    assert "✓ 01_work: all 2 public checks pass; 3 graded checks wait beyond them." in text_of(done)
    assert "02_more: Work" in done.stdout


def test_in_an_exercises_folder_that_one_is_checked(mine: Course) -> None:
    mine.exercises[1].stub.write_text(RIGHT)

    done = grade("check", cwd=mine.exercises[1].public)

    assert done.returncode == 0
    assert "01_work" not in done.stdout
    assert "That was the last exercise. `grade submit` hands your work in." in text_of(done)
    assert exercise_here(mine, mine.folder) is None


def test_all_done_points_to_submit(mine: Course) -> None:
    for exercise in mine.exercises:
        exercise.stub.write_text(RIGHT)

    done = grade("check", cwd=mine.folder)

    assert done.returncode == 0
    assert "All public checks pass. `grade submit` hands your work in." in text_of(done)


def test_a_kit_that_does_not_say_how_many_graded_checks_there_are_still_says_that_they_wait(mine: Course) -> None:
    (mine.folder / "exercises/graded.json").unlink()

    assert "0 of 2 public checks pass. Graded checks wait beyond them." in text_of(grade("check", "1", cwd=mine.folder))


def test_a_broken_count_is_the_authors_matter(mine: Course) -> None:
    (mine.folder / "exercises/graded.json").write_text("[]")

    with pytest.raises(AuthorError, match=r"exercises/graded\.json cannot be read"):
        Checker(mine)


def test_an_exercise_without_public_checks_is_passed_over_and_said_when_asked_for(mine: Course) -> None:
    mine.exercises[0].public_suite.unlink()

    with Checker(mine) as checker:
        assert [checked.exercise.id for checked in checker.check_in_turn()] == ["02_more"]
        with pytest.raises(AuthorError, match="01_work has no public checks; `grade submit` asks the graded ones"):
            checker.check(mine.exercises[0])


def test_the_code_is_confined_where_this_machine_can(mine: Course) -> None:
    mine.exercises[0].stub.write_text(f"def answer(x=1):\n    return open({str(mine.folder / 'exercises/course.toml')!r}).read()\n")

    with Checker(mine) as checker:
        checked = checker.check(mine.exercises[0])

    assert not checker.is_unconfined
    assert re.search("(PermissionError|FileNotFoundError): .*course.toml", checked.result.checks[0].message)


def test_a_loop_at_the_top_of_a_module_ends_with_a_way_out(tmp_path: Path) -> None:
    mine = workspace.start(make_course(tmp_path / "course", limits="load_seconds = 1"), tmp_path / "mine").course
    mine.exercises[0].stub.write_text(RIGHT + "while True:\n    pass\n")

    with Checker(mine) as checker:
        checked = checker.check(mine.exercises[0])

    assert checked.result.status is Status.TIMEOUT
    assert not checked.is_done
    assert 'below `if __name__ == "__main__":`' in checked.result.message


def test_what_needs_no_tensorflow_does_not_wait_for_it(real: Course) -> None:
    """The lessons name Keras, and so may the other exercises' files; only what is beside the checks counts."""
    heard: list[tuple[str, ...]] = []
    with Checker(real, tell=heard.append) as checker:
        for exercise in real.exercises[:2]:
            exercise.stub.write_text(exercise.stub.read_text("utf-8") + "\n")
            assert not checker.check(exercise).is_done

    assert heard == []


def test_a_second_check_with_the_process_kept_warm_answers_at_once(real: Course, course: Course) -> None:
    """Measured on two idle cores: 0.1 s for exercise 2. Exercise 4 imports TensorFlow, which the kept process has done: 0.2 s."""
    for number in (1, 3):
        real.exercises[number].stub.write_bytes(course.exercises[number].reference.read_bytes())
    with Checker(real) as checker:
        for number, most in ((1, 0.5), (3, 1.5)):
            checker.check(real.exercises[number])
            seconds = min(_timed(checker, real, number) for _time in range(3))
            assert seconds < most


def _timed(checker: Checker, course: Course, number: int) -> float:
    began = time.monotonic()
    checked = checker.check(course.exercises[number])
    seconds = time.monotonic() - began
    assert checked.is_done, _told(checked)
    return seconds


def _told(checked: Checked) -> str:
    return checked.result.message + "".join(check.message for check in checked.result.checks)


class Screen:
    """`grade check --watch` at a terminal: what it wrote, and ways to wait for it."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        self._terminal, theirs = pty.openpty()
        self.text = ""
        environment = environment_with(TERM="xterm", COLUMNS="80", **environment)
        self._process = subprocess.Popen(
            command("check", "--watch", *arguments),
            cwd=folder,
            env=environment,
            stdout=theirs,
            stderr=theirs,
            stdin=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def wait_for(self, words: str, times: int = 1, seconds: float = 60) -> None:
        deadline = time.monotonic() + seconds
        while self.text.count(words) < times:
            assert time.monotonic() < deadline, self.text
            time.sleep(0.01)

    def interrupt(self) -> int:
        self._process.send_signal(signal.SIGINT)
        code = self._process.wait(20)
        self._reader.join(5)
        return code

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join(5)
        os.close(self._terminal)

    def _read(self) -> None:
        while True:
            try:
                piece = os.read(self._terminal, 65536)
            except OSError:
                return
            self.text += re.sub(r"\x1b\[[0-9;]*m", "", piece.decode("utf-8", "replace"))


@pytest.fixture
def watch() -> Iterator[Callable[..., Screen]]:
    screens: list[Screen] = []

    def begin(folder: Path, *arguments: str, **environment: str) -> Screen:
        screens.append(Screen(folder, *arguments, **environment))
        return screens[-1]

    yield begin
    for screen in screens:
        screen.end()


@pytest.mark.parametrize("method", ["", "spawn"])
def test_watch_checks_on_every_save_and_goes_on_to_the_next_exercise(mine: Course, watch: Callable[..., Screen], method: str) -> None:
    screen = watch(mine.folder, GRADE_START_METHOD=method)
    screen.wait_for("0 of 2 public checks pass")

    mine.exercises[0].stub.write_text("def answer(x=1):\n    return 2\n")
    screen.wait_for("1 of 2 public checks pass")
    mine.exercises[0].stub.write_text(RIGHT)
    screen.wait_for("✓ 01_work: all 2 public checks pass")
    screen.wait_for("Still to write in exercises/02_more/more.py")
    mine.exercises[1].stub.write_text(RIGHT)
    screen.wait_for("All public checks pass.")

    assert screen.interrupt() == 0
    assert "Traceback" not in screen.text
    assert screen.text.count("This machine cannot confine code") == (1 if method else 0)


def test_watch_answers_soon_after_a_save(mine: Course, watch: Callable[..., Screen]) -> None:
    screen = watch(mine.folder)
    screen.wait_for("0 of 2 public checks pass")
    waited = []
    for turn in range(1, 4):
        began = time.monotonic()
        mine.exercises[0].stub.write_text(f"def answer(x=1):\n    return 2  # {turn}\n")
        screen.wait_for("1 of 2 public checks pass", times=turn)
        waited.append(time.monotonic() - began)

    assert min(waited) < 0.5


def test_a_save_of_another_exercise_checks_that_one(mine: Course, watch: Callable[..., Screen]) -> None:
    screen = watch(mine.folder)
    screen.wait_for("0 of 2 public checks pass")

    mine.exercises[1].stub.write_text(WRONG)

    screen.wait_for("02_more: Work")
    screen.wait_for("hint      Look at the sign.")


def test_watch_survives_a_save_that_cannot_be_taken_in(mine: Course, watch: Callable[..., Screen]) -> None:
    screen = watch(mine.folder)
    screen.wait_for("0 of 2 public checks pass")

    (mine.exercises[0].public / "work.ipynb").write_text("{")
    screen.wait_for("0 of 2 public checks pass", times=2)
    mine.exercises[0].stub.write_text("def answer(:")
    screen.wait_for("Python cannot read")
    mine.exercises[0].stub.write_text(RIGHT)
    screen.wait_for("✓ 01_work")


def test_ctrl_c_ends_a_check_in_the_middle_without_a_traceback(mine: Course, watch: Callable[..., Screen]) -> None:
    screen = watch(mine.folder)
    screen.wait_for("0 of 2 public checks pass")
    mine.exercises[0].stub.write_text("def answer(x=1):\n    while True:\n        pass\n")
    screen.wait_for("01_work, ")
    time.sleep(0.5)

    assert screen.interrupt() == 1
    assert "Traceback" not in screen.text
    assert "grade:" not in screen.text


def test_ctrl_c_ends_a_single_check_in_one_line(mine: Course) -> None:
    mine.exercises[0].stub.write_text("while True: pass\n")
    process = subprocess.Popen(
        command("check", "1"), cwd=mine.folder, env=environment_with(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    time.sleep(4)

    process.send_signal(signal.SIGINT)
    _out, errors = process.communicate(timeout=30)

    assert process.returncode == 2
    assert errors.strip() == "grade: stopped; what was already written is kept"


def test_a_stub_is_not_done_and_a_right_answer_is(mine: Course) -> None:
    with Checker(mine) as checker:
        mine.exercises[0].stub.write_text(STUB)
        assert not checker.check(mine.exercises[0]).is_done
        mine.exercises[0].stub.write_text(RIGHT)
        assert checker.check(mine.exercises[0]).is_done
