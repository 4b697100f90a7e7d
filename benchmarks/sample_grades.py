"""Grades as a class would get them, made up from a seed and graded by nobody: for measuring what only reads grades.

They are as large as real ones: about 60 judged calls and a dozen checks per exercise, with evidence where a check failed.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from grader.gradebook import Submitted, pack
from grader.results import Call, CheckResult, Crash, Diagnosis, Evidence, ExerciseResult, Grade, Outcome, Shown, Status
from grader.roster import Person

COURSE = "embedding"
EXERCISES = {
    "01_tokenize": ("Tokenize: from words to numbers", "tokenizing"),
    "02_pad": ("Pad: from lists to a table", "padding"),
    "03_embedding": ("Embedding: from numbers to rows of weights", "embedding"),
    "04_verify": ("Verify: every output row is a weight row", "lookup"),
    "05_train": ("Train: an LSTM that reads film reviews", "imdb_lstm"),
}
CHECKS, CALLS, MISTAKES = 12, 60, 18
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FIRST = ("Ana", "Bruno", "Chen", "Dora", "Elif", "Farid", "Gitte", "Hugo", "Inés", "Jonas", "Keiko", "Łukasz")
LAST = ("Álvarez", "Bauer", "Chowdhury", "Dubois", "Eriksen", "Fernández", "García", "Haddad", "Ivanova", "Jensen")


def make_grades(count: int, *, seed: int = 1) -> Iterator[tuple[Person, Submitted, Grade]]:
    rng = random.Random(seed)
    for number in range(count):
        student = f"s{10_001 + number}"
        person = Person(student, f"{rng.choice(FIRST)} {rng.choice(LAST)}", f"{student}@example.edu", rng.choice("ABCD"))
        skill = rng.betavariate(4, 2)
        exercises = tuple(_exercise(name, place, skill - 0.06 * place, rng) for place, name in enumerate(EXERCISES))
        files = {f"{module}.py": f"# {student}\ndef f():\n    return {rng.random()}\n".encode() for _title, module in EXERCISES.values()}
        sha256 = hashlib.sha256(repr(files).encode()).hexdigest()
        handed_in_at = MONDAY + timedelta(minutes=rng.randrange(10_000))
        yield person, Submitted(sha256, student, handed_in_at, rng.random() < 0.04, pack(files)), _grade(student, sha256, exercises)


def _grade(student: str, sha256: str, exercises: tuple[ExerciseResult, ...]) -> Grade:
    return Grade(
        COURSE,
        student,
        sha256,
        round(sum(one.score or 0.0 for one in exercises), 6),
        10.0,
        7.5,
        exercises,
        {"landlock": 7, "seccomp": True, "network": False, "namespaces": True, "rlimits": True, "disk_cap": True},
        course_title="How does an Embedding layer work?",
        graded_at="2026-03-09T10:00:00+00:00",
        versions={"gradekit": "0.1", "python": "3.11.2", "numpy": "2.4.6", "tensorflow": "2.21.0", "keras": "3.15.1"},
        suites={name: hashlib.sha256(name.encode()).hexdigest() for name in EXERCISES},
    )


def _exercise(name: str, place: int, skill: float, rng: random.Random) -> ExerciseResult:
    title = EXERCISES[name][0]
    if rng.random() > skill + 0.55:
        return ExerciseResult(name, Status.MISSING, 0.0, 2.0, title=title, message="The file is not there.", checks=_checks(name, None))
    if rng.random() < 0.03:
        crash = Crash(rng.choice(("SyntaxError", "NameError", "ImportError")), "invalid syntax", "padding.py", 12, "", "    retrun table")
        return ExerciseResult(
            name, Status.CRASHED, 0.0, 2.0, title=title, message="It does not load.", checks=_checks(name, None), crash=crash
        )
    mistake = None if rng.random() < skill else min(int(rng.expovariate(0.35)), MISTAKES - 1)
    checks = _checks(name, _failed_by(place, mistake))
    score = round(sum(check.points for check in checks), 6)
    named = mistake is not None and mistake % 3 != 2
    diagnosis = Diagnosis(
        f"mistake_{mistake}", "Your function counts from zero.", "exact", title=f"Mistake {mistake}: numbers start at `0`"
    )
    return ExerciseResult(
        name,
        Status.GRADED,
        2.0 if mistake is None else score,
        2.0,
        title=title,
        about="A network computes with numbers, so every word gets one.",
        seconds=1.4,
        student_cpu_seconds=0.3,
        checks=checks,
        diagnoses=(diagnosis,) if named else (),
        transcript=tuple(
            Call(f"test_{call % CHECKS}", f"{EXERCISES[name][1]}.f", _hex(name, call), _hex(name, call, (mistake or 0) * (call % 5 == 0)))
            for call in range(CALLS)
        ),
    )


def _failed_by(place: int, mistake: int | None) -> frozenset[int]:
    if mistake is None:
        return frozenset()
    rng = random.Random(f"{place}/{mistake}")
    return frozenset(rng.sample(range(1, CHECKS), rng.randint(1, 6)))


def _checks(name: str, failed: frozenset[int] | None) -> tuple[CheckResult, ...]:
    return tuple(_check(name, number, failed) for number in range(CHECKS))


def _check(name: str, number: int, failed: frozenset[int] | None) -> CheckResult:
    sentence = f"`{EXERCISES[name][1]}` does what check {number + 1} of the lesson says, for short and for long texts."
    if failed is None:
        return CheckResult(f"test_{number}", sentence, Outcome.UNANSWERED, 0.0, 2.0 / CHECKS)
    if number not in failed:
        return CheckResult(f"test_{number}", sentence, Outcome.PASSED, 2.0 / CHECKS, 2.0 / CHECKS, seconds=0.02)
    table = tuple(tuple(str(cell) for cell in range(6)) for _row in range(4))
    evidence = Evidence(
        Shown("f([[1, 2, 3]], 6)"), Shown("[[0, 0, 1]]", table), Shown("[[1, 0, 0]]", table, (0, 1)), "first difference at row 0"
    )
    return CheckResult(
        f"test_{number}",
        sentence,
        Outcome.FAILED,
        0.0,
        2.0 / CHECKS,
        "The first row is not right.",
        "Where do the zeros go?",
        0.02,
        evidence,
    )


def _hex(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
