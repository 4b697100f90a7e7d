"""Workers that are started before they are asked for. The zygote's seam is where they come from, so here they come from a list."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from grader.course import Course, Exercise
from grader.errors import TeacherError, ZygoteError
from grader.isolation.border import Sources, Worker
from grader.submission import Submission
from grader.workers import Workers
from tests.courses import REFERENCE, make_course

HANDS_DATA_OUT = '''
    def served(seed):
        return [("one.npz", b"")]

    def test_something(student):
        """Something."""
'''


class FakeWorker(Worker):
    """Counts its ends; there is no process."""

    is_alive = True  # type: ignore[assignment]

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.ends = 0

    def end(self) -> None:  # type: ignore[override]
        self.ends += 1


class Zygote:
    """Starts such workers, or refuses to."""

    def __init__(self, refusal: Exception | None = None) -> None:
        self.started: list[FakeWorker] = []
        self._refusal = refusal

    def start(self, sources: Sources, exercise: Exercise) -> Worker:
        if self._refusal is not None:
            raise self._refusal
        self.started.append(FakeWorker(sources))
        return self.started[-1]


def start_ahead(workers: Workers, course: Course, submission: Submission) -> Exercise:
    (exercise,) = course.exercises
    workers.start_ahead(exercise, exercise.suite, submission, course.modules)
    return exercise


def test_a_worker_that_was_started_ahead_is_had_once_and_is_then_the_askers_to_end(tmp_path: Path) -> None:
    course, zygote = make_course(tmp_path), Zygote()
    submission = Submission({"work.py": REFERENCE.encode()})

    with Workers(zygote.start) as workers:
        exercise = start_ahead(workers, course, submission)
        start_ahead(workers, course, submission)  # announced again
        worker = workers.take_ahead(exercise)
        assert workers.take_ahead(exercise) is None

    assert [worker] == zygote.started
    assert zygote.started[0].sources.files == submission.files
    assert zygote.started[0].ends == 0


def test_what_nobody_has_asked_for_is_ended(tmp_path: Path) -> None:
    zygote = Zygote()

    with Workers(zygote.start) as workers:
        start_ahead(workers, make_course(tmp_path), Submission({"work.py": REFERENCE.encode()}))

    assert [worker.ends for worker in zygote.started] == [1]


@pytest.mark.parametrize(
    ("suite", "files"),
    [(HANDS_DATA_OUT, {"work.py": b""}), ("", {"other.py": b""}), ("", {"work.py": b"", "lib/work.py": b""})],
    ids=["data to hand out", "missing", "there twice"],
)
def test_nothing_is_started_where_it_is_not_known_what_to_start_with(tmp_path: Path, suite: str, files: dict[str, bytes]) -> None:
    course, zygote = make_course(tmp_path, suite), Zygote()

    with Workers(zygote.start) as workers:
        assert workers.take_ahead(start_ahead(workers, course, Submission(files))) is None

    assert zygote.started == []


def test_who_takes_a_worker_that_is_refused_hears_why(tmp_path: Path) -> None:
    course, submission = make_course(tmp_path), Submission({"work.py": REFERENCE.encode()})
    refused = Zygote(TeacherError("nothing confines here"))

    with Workers(refused.start) as workers, pytest.raises(TeacherError, match="nothing confines here"):
        workers.take_ahead(start_ahead(workers, course, submission))


def test_one_that_has_died_while_it_waited_is_ended_and_is_none(tmp_path: Path) -> None:
    course, zygote = make_course(tmp_path), Zygote()

    with Workers(zygote.start) as workers:
        exercise = start_ahead(workers, course, Submission({"work.py": REFERENCE.encode()}))
        while not zygote.started:
            time.sleep(0.001)
        zygote.started[0].is_alive = False  # type: ignore[misc]
        assert workers.take_ahead(exercise) is None

    assert zygote.started[0].ends == 1


@pytest.mark.parametrize("trouble", [ZygoteError("the warm process does not answer"), OSError("too many open files")])
def test_what_could_not_start_ahead_and_is_not_asked_for_is_nobodys_trouble(tmp_path: Path, trouble: Exception) -> None:
    course, submission = make_course(tmp_path), Submission({"work.py": REFERENCE.encode()})

    with Workers(Zygote(trouble).start) as workers:
        start_ahead(workers, course, submission)


def test_a_start_that_failed_ahead_is_tried_again_when_the_worker_is_needed(tmp_path: Path) -> None:
    course, submission = make_course(tmp_path), Submission({"work.py": REFERENCE.encode()})

    with Workers(Zygote(ZygoteError("the warm process does not answer")).start) as workers:
        assert workers.take_ahead(start_ahead(workers, course, submission)) is None
