"""Transcripts against a bank of misconceptions: exact, pairs, likely, and silence."""

from __future__ import annotations

import pytest

from grader import language
from grader.course import Course, hash_of_questions
from grader.diagnosis import Bank, BankFile, Entry, Words, answers, bank_of, deviations, load_bank, similarity
from grader.results import Call


def calls(*given: str) -> list[Call]:
    """ "1a" is question 1 answered with a."""
    return [Call("test_it", "module.function", text[0], text[1:]) for text in given]


def bank(**misconceptions: list[Call]) -> Bank:
    words = {name: Entry(name, f"explains {name}", "next", Words(f"es {name}", f"explica {name}", "luego")) for name in misconceptions}
    reference = calls("1a", "2a", "3a", "4a", "5a", "6a", "7a", "8a", "9a")
    return bank_of(BankFile("questions", "bank", reference, misconceptions), words)


ALPHABETICAL = calls("1b", "2b", "3a", "4a", "5a", "6a", "7a", "8a", "9a")
CASE = calls("1a", "2a", "3c", "4c", "5a", "6a", "7a", "8a", "9a")
LONG = calls("1d", "2d", "3d", "4d", "5d", "6d", "7d", "8d", "9d")


def names(found: tuple) -> list[tuple[str, str]]:
    return [(diagnosis.misconception, diagnosis.match) for diagnosis in found]


def test_the_same_deviations_are_the_same_mistake() -> None:
    assert names(bank(alphabetical=ALPHABETICAL, case=CASE).diagnose(ALPHABETICAL)) == [("alphabetical", "exact")]


def test_a_correct_submission_is_not_diagnosed() -> None:
    assert bank(alphabetical=ALPHABETICAL).diagnose(calls("1a", "2a", "3a", "4a", "5a", "6a", "7a", "8a", "9a")) == ()


def test_two_mistakes_that_together_explain_everything_are_both_named() -> None:
    both = calls("1b", "2b", "3c", "4c", "5a", "6a", "7a", "8a", "9a")

    assert names(bank(alphabetical=ALPHABETICAL, case=CASE).diagnose(both)) == [("alphabetical", "likely"), ("case", "likely")]


def test_two_mistakes_and_something_else_are_not_called_a_pair() -> None:
    more = calls("1b", "2b", "3c", "4c", "5x", "6a", "7a", "8a", "9a")

    assert bank(alphabetical=ALPHABETICAL, case=CASE).diagnose(more) == ()


def test_nearly_the_same_mistake_is_likely() -> None:
    near = calls("1d", "2d", "3d", "4d", "5d", "6d", "7d", "8d", "9x")

    assert names(bank(long=LONG, case=CASE).diagnose(near)) == [("long", "likely")]


def test_half_the_same_mistake_is_not_diagnosed() -> None:
    half = calls("1d", "2d", "3d", "4d", "5x", "6x", "7x", "8x", "9x")

    assert bank(long=LONG, case=CASE).diagnose(half) == ()


def test_the_same_mistake_in_fewer_places_is_not_diagnosed() -> None:
    seldom = calls("1d", "2d", "3d", "4d", "5d", "6d", "7d", "8a", "9a")

    assert bank(long=LONG, case=CASE).diagnose(seldom) == ()


def test_nothing_is_said_when_two_mistakes_fit_almost_equally_well() -> None:
    nearly_long = calls("1e", "2e", "3d", "4d", "5d", "6d", "7d", "8d", "9d")
    between = calls("1x", "2d", "3d", "4d", "5d", "6d", "7d", "8d", "9d")

    assert bank(long=LONG, nearly=nearly_long).diagnose(between) == ()


def test_nothing_is_said_when_two_mistakes_fit_equally_well() -> None:
    assert bank(one=ALPHABETICAL, other=ALPHABETICAL).diagnose(ALPHABETICAL) == ()


def test_a_question_asked_twice_in_a_check_counts_twice() -> None:
    assert len(answers(calls("1a", "1b"))) == 2


def test_a_call_that_was_never_made_is_a_deviation() -> None:
    reference = answers(calls("1a", "2a"))

    assert list(deviations(reference, answers(calls("1a"))).values()) == [""]


def test_similarity_is_one_for_the_same_and_zero_for_nothing_in_common() -> None:
    reference = answers(calls("1a", "2a", "3a"))
    one, other = (deviations(reference, answers(calls(*given))) for given in (("1b", "2a", "3a"), ("1a", "2b", "3a")))

    assert similarity(one, one) == 1.0
    assert similarity(one, other) == 0.0


def test_a_diagnosis_speaks_the_current_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_current", "es")

    (diagnosis,) = bank(alphabetical=ALPHABETICAL, case=CASE).diagnose(ALPHABETICAL)

    assert (diagnosis.title, diagnosis.explanation, diagnosis.next_step) == ("es alphabetical", "explica alphabetical", "luego")


def test_a_bank_of_another_suite_is_not_used(course: Course) -> None:
    secret = course.exercise("02_pad").secret

    assert load_bank(secret, "another suite's hash") is None


@pytest.mark.parametrize("name", ["01_tokenize", "02_pad", "03_embedding", "04_verify", "05_train"])
def test_the_banks_that_come_with_the_course_are_up_to_date(course: Course, name: str) -> None:
    exercise = course.exercise(name)

    assert load_bank(exercise.secret, hash_of_questions(exercise, course.seed)) is not None, f"run: grade audit --exercise {name}"
