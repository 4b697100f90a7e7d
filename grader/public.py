"""The `student` fixture for plain pytest on a student's own machine: `pytest exercises/02_pad` asks the modules in that folder.

The same worker and the same data as in grading, so a public check says here what it will say there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from grader.course import Course, Exercise, load_course
from grader.grading import preload_for_checking
from grader.isolation.starting import Warm
from grader.judge import sources_of
from grader.student import CallFailed, Student
from grader.submission import Submission, take_in

Warmer = Callable[[tuple[str, ...]], Warm]


@pytest.fixture(scope="session")
def warm_zygote() -> Iterator[Warmer]:
    """Starts one zygote for each list of libraries, and ends them with the session."""
    started: dict[tuple[str, ...], Warm] = {}
    with ExitStack() as stack:

        def warm(libraries: tuple[str, ...]) -> Warm:
            if libraries not in started:
                started[libraries] = stack.enter_context(Warm(libraries))
            return started[libraries]

        yield warm


@pytest.fixture
def student(request: pytest.FixtureRequest, warm_zygote: Warmer) -> Iterator[Student]:
    """The modules beside this test file, as a suite asks them."""
    course = load_course(request.path.parents[2])
    exercise = course.exercise(request.path.parent.name)
    submission = take_in(request.path.parents[1])
    stand_in = _student(course, exercise, submission, warm_zygote(tuple(preload_for_checking(course, submission, exercise))))
    stand_in.begin(request.node.name)
    try:
        if (verdict := stand_in.load()) is not None:
            raise CallFailed(verdict, "")
        yield stand_in
    finally:
        stand_in.end_worker()


def _student(course: Course, exercise: Exercise, submission: Submission, warm: Warm) -> Student:
    sources = sources_of(submission, exercise, course.modules, submission.find(exercise.module, exercise.functions))
    deadline = time.monotonic() + exercise.limits.exercise_seconds
    return Student(lambda: warm.start_own(sources, exercise.limits), course.modules, exercise.module, 0, exercise.limits, deadline)
