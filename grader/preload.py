"""Whether the course's libraries have to be warm: code that does not name TensorFlow need not wait seconds for its import."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from grader.course import Course, Exercise
from grader.errors import StudentError
from grader.submission import Submission


def preload_for(course: Course, submission: Submission, exercises: Sequence[Exercise] = ()) -> Sequence[str]:
    """The course's preload list where the code, or a suite that will ask it, names one of its libraries; else nothing heavy."""
    asked = [exercise.suite for exercise in exercises or course.exercises if _is_there(exercise, submission)]
    return course.preload if submission.mentions(course.preload) or _mention(asked, course.preload) else ()


def preload_for_checking(course: Course, submission: Submission, exercise: Exercise) -> Sequence[str]:
    """The same for the public checks of one exercise. Only its own folder decides; a module beside it may still import what it wants."""
    named = submission.mentions(course.preload, exercise.id) or _mention([exercise.public_suite], course.preload)
    return course.preload if named else ()


def _is_there(exercise: Exercise, submission: Submission) -> bool:
    with contextlib.suppress(StudentError):
        return submission.find(exercise.module, exercise.functions) is not None
    return False


def _mention(suites: Sequence[Path], libraries: Sequence[str]) -> bool:
    texts = [suite.read_bytes() for suite in suites if suite.is_file()]
    return any(library.encode() in text for text in texts for library in libraries)
