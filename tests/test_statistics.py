"""Statistics of a class, against numbers worked out by hand, and properties that hold for every class."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.results import Call, CheckResult, Crash, Diagnosis, ExerciseResult, Grade, Outcome, Status
from grader.statistics import (
    Class,
    check_statistics,
    correlation,
    discrimination,
    exercise_statistics,
    mistake_groups,
    row_of,
    spread,
)

PASSED, FAILED, UNANSWERED = Outcome.PASSED, Outcome.FAILED, Outcome.UNANSWERED


def exercise(outcomes: str, *, name: str = "02_pad", status: Status = Status.GRADED, answer: str = "", **fields: object) -> ExerciseResult:
    """One exercise; `outcomes` has a letter per check: p(assed), f(ailed), u(nanswered), a point each."""
    kinds = {"p": PASSED, "f": FAILED, "u": UNANSWERED}
    checks = tuple(CheckResult(f"test_{n}", f"Check {n}.", kinds[letter], float(letter == "p"), 1.0) for n, letter in enumerate(outcomes))
    score = None if status is Status.UNGRADED else float(outcomes.count("p"))
    transcript = (Call("test_0", "padding.f", "aa", answer or outcomes),) if status is Status.GRADED else ()
    return ExerciseResult(name, status, score, float(len(outcomes)), checks=checks, transcript=transcript, **fields)  # type: ignore[arg-type]


def grade(student: str, *exercises: ExerciseResult) -> Grade:
    scores = [one.score for one in exercises]
    score = None if None in scores else math.fsum(one for one in scores if one is not None)
    return Grade("c", student, "00", score, math.fsum(one.max_score for one in exercises), 1.0, exercises, {})


def class_of(*grades: Grade) -> Class:
    group = Class()
    for one in grades:
        group.add(one)
    return group


def test_a_spread_is_what_one_works_out_by_hand():
    found = spread([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0])

    assert found is not None
    assert (found.count, found.mean, found.deviation) == (8, 5.0, 2.0)
    assert (found.lowest, found.lower_quartile, found.median, found.upper_quartile, found.highest) == (2.0, 4.0, 4.5, 5.5, 9.0)


def test_no_numbers_have_no_spread():
    assert spread([]) is None


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50))
def test_a_spread_is_in_order_whatever_the_numbers(numbers: list[float]):
    found = spread(numbers)

    assert found is not None
    places = [found.lowest, found.lower_quartile, found.median, found.upper_quartile, found.highest]
    assert all(one <= other + 1e-6 for one, other in itertools.pairwise(places))
    assert found.lowest - 1e-6 <= found.mean <= found.highest + 1e-6


def test_a_correlation_is_pearsons():
    assert correlation([1, 2, 3], [2, 4, 6]) == pytest.approx(1.0)
    assert correlation([1, 2, 3], [6, 4, 2]) == pytest.approx(-1.0)
    assert correlation([1, 2, 3, 4], [1, 3, 2, 4]) == pytest.approx(0.8)
    assert correlation([1, 1, 1], [1, 2, 3]) is None


def test_discrimination_is_high_where_strong_work_passes_and_negative_where_it_fails():
    rest = [float(n) for n in range(10)]

    assert discrimination([n >= 5 for n in range(10)], rest) == pytest.approx(0.8703882797784892)
    assert discrimination([n < 5 for n in range(10)], rest) == pytest.approx(-0.8703882797784892)


def test_nine_students_are_too_few_to_tell_and_a_check_that_all_pass_tells_nothing():
    assert discrimination([True, False] * 4 + [True], [float(n) for n in range(9)]) is None
    assert discrimination([True] * 12, [float(n) for n in range(12)]) is None


def test_difficulty_is_the_share_of_those_who_handed_in_and_passed():
    group = class_of(
        grade("a", exercise("pp")),
        grade("b", exercise("pf")),
        grade("c", exercise("uu", status=Status.CRASHED)),
        grade("d", exercise("uu", status=Status.MISSING)),
        grade("e", exercise("uu", status=Status.UNGRADED)),
    )

    first, second = (check_statistics(group, "02_pad", check) for check in ("test_0", "test_1"))

    assert (first.asked, first.passed, first.difficulty) == (3, 2, pytest.approx(2 / 3))
    assert (second.asked, second.passed, second.difficulty) == (3, 1, pytest.approx(1 / 3))


def test_the_check_itself_is_not_part_of_the_rest_it_is_compared_with():
    group = class_of(*(grade(str(n), exercise("pf" if n % 2 else "fp")) for n in range(10)))

    found = check_statistics(group, "02_pad", "test_0")

    assert found.discrimination == pytest.approx(-1.0)  # with itself counted in, everybody would have one point


def test_never_passed_and_never_failed_are_told():
    group = class_of(grade("a", exercise("pf")), grade("b", exercise("pf")))

    first, second = exercise_statistics(group, "02_pad").checks

    assert (first.is_never_failed, first.is_never_passed) == (True, False)
    assert (second.is_never_failed, second.is_never_passed) == (False, True)


def test_a_check_that_nobody_was_asked_is_neither():
    group = class_of(grade("a", exercise("u", status=Status.MISSING)))

    (check,) = exercise_statistics(group, "02_pad").checks

    assert not check.is_never_passed
    assert not check.is_never_failed
    assert math.isnan(check.difficulty)


def test_an_exercise_counts_who_handed_in_and_who_is_complete():
    group = class_of(
        grade("a", exercise("pp")),
        grade("b", exercise("pf")),
        grade("c", exercise("uu", status=Status.MISSING)),
        grade("d", exercise("uu", status=Status.UNGRADED)),
    )

    found = exercise_statistics(group, "02_pad")

    assert (found.handed_in, found.full, found.max_score) == (3, 1, 2.0)
    assert found.statuses == {Status.GRADED: 2, Status.MISSING: 1, Status.UNGRADED: 1}
    assert found.spread is not None
    assert found.spread.mean == 1.5  # an ungraded one is no zero, a missing one not part of what the exercise is like


def test_equal_transcripts_are_one_group_and_the_largest_comes_first():
    known = Diagnosis("post_padding", "It fills behind.", "exact", title="Filled behind")
    group = class_of(
        grade("a", exercise("pf", answer="x")),
        grade("b", exercise("fp", answer="y", diagnoses=(known,))),
        grade("c", exercise("fp", answer="y", diagnoses=(known,))),
        grade("d", exercise("pp")),
    )

    first, second = mistake_groups(group, "02_pad")

    assert (first.students, first.mistake, first.failed, first.lost) == (("b", "c"), "Filled behind", ("test_0",), 1.0)
    assert (second.students, second.mistake, second.failed) == (("a",), "", ("test_1",))


def test_equal_points_with_different_behaviour_are_two_groups():
    group = class_of(grade("a", exercise("pf", answer="x")), grade("b", exercise("pf", answer="y")))

    assert sorted(one.students for one in mistake_groups(group, "02_pad")) == [("a",), ("b",)]


def test_modules_that_do_not_load_are_grouped_by_their_exception():
    def crashed(name: str) -> ExerciseResult:
        return exercise("uu", status=Status.CRASHED, crash=Crash(name, "…"))

    group = class_of(grade("a", crashed("SyntaxError")), grade("b", crashed("NameError")), grade("c", crashed("SyntaxError")))

    assert [(one.mistake, one.students) for one in mistake_groups(group, "02_pad")] == [
        ("SyntaxError", ("a", "c")),
        ("NameError", ("b",)),
    ]


def test_what_is_missing_refused_or_ungraded_is_nobodys_mistake():
    statuses = (Status.MISSING, Status.REFUSED, Status.UNGRADED)
    group = class_of(*(grade(status.value, exercise("uu", status=status)) for status in statuses))

    assert mistake_groups(group, "02_pad") == ()


def test_grades_of_two_suites_are_put_side_by_side():
    old, new = exercise("pf"), exercise("ppp")
    group = class_of(grade("a", old), grade("b", new))

    found = exercise_statistics(group, "02_pad")

    assert [(check.id, check.asked) for check in found.checks] == [("test_0", 2), ("test_1", 2), ("test_2", 1)]


def test_a_row_keeps_no_texts():
    whole = exercise("f")
    row = row_of(grade("a", replace(whole, checks=tuple(replace(check, message="x" * 9999) for check in whole.checks))))

    assert "xxx" not in repr(row)
