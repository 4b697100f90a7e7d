"""Modules that were not used to build the banks: the same mistakes in other code, and other mistakes (all: benchmarks/diagnosis.py)."""

from __future__ import annotations

import ast
import hashlib

import pytest

from benchmarks.diagnosis import OTHER, VARIANTS, Case, Figures, cases_of, figures_of, grade_case, the_bank
from grader.course import Course
from grader.diagnosis import misconception_words
from grader.grading import Grader

EXERCISES = ("01_tokenize", "02_pad", "03_embedding", "04_verify", "05_train")
QUICK = EXERCISES[:2]
FEWEST_VARIANTS, FEWEST_OTHERS = 3, 80
LEAST_RECALL, MOST_ALARMS = 0.9, 0.02
ENDLESS = "endless_"  # such a module is graded only when its minute is up

each_exercise = pytest.mark.parametrize("exercise", EXERCISES)
each_quick_exercise = pytest.mark.parametrize("exercise", QUICK)


@each_exercise
def test_every_held_back_module_parses_and_no_two_are_the_same(exercise: str) -> None:
    trees = [ast.dump(ast.parse(case.path.read_bytes())) for case in cases_of(exercise)]

    assert len(trees) == len(set(trees))


@each_exercise
def test_every_misconception_has_three_variants_and_there_are_enough_others(course: Course, exercise: str) -> None:
    mistakes = [case.mistake for case in cases_of(exercise)]
    names = set(misconception_words(course.exercise(exercise).secret))

    assert set(mistakes) == names | {OTHER}
    assert {name for name in names if mistakes.count(name) < FEWEST_VARIANTS} == set()
    assert mistakes.count(OTHER) >= FEWEST_OTHERS


@each_quick_exercise
def test_a_sample_of_the_held_back_modules_is_named_rightly_or_not_at_all(course: Course, light_grader: Grader, exercise: str) -> None:
    figures = graded_sample(course, light_grader, exercise)

    assert figures.recall >= LEAST_RECALL, figures.silent
    assert figures.wrong == ()
    assert figures.alarm_rate <= MOST_ALARMS, figures.alarms


def graded_sample(course: Course, grader: Grader, exercise_id: str) -> Figures:
    exercise = course.exercise(exercise_id)
    cases = [case for case in cases_of(exercise_id) if is_drawn(case)]

    return figures_of(the_bank(course, exercise), [grade_case(grader, exercise, case) for case in cases])


def is_drawn(case: Case) -> bool:
    """About every fifth variant and every twelfth other module, by its name: a new module does not change who else is drawn."""
    number = int(hashlib.sha256(case.path.relative_to(VARIANTS).as_posix().encode()).hexdigest(), 16)
    return number % (12 if case.mistake == OTHER else 5) == 0 and not case.path.stem.startswith(ENDLESS)
