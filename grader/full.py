"""`grade run --full`: one submission's training on the published reviews, with the parameters of the example. It changes no points.

The student's three functions run one after the other in one confined worker. What decides is not their word: the referee rebuilds the
trained model from its layers and weights and predicts the test half, whose labels the worker never had (though they are public, and a
submission could carry them). Nothing is kept of a run that is broken off.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from grader.course import Course, Exercise
from grader.errors import OurError, TeacherError
from grader.grading import Grader, refuse_unconfined
from grader.isolation.border import Sources, Worker
from grader.isolation.experiment import BUILDING, LOADING, TRAINING
from grader.isolation.limits import GIB, MIB, Limits
from grader.isolation.modeldata import HistoryData, ModelData
from grader.isolation.starting import start_worker
from grader.keras_suite import accuracy, expect_model
from grader.language import _
from grader.referee import Referee
from grader.results import ExerciseResult, FullRun, Grade, Picture, Status
from grader.reviews import Reviews
from grader.student import CallFailed, Student, crash_verdict
from grader.submission import Submission
from grader.suite import Mismatch
from grader.text import one_line
from grader.workers import sources_of

FUNCTIONS = ("load_reviews", "build_model", "train")
TOP_WORDS, LENGTH, EPOCHS, BATCH = 5000, 500, 3, 64  # of the example, and the defaults of the three functions
EXPECTED = (0.86, 0.88)  # accuracy on the test half that the example is known for
HOUR = 3600
QUESTION_SECONDS = 600.0  # one question to the referee takes seconds
AT_ONCE = 2500  # reviews in one question
MOST_CURVES = 8  # a model may be compiled with as many metrics as it likes

Tell = Callable[[str, int, int], None]  # what is being done, how much of it is done, and of how much


def exercise_to_train(course: Course) -> Exercise:
    """The exercise that loads, builds and trains. Raises TeacherError where a course has none."""
    for exercise in course.exercises:
        if exercise.functions == FUNCTIONS:
            return exercise
    raise TeacherError(_("--full trains an exercise with {functions}, and this course has none").format(functions=", ".join(FUNCTIONS)))


def add_full_run(grade: Grade, grader: Grader, submission: Submission, reviews: Reviews, tell: Tell) -> Grade:
    """The grade, with the full run and its picture in the exercise's result; unchanged where the module is not there or does not load."""
    began = time.monotonic()
    exercise = exercise_to_train(grader.course)
    results = [
        _with_run(result, full_run(grader, exercise, submission, reviews, tell))
        if result.id == exercise.id and result.status in (Status.GRADED, Status.UNGRADED)
        else result
        for result in grade.exercises
    ]
    return replace(grade, exercises=tuple(results), seconds=round(grade.seconds + time.monotonic() - began, 3))


def full_run(grader: Grader, exercise: Exercise, submission: Submission, reviews: Reviews, tell: Tell) -> FullRun:
    """Train, then measure. What goes wrong, by whosever fault, becomes the run's message."""
    began = time.monotonic()
    limits = generous(exercise.limits)
    file = submission.find(exercise.module, exercise.functions)
    sources = replace(sources_of(submission, exercise, grader.course.modules, file), served=reviews.served)
    student = Student(
        lambda: _start(grader, sources, limits),
        grader.course.modules,
        exercise.module,
        grader.seed_in_force,
        limits,
        began + limits.exercise_seconds,
    )
    watch = Watch(tell, EPOCHS * math.ceil(reviews.training_size / BATCH))
    run = FullRun(None, *EXPECTED, test_reviews=len(reviews.test.labels))
    try:
        value, history = _train(student, watch)
        run = replace(run, history=_curves(history), training_seconds=watch.training_seconds)
        model = expect_model(value)
        with Referee(lambda: _start(grader, Sources({}), limits), replace(limits, call_seconds=QUESTION_SECONDS)) as referee:
            run = replace(run, accuracy=round(_measure(model, referee, reviews, tell), 6))
    except (CallFailed, Mismatch) as error:
        run = replace(run, message=str(error))
    except OurError as error:
        run = replace(run, message=_("the grader itself failed here: {error}").format(error=one_line(str(error), 500)))
    finally:
        student.end_worker()
    return replace(run, seconds=round(time.monotonic() - began, 3), student_cpu_seconds=round(student.cpu_seconds, 3))


