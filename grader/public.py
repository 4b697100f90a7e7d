"""The fixtures of a suite for plain pytest on a student's own machine: `pytest exercises/02_pad` asks the modules in that folder.

The same worker and the same data as in grading, so a public check says here what it will say there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace

import pytest

from grader.course import Course, Exercise, load_course
from grader.isolation.border import Sources
from grader.isolation.starting import Warm
from grader.plugin import Served
from grader.preload import preload_for_checking
from grader.referee import Referee
from grader.student import CallFailed, Student
from grader.submission import Submission, take_in
from grader.workers import sources_of

Warmer = Callable[[tuple[str, ...]], Warm]
SEED = 0  # as in `grade check`


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


@dataclass(frozen=True)
class Place:
    """What a check is about."""

    course: Course
    exercise: Exercise
    submission: Submission
    warm: Warm


@pytest.fixture
def place(request: pytest.FixtureRequest, warm_zygote: Warmer) -> Place:
    """The exercise in whose folder the test file lies, and everything beside it."""
    course = load_course(request.path.parents[2])
    exercise = course.exercise(request.path.parent.name)
    submission = take_in(request.path.parents[1])
    return Place(course, exercise, submission, warm_zygote(tuple(preload_for_checking(course, submission, exercise))))


@pytest.fixture
def student(request: pytest.FixtureRequest, place: Place) -> Iterator[Student]:
    """The modules beside this test file, as a suite asks them."""
    served = getattr(request.module, "served", None)
    stand_in = _student(place, tuple(served(SEED)) if served else ())
    stand_in.begin(request.node.name)
    try:
        if (verdict := stand_in.load()) is not None:
            raise CallFailed(verdict, "")
        yield stand_in
    finally:
        stand_in.end_worker()


@pytest.fixture
def referee(place: Place) -> Iterator[Referee]:
    """Answers for models, without the student's code."""
    with Referee(lambda: place.warm.start_own(Sources({}), place.exercise.limits), place.exercise.limits) as ready:
        yield ready


@pytest.fixture
def seed() -> int:
    """What `grade check` has in the place of the course's seed."""
    return SEED


@pytest.fixture
def picture() -> Callable[..., None]:
    """There is no page to put it on."""
    return lambda kind, title, **data: None


def _student(place: Place, served: Served) -> Student:
    exercise, modules = place.exercise, place.course.modules
    file = place.submission.find(exercise.module, exercise.functions)
    sources = replace(sources_of(place.submission, exercise, modules, file), served=served)
    deadline = time.monotonic() + exercise.limits.exercise_seconds
    return Student(lambda: place.warm.start_own(sources, exercise.limits), modules, exercise.module, SEED, exercise.limits, deadline)
