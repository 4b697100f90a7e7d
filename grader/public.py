"""The `student` fixture for plain pytest on a student's own machine: `pytest exercises/02_pad` asks the modules in that folder.

The same worker and the same data as in grading, so a public check says here what it will say there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from grader.course import Course, Exercise, load_course
from grader.grading import preload_for, refuse_unconfined
from grader.isolation.border import Sources, Worker, Zygote
from grader.student import CallFailed, Student
from grader.submission import Submission, take_in

WarmZygote = Callable[[tuple[str, ...]], Zygote]


@pytest.fixture(scope="session")
def warm_zygote() -> Iterator[WarmZygote]:
    """Starts one zygote for each list of libraries, and ends them with the session."""
    started: dict[tuple[str, ...], Zygote] = {}
    with ExitStack() as stack:

        def warm(libraries: tuple[str, ...]) -> Zygote:
            if libraries not in started:
                started[libraries] = stack.enter_context(Zygote(libraries))
            return started[libraries]

        yield warm


@pytest.fixture
def student(request: pytest.FixtureRequest, warm_zygote: WarmZygote) -> Iterator[Student]:
    """The modules beside this test file, as a suite asks them."""
    course = load_course(request.path.parents[2])
    exercise = course.exercise(request.path.parent.name)
    submission = take_in(request.path.parents[1])
    stand_in = _student(course, exercise, submission, warm_zygote(tuple(preload_for(course, _own_part(submission, exercise)))))
    stand_in.begin(request.node.name)
    try:
        if (verdict := stand_in.load()) is not None:
            raise CallFailed(verdict, "")
        yield stand_in
    finally:
        stand_in.end_worker()


def _student(course: Course, exercise: Exercise, submission: Submission, zygote: Zygote) -> Student:
    sources = Sources(submission.files, submission.folders(exercise.module, course.modules))

    def start() -> Worker:
        worker = Worker(zygote.address, sources, exercise.limits)
        refuse_unconfined(worker)
        return worker

    return Student(start, course.modules, exercise.module, 0, exercise.limits, time.monotonic() + exercise.limits.exercise_seconds)


def _own_part(submission: Submission, exercise: Exercise) -> Submission:
    """The files of this exercise's own folder: they decide whether TensorFlow must be warm."""
    return Submission(
        {name: content for name, content in submission.files.items() if Path(name).parts[0] == exercise.id and name.endswith(".py")}
    )
