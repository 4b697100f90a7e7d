"""The public checks, on the student's own machine: the same judge and the same worker as in grading, so they say here what they say there.

Warm processes are kept between checks, one for each list of libraries: what needs no TensorFlow does not wait for it. They are started as
early as possible: on Linux they import their libraries while NumPy and pytest are imported here.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from grader.course import GRADED, Course, Exercise
from grader.errors import AuthorError, GraderError
from grader.isolation.starting import Warm
from grader.language import _
from grader.notebook import SUFFIX
from grader.preload import preload_for_checking
from grader.results import CheckResult, ExerciseResult, Outcome, Status
from grader.submission import LEFT_OUT, Submission, take_in

if TYPE_CHECKING:
    from grader.isolation.border import Sources, Worker

WAKE_MS = 200  # how often the watch looks whether it is to stop
STEP_MS = 20  # how long no further file may change before a save counts as done


@dataclass(frozen=True)
class Checked:
    """What the public checks say about one exercise."""

    exercise: Exercise
    result: ExerciseResult
    graded_checks: int | None  # how many wait in the hidden suite; None: the course does not say
    following: Exercise | None  # the exercise after this one
    notes: tuple[str, ...] = ()

    @property
    def passed(self) -> tuple[CheckResult, ...]:
        return tuple(check for check in self.result.checks if check.outcome is Outcome.PASSED)

    @property
    def is_done(self) -> bool:
        return self.result.status is Status.GRADED and len(self.passed) == len(self.result.checks)


class Checker:
    """Checks exercises of one course; a context manager."""

    def __init__(self, course: Course, *, again: bool = False, tell: Callable[[tuple[str, ...]], None] = lambda _libraries: None) -> None:
        """`again`: more checks will follow, so a process in reserve is worth its start. `tell` hears of libraries that take a while."""
        self.course = course
        self.is_unconfined = False  # whether the last check ran the code without confinement
        self.has_said_so = False  # to the student; kept here, since it is to be said once
        self._again = again
        self._tell = tell
        self._warm: dict[tuple[str, ...], Future[Warm]] = {}
        self._starter = ThreadPoolExecutor(1)
        self._open = ExitStack()
        self._graded_checks = _read_numbers(course)

    def check(self, exercise: Exercise, submission: Submission | None = None) -> Checked:
        """Ask the working place, or the `submission` given. Raises StudentError where files cannot be taken in."""
        if not exercise.public_suite.is_file():
            raise AuthorError(_("{exercise} has no public checks; `grade submit` asks the graded ones").format(exercise=exercise.id))
        submission = submission or take_in(self.course.folder / "exercises")
        libraries = tuple(preload_for_checking(self.course, submission, exercise))
        warming = self._warming(libraries)
        from grader.judge import judge
        from grader.workers import Workers

        if libraries:
            warming.result()  # seconds that are not the exercise's

        def start(sources: Sources, exercise: Exercise) -> Worker:
            worker = warming.result().start_own(sources, exercise.limits)
            self.is_unconfined = bool(worker.layers.get("unsafe"))
            return worker

        deadline = time.monotonic() + exercise.limits.exercise_seconds
        with Workers(start) as workers:
            workers.start_ahead(exercise, exercise.public_suite, submission, self.course.modules)
            result = judge(exercise, exercise.public_suite, submission, self.course.modules, 0, workers, deadline)
        own = tuple(note for note in submission.notes if note.startswith(f"{exercise.id}/"))
        return Checked(exercise, result, self._graded_checks.get(exercise.id), self._following(exercise), own)

    def check_in_turn(self, first: Exercise | None = None) -> Iterator[Checked]:
        """From `first` (or the course's first exercise) on, until one is not done; those without public checks are passed over."""
        exercises = self.course.exercises
        for exercise in exercises[exercises.index(first) if first else 0 :]:
            if not exercise.public_suite.is_file() and exercise != first:
                continue
            checked = self.check(exercise)
            yield checked
            if not checked.is_done:
                return

    def _following(self, exercise: Exercise) -> Exercise | None:
        place = self.course.exercises.index(exercise) + 1
        return self.course.exercises[place] if place < len(self.course.exercises) else None

    def warm_up(self, exercise: Exercise | None) -> None:
        """Start in the background what the check of this exercise, or of the first one, will need."""
        first = next((each for each in self.course.exercises if exercise in (None, each) and each.public_suite.is_file()), None)
        with contextlib.suppress(GraderError):  # the check says what is wrong
            if first is not None:
                submission = take_in(self.course.folder / "exercises")
                self._warming(tuple(preload_for_checking(self.course, submission, first)))

    def _warming(self, libraries: tuple[str, ...]) -> Future[Warm]:
        if libraries not in self._warm:
            if libraries:
                self._tell(libraries)
            self._warm[libraries] = self._starter.submit(self._start, libraries)
        return self._warm[libraries]

    def _start(self, libraries: tuple[str, ...]) -> Warm:
        return self._open.enter_context(Warm(libraries, spare=self._again))

    def __enter__(self) -> Checker:
        return self

    def __exit__(self, *error: object) -> None:
        self._starter.shutdown()
        self._open.close()


def exercise_here(course: Course, folder: Path) -> Exercise | None:
    """The exercise in whose folder somebody stands."""
    place = folder.resolve()
    return next((exercise for exercise in course.exercises if place.is_relative_to(exercise.public.resolve())), None)


class Saves:
    """The exercises whose code is saved, one list after the other; from its beginning on none is missed. A context manager."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._top = (course.folder / "exercises").resolve()
        self._saved: queue.Queue[list[Exercise]] = queue.Queue()
        self._begun, self._stop = threading.Event(), threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __iter__(self) -> Iterator[list[Exercise]]:
        while self._watcher.is_alive():
            with contextlib.suppress(queue.Empty):  # Windows hears Ctrl-C only between two waits
                yield self._saved.get(timeout=0.5)

    def _watch(self) -> None:
        """Thread: a watch that the main thread begins anew for each save would miss what is saved during a check."""
        from watchfiles import watch

        for changes in watch(
            self._top,
            watch_filter=lambda _change, path: _is_code(Path(path), self._top),
            step=STEP_MS,
            rust_timeout=WAKE_MS,
            yield_on_timeout=True,
            stop_event=self._stop,
            raise_interrupt=False,
        ):
            self._begun.set()
            folders = {Path(path).relative_to(self._top).parts[0] for _change, path in changes}
            if folders:
                own = [exercise for exercise in self._course.exercises if exercise.id in folders]
                self._saved.put(own or list(self._course.exercises))

    def __enter__(self) -> Saves:
        self._watcher.start()
        self._begun.wait(10)
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        self._watcher.join(5)


def _is_code(path: Path, top: Path) -> bool:
    parts = path.relative_to(top).parts if path.is_relative_to(top) else ()
    return path.suffix in (".py", SUFFIX) and not any(part.startswith(".") or part in LEFT_OUT for part in parts)


def _read_numbers(course: Course) -> dict[str, int]:
    try:
        return msgspec.json.decode((course.folder / "exercises" / GRADED).read_bytes(), type=dict[str, int])
    except FileNotFoundError:
        return {}
    except msgspec.MsgspecError as error:
        raise AuthorError(
            _("exercises/{file} cannot be read ({error}); make it anew with `grade release`").format(file=GRADED, error=error)
        ) from None