def generous(limits: Limits) -> Limits:
    """For this one run: hours instead of seconds, and memory for 50,000 reviews."""
    return replace(
        limits,
        call_seconds=2 * HOUR,
        load_seconds=HOUR / 60,
        exercise_seconds=3 * HOUR,
        cpu_seconds=100 * HOUR,
        memory_bytes=4 * GIB,
        scratch_bytes=256 * MIB,
    )


class Watch:
    """Hears from the worker how far the training is, and passes it on."""

    def __init__(self, tell: Tell, batches: int) -> None:
        self._tell = tell
        self._batches = batches  # in all epochs
        self._began: float | None = None

    def __call__(self, function: int, batches: int) -> None:
        if function == TRAINING and self._began is None:
            self._began = time.monotonic()
        names = {LOADING: _("loading the reviews"), BUILDING: _("building the model"), TRAINING: _("training")}
        whole = self._batches if function == TRAINING else 1
        self._tell(names.get(function, ""), max(0, min(batches, whole)), whole)

    @property
    def training_seconds(self) -> float:
        """From the call of `train` until now."""
        return 0.0 if self._began is None else round(time.monotonic() - self._began, 3)


def _start(grader: Grader, sources: Sources, limits: Limits) -> Worker:
    worker = start_worker(grader.address, sources, limits, confined=grader.confined)
    refuse_unconfined(worker)
    return worker


def _train(student: Student, watch: Watch) -> tuple[Any, Any]:
    """The trained model and the history, as the worker tells of them. Its process has ended then: the referee has the machine to itself."""
    if (verdict := student.load()) is not None:
        raise CallFailed(verdict, "")
    answer = student.experiment(FUNCTIONS, watch)
    if answer.crash is not None:
        raise CallFailed(crash_verdict(answer.crash), answer.call)
    student.end_worker()
    return answer.value if isinstance(answer.value, tuple) and len(answer.value) == 2 else (answer.value, None)


def _measure(model: ModelData, referee: Referee, reviews: Reviews, tell: Tell) -> float:
    """The share of the test reviews that the rebuilt model gets right."""
    rebuilt = referee.rebuild(model)
    rows = reviews.test_rows(TOP_WORDS, LENGTH)
    predictions = []
    for start in range(0, len(rows), AT_ONCE):
        tell(_("reading the test reviews"), start, len(rows))
        predictions.append(rebuilt.predict(rows[start : start + AT_ONCE]))
    tell(_("reading the test reviews"), len(rows), len(rows))
    return accuracy(np.concatenate(predictions), reviews.test.labels)


def _curves(history: Any) -> dict[str, tuple[float, ...]]:
    """What Keras wrote down in the worker, epoch by epoch, as far as these are numbers. It is the worker's word."""
    if not isinstance(history, HistoryData):
        return {}
    curves = {one_line(str(name), 60): values for name, values in list(history.history.items())[:MOST_CURVES] if isinstance(values, list)}
    return {name: tuple(float(value) for value in values[:EPOCHS]) for name, values in curves.items() if all(map(_is_number, values))}


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _with_run(result: ExerciseResult, run: FullRun) -> ExerciseResult:
    """Added to the exercise's result, with a picture where there is something to draw."""
    if not run.history:
        return replace(result, full=run)
    measured = {} if run.accuracy is None else {_("test accuracy"): run.accuracy}
    data = {"curves": {name: list(values) for name, values in run.history.items()}, "lines": measured}
    picture = Picture("training_curve", _("Training on the published film reviews"), data)
    return replace(result, full=run, pictures=(*result.pictures, picture))
