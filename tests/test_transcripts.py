"""Equal behaviour gives equal transcripts: in other processes, with other hash seeds, in another language, with other threads and seeds,
and in double precision. Modules that are wrong are held to it, too: their transcripts are what the diagnosis reads."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.course import Course
from grader.grading import Grader
from grader.results import Call, ExerciseResult, Grade, Status
from grader.submission import Submission

REPOSITORY = Path(__file__).parents[1]
GRADE = str(Path(sys.executable).parent / "grade")
LIGHT = ("01_tokenize", "02_pad")
HEAVY = ("03_embedding", "04_verify")
TRAIN = "05_train"
RIGHT = "reference"
WRONG = {"01_tokenize": "case_kept", "02_pad": "inputs_mutated", "03_embedding": "dimensions_swapped", "04_verify": "tolerance_too_loose"}

# What a student may do besides, appended to a module: `names` are its functions.
SEEDS = """
import random, sys
import numpy as np

def seeded(function):
    def call(*args, **kwargs):
        random.seed(5)
        np.random.seed(5)
        if "keras" in sys.modules:
            sys.modules["keras"].utils.set_random_seed(5)
        return function(*args, **kwargs)
    return call

seeded(lambda: None)()
{names} = map(seeded, [{names}])
"""
ANOTHER_THREAD = """
from concurrent.futures import ThreadPoolExecutor

def elsewhere(function):
    return lambda *args, **kwargs: ThreadPoolExecutor(4).submit(function, *args, **kwargs).result()

{names} = map(elsewhere, [{names}])
"""
ONE_THREAD = """
import tensorflow as tf
tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)
"""
MANY_THREADS = """
import tensorflow as tf
tf.config.threading.set_intra_op_parallelism_threads(5)
tf.config.threading.set_inter_op_parallelism_threads(3)
"""
DOUBLE = """
import keras
keras.config.set_floatx("float64")
"""
PADDED_IN_DOUBLE = """
import numpy as np
in_whole_numbers = pad_sequences

def pad_sequences(*args, **kwargs):
    return np.array(in_whole_numbers(*args, **kwargs), dtype=np.float64).astype(np.int64)
"""
Result = Callable[..., ExerciseResult]


@pytest.mark.parametrize("which", ["right", "wrong"])
def test_other_hash_seeds_and_another_language_change_no_transcript(which: str, result: Result, course: Course, tmp_path: Path) -> None:
    modules = {exercise: RIGHT if which == "right" else WRONG[exercise] for exercise in LIGHT}
    write_submission(tmp_path, course, modules)

    grades = [graded_elsewhere(tmp_path, LIGHT, hash_seed="1"), graded_elsewhere(tmp_path, LIGHT, hash_seed="2", language="es")]

    for number, module in enumerate(modules.items()):
        for grade in grades:
            assert lines(grade.exercises[number].transcript) == lines(result(*module).transcript)


def test_models_have_the_same_transcript_in_another_process(result: Result, course: Course, tmp_path: Path) -> None:
    modules = {exercise: WRONG[exercise] for exercise in HEAVY}
    write_submission(tmp_path, course, modules)

    grade = graded_elsewhere(tmp_path, HEAVY, hash_seed="1")

    for number, module in enumerate(modules.items()):
        assert lines(grade.exercises[number].transcript) == lines(result(*module).transcript)


@pytest.mark.parametrize("habits", [(SEEDS,), (ANOTHER_THREAD,), (SEEDS, ANOTHER_THREAD)], ids=["seeds", "threads", "both"])
@pytest.mark.parametrize("exercise", LIGHT)
def test_seeds_and_threads_of_a_students_own_change_no_transcript(exercise: str, habits: tuple[str, ...], result: Result) -> None:
    expect_same_transcripts(exercise, habits, result)


@pytest.mark.parametrize("habits", [(SEEDS, ONE_THREAD), (DOUBLE, MANY_THREADS)], ids=["seeds_one_thread", "double_many_threads"])
@pytest.mark.parametrize("exercise", HEAVY)
def test_seeds_threads_and_double_precision_change_no_transcript_of_models(exercise: str, habits: tuple[str, ...], result: Result) -> None:
    expect_same_transcripts(exercise, habits, result)


def test_padding_in_double_precision_changes_no_transcript(result: Result) -> None:
    expect_same_transcripts("02_pad", (PADDED_IN_DOUBLE,), result)


def test_a_training_with_seeds_in_double_precision_has_the_transcript_of_any_right_one(result: Result) -> None:
    assert lines(result(TRAIN, RIGHT, SEEDS, DOUBLE).transcript) == lines(result(TRAIN, RIGHT).transcript)


def expect_same_transcripts(exercise: str, habits: tuple[str, ...], result: Result) -> None:
    """The right and the wrong module each behave as without the habits, and the transcript still tells the two apart."""
    right, wrong = (result(exercise, name, *habits).transcript for name in (RIGHT, WRONG[exercise]))

    assert lines(right) == lines(result(exercise, RIGHT).transcript)
    assert lines(wrong) == lines(result(exercise, WRONG[exercise]).transcript)
    assert right != wrong


@pytest.fixture(scope="module")
def result(course: Course, request: pytest.FixtureRequest) -> Result:
    """Grades a module of `solutions/` with these habits at its end; each is graded once, by one grader of its kind."""
    kept: dict[tuple[str, ...], ExerciseResult] = {}

    def result(*module: str) -> ExerciseResult:
        if module not in kept:
            grader: Grader = request.getfixturevalue("light_grader" if module[0] in LIGHT else "warm_grader")
            exercise = course.exercise(module[0])
            submission = Submission({f"{exercise.module}.py": source_of(course, *module).encode()})
            kept[module] = grader.grade(submission, "someone", exercises=[exercise]).exercises[0]
            assert kept[module].status is Status.GRADED, kept[module].message
        return kept[module]

    return result


def source_of(course: Course, exercise_id: str, name: str, *habits: str) -> str:
    exercise = course.exercise(exercise_id)
    path = exercise.reference if name == RIGHT else exercise.secret / "misconceptions" / f"{name}.py"
    names = ", ".join(exercise.functions) + ","
    return path.read_text("utf-8") + "".join(habit.replace("{names}", names) for habit in habits)


def write_submission(folder: Path, course: Course, modules: dict[str, str]) -> None:
    for exercise_id, name in modules.items():
        (folder / f"{course.exercise(exercise_id).module}.py").write_text(source_of(course, exercise_id, name), "utf-8")


def graded_elsewhere(folder: Path, exercises: tuple[str, ...], *, hash_seed: str, language: str = "en") -> Grade:
    """The grade by a command of its own, so with a judge, a zygote and workers of its own."""
    chosen = [f"--exercise={exercise}" for exercise in exercises]
    done = subprocess.run(
        [GRADE, "run", str(folder), "--json=-", f"--lang={language}", *chosen],
        cwd=REPOSITORY,
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    return Grade.from_json(done.stdout)


def lines(transcript: tuple[Call, ...]) -> list[str]:
    """One for each call, so that a failed test says which call it was."""
    return [f"{call.check}: {call.function}({call.arguments}) -> {call.answer}" for call in transcript]
