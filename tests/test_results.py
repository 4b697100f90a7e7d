"""The grade as JSON: a promise that other people's scripts rely on."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from grader.results import (
    SCHEMA,
    Call,
    CheckResult,
    Crash,
    Diagnosis,
    Evidence,
    ExerciseResult,
    Grade,
    Outcome,
    Picture,
    Shown,
    Status,
    total,
)

PASSED = CheckResult("test_a", "Zeros stand in front.", Outcome.PASSED, 1.5, 1.5, seconds=0.01)
FAILED = CheckResult(
    "test_b",
    "Long sequences are cut.",
    Outcome.FAILED,
    0.0,
    0.5,
    message="expected 1, got 0",
    hint="Cut first.",
    evidence=Evidence(Shown("f(1)"), Shown("1", (("1",),), (0, 0), "a note", (3, 4)), Shown("0"), "at the number"),
    crash=Crash("ValueError", "no", "padding.py", 3, "f", "raise ValueError", "printed"),
)
EXERCISE = ExerciseResult(
    "02_pad",
    Status.GRADED,
    1.5,
    2.0,
    seconds=0.3,
    student_cpu_seconds=0.1,
    checks=(PASSED, FAILED),
    diagnoses=(Diagnosis("post_padding", "You fill behind.", "exact"),),
    memory={"limit_bytes": 1},
    transcript=(Call("test_a", "padding.f", "aa", "bb"),),
    pictures=(Picture("padded_batch", "Rows", {"rows": [[0, 1]]}),),
)
UNGRADED = ExerciseResult("03_embedding", Status.UNGRADED, None, 2.0, error="a trace")
GRADE = Grade("embedding", "ana", "0" * 64, 1.5, 2.0, 1.9, (EXERCISE,), {"landlock": 7, "seccomp": True, "network": False, "uid": "nobody"})


def as_json(grade: Grade) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(grade.to_json())
    return read


def test_the_promised_fields_have_the_promised_names() -> None:
    read = as_json(GRADE)

    grade = "schema course student submission_sha256 score max_score seconds exercises isolation"
    exercise = "id status score max_score seconds student_cpu_seconds message checks diagnoses"
    check = "id sentence outcome points max_points message hint"
    assert set(grade.split()) <= set(read)
    assert set(exercise.split()) <= set(read["exercises"][0])
    assert set(check.split()) <= set(read["exercises"][0]["checks"][0])
    assert {"misconception", "explanation", "match"} <= set(read["exercises"][0]["diagnoses"][0])
    assert read["schema"] == SCHEMA == "grader.grade/1"


def test_the_promised_words_are_the_only_ones() -> None:
    assert [status.value for status in Status] == "graded missing refused crashed timeout memory ungraded".split()
    assert [outcome.value for outcome in Outcome] == "passed failed unanswered".split()


def test_a_grade_comes_back_from_its_json_as_it_was() -> None:
    assert Grade.from_json(GRADE.to_json()) == GRADE
    assert msgspec.convert(msgspec.to_builtins(GRADE), Grade) == GRADE


def test_the_json_is_utf8_that_a_person_can_read() -> None:
    data = replace(GRADE, student="José").to_json()

    assert "José".encode() in data
    assert data.endswith(b"}\n")
    assert data.count(b"\n") > 50


def test_an_ungraded_exercise_has_no_score_and_the_grade_has_none() -> None:
    score, max_score = total((EXERCISE, UNGRADED))
    grade = replace(GRADE, exercises=(EXERCISE, UNGRADED), score=score, max_score=max_score)

    read = as_json(grade)

    assert (read["score"], read["max_score"]) == (None, 4.0)
    assert [exercise["score"] for exercise in read["exercises"]] == [1.5, None]
    assert grade.is_ungraded
    assert not grade.is_full


def test_a_field_that_is_missing_or_of_another_type_is_refused() -> None:
    read = as_json(GRADE)

    for wrong in [
        {name: value for name, value in read.items() if name != "student"},
        read | {"score": "1.5"},
        read | {"exercises": [read["exercises"][0] | {"status": "fine"}]},
    ]:
        with pytest.raises(msgspec.ValidationError):
            Grade.from_json(json.dumps(wrong))


def test_a_field_that_a_later_version_added_is_passed_over() -> None:
    assert Grade.from_json(json.dumps(as_json(GRADE) | {"new": 1})) == GRADE


def test_bonus_points_count_in_the_score_only() -> None:
    bonus = replace(EXERCISE, optional=True, score=0.5)

    assert total((EXERCISE, bonus)) == (2.0, 2.0)


def test_points_that_do_not_add_up_in_binary_still_add_up() -> None:
    exercises = tuple(replace(EXERCISE, score=0.1, max_score=0.1) for _n in range(10))

    assert total(exercises) == (1.0, 1.0)


def test_a_grade_is_full_when_all_that_is_not_optional_is() -> None:
    full = replace(EXERCISE, score=2.0)
    bonus = replace(EXERCISE, optional=True, score=0.0)

    assert replace(GRADE, exercises=(full, bonus)).is_full
    assert not replace(GRADE, exercises=(full, EXERCISE)).is_full


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "grades").glob("*.json")), ids=lambda path: path.stem)
def test_every_stored_grade_can_still_be_read(path: Path) -> None:
    grade = Grade.from_json(path.read_bytes())

    assert Grade.from_json(grade.to_json()) == grade
