"""A student's own check without fork, zygote or confinement, as on macOS and Windows; grading others is refused there."""

from __future__ import annotations

import os
import select
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from grader import workspace
from grader.course import Course
from grader.errors import AuthorError, Gone, Late, TeacherError
from grader.grading import warm_grader
from grader.isolation import wire
from grader.isolation.border import Sources
from grader.isolation.limits import Limits
from grader.isolation.plain import Spawner, Worker
from grader.isolation.starting import METHOD, SPAWN, Warm, must_spawn, start_worker
from grader.submission import take_in
from tests.clock import within
from tests.conftest import REPOSITORY
from tests.student_place import RIGHT, command, environment_with, grade, make_course

WORK = b"""
import os, sys, time
print("loaded")

def echo(value):
    print("called")
    os.write(1, b"not a frame")
    return value

def sleep(): time.sleep(60)
def leave(): os._exit(3)
def flood():
    while True: os.write(answers, b"x" * 65536)
def read(): return sys.stdin.read()
def secrets(): return [sorted(os.environ), sys.argv, os.getcwd()]

answers = max(int(name) for name in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{name}"))
"""

# What Windows lacks, of what this program could use. `signal.SIGKILL` stays: Python's own subprocess asks for it here.
AS_ON_WINDOWS = """
import os, select, signal, socket, subprocess, sys
for name in ("fcntl", "resource", "termios", "tty", "pwd", "grp", "pyseccomp", "sandlock"):
    sys.modules[name] = None
missing = {
    os: "fork forkpty fwalk setsid pidfd_open getuid geteuid memfd_create",
    select: "poll epoll",
    socket: "AF_UNIX socketpair send_fds recv_fds",
    signal: "SIGBUS SIGALRM SIGCHLD pthread_sigmask set_wakeup_fd",
}
for module, names in missing.items():
    for name in names.split():
        vars(module).pop(name, None)
from grader.cli import main
main()
"""


@pytest.fixture
def spawned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(METHOD, "spawn")


@pytest.fixture
def mine(tmp_path: Path) -> Course:
    """A working place whose first exercise is solved."""
    course = workspace.start(make_course(tmp_path / "course"), tmp_path / "mine").course
    course.exercises[0].stub.write_text(RIGHT)
    return course


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Spawner() as spawner, spawner.start(Sources({"work.py": WORK}), Limits()) as started:
        assert isinstance(started, Worker)
        started.load("work", 1, soon())
        yield started


def soon(seconds: float = 20.0) -> float:
    return time.monotonic() + seconds


def test_a_plain_worker_answers_like_a_confined_one(worker: Worker) -> None:
    value = [1, 2.5, "text", {"a": None}, (True, 1 << 70)]

    answered, echoed = worker.ask("work", "echo", [value], {}, 1, soon())

    assert echoed == value
    assert answered.printed == "called\n"
    assert worker.layers == {"unsafe": True}


def test_what_does_not_fit_a_pipe_arrives_too(worker: Worker) -> None:
    large = "x" * 150_000

    assert worker.ask("work", "echo", [[large] * 20], {}, 1, soon())[1] == [large] * 20


def test_a_late_answer_is_late_and_the_process_is_gone_at_the_end(worker: Worker) -> None:
    with within(10):
        with pytest.raises(Late):
            worker.ask("work", "sleep", [], {}, 1, soon(0.3))
        ended = worker.end()

    assert (ended.exit_code, ended.signal) == (None, 9)
    assert worker.end() == ended


def test_a_process_that_ends_itself_is_gone_every_time_it_is_asked(worker: Worker) -> None:
    for _time in range(2):
        with pytest.raises(Gone):
            worker.ask("work", "leave", [], {}, 1, soon())

    assert worker.end().exit_code == 3


def test_a_flood_of_bytes_is_unreadable_and_fills_no_memory(worker: Worker) -> None:
    with pytest.raises(wire.WireError):
        worker.ask("work", "flood", [], {}, 1, soon())

    assert worker.end().signal == 9


def test_the_students_code_finds_no_frames_on_standard_input(worker: Worker) -> None:
    assert worker.ask("work", "read", [], {}, 1, soon())[1] == ""


