"""What an author of a suite writes with."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.results import Crash
from grader.student import Answer
from grader.suite import Mismatch, ensure, expect_array, expect_equal, expect_raised, expect_unchanged, fail, hint, points, reveal


def answer(value: Any = None, raised: tuple[str, ...] = (), changed: tuple[str, ...] = ()) -> Answer:
    crash = Crash(raised[0], "text") if raised else None
    return Answer(value, crash, raised, changed, "", "f(1)")


def test_marks_say_what_a_check_counts_reveals_and_hints_at() -> None:
    @points(2)
    @hint("Look left.")
    @reveal("hint")
    def check() -> None: ...

    assert vars(check) == {"grader_points": 2.0, "grader_hint": "Look left.", "grader_reveal": "hint"}


@pytest.mark.parametrize("number", [0, -1, float("nan"), float("inf")])
def test_a_check_counts_more_than_nothing_and_less_than_everything(number: float) -> None:
    with pytest.raises(ValueError, match="a check counts more than 0"):
        points(number)


def test_a_reveal_level_that_there_is_not_is_the_authors_error() -> None:
    with pytest.raises(ValueError, match="one of sentence, hint, example"):
        reveal("all")  # type: ignore[arg-type]


def test_expect_equal_compares_type_by_type() -> None:
    expect_equal({"a": [1, (2.0, None)]}, {"a": [1, (2.0, None)]})

    for got, expected in [(True, 1), (1, 1.0), ((1,), [1]), ("1", 1), (np.zeros(1), [0])]:
        with pytest.raises(Mismatch):
            expect_equal(got, expected)


def test_a_mismatch_carries_both_values_and_the_first_difference() -> None:
    with pytest.raises(Mismatch) as caught:
        expect_equal([1, 2], [1, 3], "The second number is wrong.")

    mismatch = caught.value
    assert (mismatch.message, mismatch.expected, mismatch.got, mismatch.compared) == ("The second number is wrong.", [1, 3], [1, 2], True)
    assert mismatch.difference is not None
    assert mismatch.difference.path == (1,)


def test_expect_array_accepts_every_width_of_the_kind_asked_for() -> None:
    expect_array(np.ones((2, 2), np.uint8), [[1, 1], [1, 1]], dtype="integer")
    expect_array(np.ones(2, np.float16), [1, 1], dtype="float")
    expect_array(np.array([0.1 + 1e-9]), [0.1], tolerance=1e-6)

    with pytest.raises(Mismatch, match="expected whole numbers, got dtype float64"):
        expect_array(np.ones(2), [1, 1], dtype="integer")
    with pytest.raises(Mismatch, match=r"expected an array of shape \(2,\), got a list with 2 entries"):
        expect_array([1, 1], [1, 1])


def test_expect_raised_accepts_a_subclass_and_nothing_else() -> None:
    expect_raised(answer(raised=("UnicodeDecodeError", "UnicodeError", "ValueError", "Exception")), "ValueError")

    with pytest.raises(Mismatch, match="Your function raised KeyError where it should raise ValueError"):
        expect_raised(answer(raised=("KeyError", "LookupError")), "ValueError")
    with pytest.raises(Mismatch, match="Your function returned a value where it should raise ValueError"):
        expect_raised(answer(3), "ValueError")


def test_expect_unchanged_names_the_arguments_that_a_call_changed() -> None:
    expect_unchanged(answer())

    with pytest.raises(Mismatch, match="changes its argument number 1, value; work on a copy"):
        expect_unchanged(answer(changed=("number 1", "value")))


def test_ensure_takes_true_and_nothing_that_is_only_like_it() -> None:
    ensure(True, "no")
    ensure(np.all(np.ones(2)), "no")

    for condition in (1, "yes", [1], np.ones(2), None, np.False_):
        with pytest.raises(Mismatch, match=r"^no$"):
            ensure(condition, "no")  # type: ignore[arg-type]


def test_fail_says_why_and_compares_nothing() -> None:
    with pytest.raises(Mismatch, match=r"^Rows are shared\.$") as caught:
        fail("Rows are shared.")

    assert not caught.value.compared
