"""One submission graded: intake, every exercise, the grade."""

from __future__ import annotations

import contextlib
import importlib.metadata
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader import __version__
from grader.course import Course, Exercise, hash_of_questions, hash_of_suite
from grader.errors import OurError, TeacherError
from grader.isolation.border import Sources, Worker
from grader.isolation.layers import Layers
from grader.isolation.starting import Warm, must_spawn, start_worker
from grader.language import _, current
from grader.results import ExerciseResult, Grade, Status, total
from grader.submission import Submission
from grader.text import one_line

if TYPE_CHECKING:
    from grader.workers import Workers

SUBMISSION_SECONDS = 1200.0  # wall clock, all exercises of one submission


@dataclass(frozen=True)
class Grader:
    """A course, a warm zygote and whether student code is confined: what every grading shares."""

    course: Course
    address: str  # of the zygote
    confined: bool = True
    seed: int | None = None  # instead of the course's own, for an audit

    @property
    def seed_in_force(self) -> int:
        return self.course.seed if self.seed is None else self.seed

    def grade(
        self,
        submission: Submission,
        student: str,
        *,
        exercises: Sequence[Exercise] = (),
        at_once: int = 1,
        tell: Callable[[int], None] = lambda _done: None,
    ) -> Grade:
        """Grade the given exercises, or all. Raises TeacherError where this machine cannot confine student code.

        `at_once` exercises are judged at the same time, each in a fork of this process; `tell` hears how many are done.
        """
        began = time.monotonic()
        asked = exercises or self.course.exercises
        judging = Judging(self, submission, began + SUBMISSION_SECONDS)
        results = judging.at_once(asked, at_once, tell) if min(at_once, len(asked)) > 1 else judging.in_turn(asked, tell)
        return self._grade(submission, student, tuple(results), judging.layers, began)

    def _grade(self, submission: Submission, student: str, results: tuple[ExerciseResult, ...], layers: Layers, began: float) -> Grade:
        score, max_score = total(results)
        graded = [self.course.exercise(result.id) for result in results]
        return Grade(
            self.course.id,
            student,
            submission.sha256,
            score,
            max_score,
            round(time.monotonic() - began, 3),
            results,
            dict(layers),
            course_title=self.course.title,
            graded_at=datetime.now(UTC).isoformat(timespec="seconds"),
            language=current(),
            versions=versions(self.course.preload),
            suites={exercise.id: hash_of_suite(exercise, self.seed_in_force) for exercise in graded},
            notes=submission.notes,
        )


@dataclass
class Judging:
    """The exercises of one submission, judged one after the other or several at once."""

    grader: Grader
    submission: Submission
    deadline: float  # time.monotonic
    layers: Layers = field(default_factory=dict)  # that were in force

    def in_turn(self, exercises: Sequence[Exercise], tell: Callable[[int], None]) -> list[ExerciseResult]:
        """The next exercise's worker starts while one is judged."""
        from grader.workers import Workers

        results: list[ExerciseResult] = []
        with Workers(self._start) as workers:
            for place, exercise in enumerate(exercises):
                for soon in exercises[place : place + 2]:
                    if not self._is_left_out(soon) and time.monotonic() < self.deadline:
                        workers.start_ahead(soon, soon.suite, self.submission, self.grader.course.modules)
                results.append(self._judge(exercise, workers))
                tell(len(results))
        return results

    def at_once(self, exercises: Sequence[Exercise], number: int, tell: Callable[[int], None]) -> list[ExerciseResult]:
        """Each in a process of its own. What we failed on beside others is tried once more alone, before it is our failure."""
        from grader.forks import in_forks
        from grader.judge import get_ready

        get_ready()
        told = in_forks([partial(self._alone, exercise) for exercise in exercises], number, tell)
        return [
            self._heard(exercise, in_forks([partial(self._alone, exercise)], 1)[0] if _has_failed(answer) else answer)
            for exercise, answer in zip(exercises, told, strict=True)
        ]

    def _alone(self, exercise: Exercise) -> tuple[ExerciseResult, Layers]:
        (result,) = self.in_turn([exercise], lambda _done: None)
        return result, self.layers

    def _heard(self, exercise: Exercise, answer: Any) -> ExerciseResult:
        """The result that a fork has told; raises what it raised."""
        from grader.forks import Died

        if isinstance(answer, Died):
            return ungraded(exercise, "the judge of this exercise died, twice")
        if isinstance(answer, Exception):
            raise answer
        result: ExerciseResult
        result, layers = answer
        self.layers.update(layers)
        return result

    def _judge(self, exercise: Exercise, workers: Workers) -> ExerciseResult:
        from grader.judge import judge

        if self._is_left_out(exercise):
            return _left_out(exercise)
        seed = self.grader.seed_in_force
        try:
            result = judge(exercise, exercise.suite, self.submission, self.grader.course.modules, seed, workers, self.deadline)
            return _diagnosed(exercise, result, seed)
        except OurError as error:
            return ungraded(exercise, str(error))

    def _start(self, sources: Sources, exercise: Exercise) -> Worker:
        worker = start_worker(self.grader.address, sources, exercise.limits, confined=self.grader.confined)
        self.layers.update(worker.layers)
        refuse_unconfined(worker)
        return worker

    def _is_left_out(self, exercise: Exercise) -> bool:
        return exercise.optional and self.submission.leaves_out(exercise.module, exercise.functions)