def test_the_starters_environment_does_not_cross(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", "secret")
    with Spawner() as spawner, spawner.start(Sources({"work.py": WORK}), Limits()) as started:
        started.load("work", 1, soon())
        names, arguments, folder = started.ask("work", "secrets", [], {}, 1, soon())[1]

    assert "TOKEN" not in names
    assert arguments == ["submission"]
    assert not Path(folder).exists()


def test_no_process_thread_or_folder_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = threading.active_count()

    with Spawner(spare=True) as spawner, spawner.start(Sources({"work.py": WORK}), Limits()) as started:
        started.load("work", 1, soon())
        assert len(list(tmp_path.iterdir())) == 2  # the worker's folder, and that of the one in reserve

    assert list(tmp_path.iterdir()) == []
    assert threading.active_count() == before


def test_a_library_that_does_not_import_is_the_authors_matter() -> None:
    with Spawner(["no_such_library"]) as spawner, pytest.raises(AuthorError, match=r"preload does not import: ModuleNotFoundError"):
        spawner.start(Sources({}), Limits())


@pytest.mark.usefixtures("spawned")
def test_an_address_says_all_that_another_process_needs() -> None:
    with Warm(["json", "csv"]) as warm:
        address = warm.address

    with start_worker(
        address, Sources({"work.py": b"import sys\ndef has(): return ['json' in sys.modules, 'csv' in sys.modules]"}), Limits()
    ) as worker:
        worker.load("work", 1, soon())
        assert worker.ask("work", "has", [], {}, 1, soon())[1] == [True, True]
    assert address == SPAWN + "json,csv"


@pytest.mark.usefixtures("spawned")
def test_grading_others_is_refused_without_unsafe(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course")
    (tmp_path / "ana").mkdir()
    (tmp_path / "ana/work.py").write_text(RIGHT)

    assert must_spawn()
    with pytest.raises(TeacherError, match=r"Linux only; .* --unsafe"), warm_grader(course):
        pass
    with warm_grader(course, confined=False) as grader:
        graded = grader.grade(take_in(tmp_path / "ana"), "ana", exercises=course.exercises[:1])
    assert graded.exercises[0].is_full
    assert graded.isolation["unsafe"] is True


def test_grade_check_works_with_spawn_and_says_that_nothing_confines_the_code(mine: Course) -> None:
    done = grade("check", "1", cwd=mine.folder, **{METHOD: "spawn"})

    assert (done.returncode, done.stderr) == (0, "")
    assert "2 of 2 public checks pass" in done.stdout
    assert done.stdout.count("This machine cannot confine code") == 1


@pytest.mark.parametrize(
    "arguments", [["check", "1"], ["start", "again", "--course", "."], ["status"], ["reset", "1"], ["hint", "1"], ["submit"]]
)
def test_no_command_of_a_student_needs_what_windows_lacks(mine: Course, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "course/solutions").rename(tmp_path / "elsewhere")
    code = ["-c", AS_ON_WINDOWS.replace("main()\n", f"sys.argv = {['grade', *arguments]!r}\nmain()\n")]
    environment = environment_with(**{METHOD: "spawn"})

    done = subprocess.run([command()[0], *code], cwd=mine.folder, env=environment, capture_output=True, text=True, timeout=120, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_plain_pytest_works_with_spawn_too(mine: Course) -> None:
    copyfile(REPOSITORY / "exercises/conftest.py", mine.folder / "exercises/conftest.py")
    arguments = [command()[0], "-m", "pytest", "-q", "-p", "no:cacheprovider", "exercises/01_work"]

    done = subprocess.run(
        arguments, cwd=mine.folder, env=environment_with(**{METHOD: "spawn"}), capture_output=True, text=True, timeout=120, check=False
    )

    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout


def test_the_workers_end_of_a_wire_needs_no_poll(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(select, "poll")
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb", buffering=0), os.fdopen(writing, "wb", buffering=0):
        wire.send(writing, wire.Load(module="work", seed=1), [b"blob"], soon())

        message, blobs = wire.receive_from_judge(reading, Limits())

    assert isinstance(message, wire.Load)
    assert [bytes(blob) for blob in blobs] == [b"blob"]


def test_a_folder_is_read_alike_where_there_are_no_folder_descriptors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("work.py", "a/b/helper.py", ".venv/x.py", "a/data.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "link.py").symlink_to(tmp_path / "work.py")
    usual = take_in(tmp_path)

    monkeypatch.delattr(os, "fwalk")

    assert take_in(tmp_path) == usual
    assert list(usual.files) == ["a/b/helper.py", "a/data.txt", "work.py"]


@pytest.mark.usefixtures("spawned")
def test_a_plain_worker_builds_keras_models_and_so_does_the_one_in_reserve() -> None:
    code = b"import keras\ndef build(): return keras.Sequential([keras.Input((None,)), keras.layers.Embedding(10, 3)])\n"
    with Warm(["tensorflow", "keras"], spare=True) as warm:
        for _time in range(2):
            with warm.start(Sources({"work.py": code}), Limits()) as worker:
                assert worker.load("work", 1, soon(60)).crash is None
                model = worker.ask("work", "build", [], {}, 1, soon(60))[1]
                assert (model.class_name, model.parameters) == ("Sequential", 30)