def _has_failed(answer: Any) -> bool:
    from grader.forks import Died

    return isinstance(answer, Died) or (isinstance(answer, tuple) and answer[0].status is Status.UNGRADED)


@contextlib.contextmanager
def warm_grader(course: Course, *, confined: bool = True, preload: Sequence[str] | None = None) -> Iterator[Grader]:
    """A Grader over a zygote of its own, which ends with the block. Raises TeacherError without `solutions/`, or where nothing confines."""
    if not course.has_solutions:
        text = _("{course} has no solutions/ folder, so it cannot be graded here; hand in with `grade submit`")
        raise TeacherError(text.format(course=course.folder.name))
    if confined and must_spawn():
        raise TeacherError(_("student code can be confined on Linux only; grade there, or say --unsafe if all of this code is your own"))
    with Warm(course.preload if preload is None else preload) as warm:
        yield Grader(course, warm.address, confined)


def _left_out(exercise: Exercise) -> ExerciseResult:
    """Of a bonus exercise that is not begun nothing is asked."""
    message = _("A bonus exercise; leaving it out costs nothing.")
    title, about = exercise.title, exercise.about
    return ExerciseResult(exercise.id, Status.MISSING, 0.0, exercise.weight, title=title, about=about, message=message, optional=True)


def ungraded(exercise: Exercise, why: str) -> ExerciseResult:
    """Our failure: no score, never a zero."""
    message = _("The grader itself failed here. This is not your mistake and not a zero; your teacher can grade it again.")
    return ExerciseResult(
        exercise.id,
        Status.UNGRADED,
        None,
        exercise.weight,
        title=exercise.title,
        about=exercise.about,
        message=message,
        error=why[-4000:],
        optional=exercise.optional,
    )


def _diagnosed(exercise: Exercise, result: ExerciseResult, seed: int) -> ExerciseResult:
    """With the name of the mistake, where the course's bank knows it, and the public hint that fits."""
    from grader.diagnosis import load_bank
    from grader.hints import read_hints

    if result.status is not Status.GRADED or result.is_full:
        return result
    bank = load_bank(exercise.secret, hash_of_questions(exercise, seed))
    if bank is None or not (diagnoses := bank.diagnose(result.transcript)):
        return result
    hints = dict(enumerate(read_hints(exercise), 1))
    told = [replace(one, hint=hints.get(bank.words[one.misconception].hint, "")) for one in diagnoses]
    return replace(result, diagnoses=tuple(told))


def refuse_unconfined(worker: Worker) -> None:
    """Fail closed: without a layer that matters nobody else's code is run."""
    missing = worker.missing_layers
    if missing and not worker.layers.get("unsafe"):
        worker.end()
        layer, why = next(iter(missing.items()))
        text = _("student code cannot be confined here: {layer} is not in force ({why}); see `grade doctor`, or say --unsafe")
        raise TeacherError(text.format(layer=layer, why=why))


def versions(libraries: Sequence[str]) -> dict[str, str]:
    """Of what may change a grade."""
    found = {"gradekit": __version__, "python": platform.python_version()}
    return found | {name: version for name in ("numpy", *libraries) if (version := _version(name))}


@cache
def _version(library: str) -> str:
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return ""


def read_solution_as_submission(exercise: Exercise) -> Submission:
    """The reference, as if a student had handed it in."""
    return Submission({f"{exercise.module}.py": exercise.reference.read_bytes()})


def name_of(path: Path) -> str:
    """The student's name when nothing better is known: the folder's or file's own."""
    return one_line(path.resolve().name.removesuffix(".zip").removesuffix(".py").removesuffix(".ipynb")) or "student"
