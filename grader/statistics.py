"""What a class's grades say about its exercises and checks, and which students made the same mistake. Pure functions.

A grade is 50 kB of JSON; a class is many. So each grade becomes a small `Row` first, and everything here works on rows.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from grader.results import ExerciseResult, Grade, Outcome, Status

FEWEST = 10  # students below which a correlation says nothing
SHARED = 2  # students that make a group


@dataclass(frozen=True, slots=True)
class Standing:
    """One exercise of one student."""

    id: str
    status: Status
    score: float | None
    max_score: float
    outcomes: dict[str, Outcome]  # by check
    points: dict[str, float]  # by check
    behaviour: str = ""  # equal for equal mistakes; empty: no mistake, or nothing that could be compared
    mistake: str = ""  # its name where a diagnosis knows it, or the exception that stopped the module
    is_optional: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether this says something about the exercise: it was handed in, and we did not fail."""
        return self.status not in (Status.MISSING, Status.UNGRADED)

    @property
    def is_full(self) -> bool:
        return self.score is not None and self.score >= self.max_score


@dataclass(frozen=True, slots=True)
class Row:
    """One student's grade, reduced to what statistics need."""

    student: str
    score: float | None
    max_score: float
    standings: tuple[Standing, ...]

    def of(self, exercise: str) -> Standing | None:
        return next((standing for standing in self.standings if standing.id == exercise), None)


@dataclass(frozen=True)
class Spread:
    """Where numbers lie. Quartiles are interpolated linearly between neighbours."""

    count: int
    mean: float
    deviation: float  # of the population: the class is all there is
    lowest: float
    lower_quartile: float
    median: float
    upper_quartile: float
    highest: float


@dataclass(frozen=True)
class CheckStatistics:
    """One check over the class."""

    id: str
    sentence: str
    max_points: float
    asked: int  # students who handed the exercise in and whom we did not fail
    passed: int
    difficulty: float  # passed / asked, as test theory has it: 1 is easy, 0 nobody could
    discrimination: float | None

    @property
    def is_never_passed(self) -> bool:
        return self.asked > 0 and self.passed == 0

    @property
    def is_never_failed(self) -> bool:
        return self.asked > 0 and self.passed == self.asked


@dataclass(frozen=True)
class ExerciseStatistics:
    """One exercise over the class."""

    id: str
    title: str
    max_score: float
    handed_in: int
    full: int
    spread: Spread | None  # of the scores of those who handed in; None: nobody did
    statuses: dict[Status, int]
    checks: tuple[CheckStatistics, ...]
    is_optional: bool = False


@dataclass(frozen=True)
class MistakeGroup:
    """Students whose code behaves the same, and wrong."""

    exercise: str
    behaviour: str
    mistake: str  # its name where one is known
    students: tuple[str, ...]
    failed: tuple[str, ...]  # checks, in the suite's order
    status: Status
    lost: float  # points of each of them


@dataclass(frozen=True)
class Words:
    """What exercises and checks are called; the same for the whole class."""

    titles: dict[str, str]  # by exercise
    sentences: dict[tuple[str, str], str]  # by exercise and check


class Class:
    """Rows and the words that go with them, gathered grade by grade."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.words = Words({}, {})

    def add(self, grade: Grade) -> None:
        self.rows.append(row_of(grade))
        for exercise in grade.exercises:
            self.words.titles.setdefault(exercise.id, exercise.title or exercise.id)
            for check in exercise.checks:
                self.words.sentences.setdefault((exercise.id, check.id), check.sentence or check.id)

    @property
    def exercises(self) -> tuple[str, ...]:
        return tuple(self.words.titles)

    def checks(self, exercise: str) -> tuple[str, ...]:
        return tuple(check for of, check in self.words.sentences if of == exercise)


def row_of(grade: Grade) -> Row:
    return Row(grade.student, grade.score, grade.max_score, tuple(_standing(exercise) for exercise in grade.exercises))


def spread(numbers: Iterable[float]) -> Spread | None:
    """None where there is no number."""
    ordered = sorted(numbers)
    if not ordered:
        return None
    mean = math.fsum(ordered) / len(ordered)
    deviation = math.sqrt(math.fsum((number - mean) ** 2 for number in ordered) / len(ordered))
    quarters = [_quantile(ordered, share) for share in (0.25, 0.5, 0.75)]
    return Spread(len(ordered), mean, deviation, ordered[0], quarters[0], quarters[1], quarters[2], ordered[-1])


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's r of two equally long sequences: covariance / (deviation × deviation). None where one of them does not vary."""
    mean_one, mean_other = math.fsum(one) / len(one), math.fsum(other) / len(other)
    products = math.fsum((a - mean_one) * (b - mean_other) for a, b in zip(one, other, strict=True))
    squares = math.fsum((a - mean_one) ** 2 for a in one) * math.fsum((b - mean_other) ** 2 for b in other)
    return max(-1.0, min(1.0, products / math.sqrt(squares))) if squares > 1e-18 else None


def discrimination(passed: Sequence[bool], rest: Sequence[float]) -> float | None:
    """How well a check tells strong work from weak: the correlation of passing it (0 or 1) with `rest`, the points of everything else.

    1: those who pass have all other points too. Near 0: it has nothing to do with the rest. Below 0: the better the work, the more
    often it fails, which most often is a fault of the check. None for fewer than 10 students, and where all passed or all failed.
    """
    if len(passed) < FEWEST:
        return None
    return correlation([float(one) for one in passed], rest)


def exercise_statistics(group: Class, exercise: str) -> ExerciseStatistics:
    standings = [standing for row in group.rows if (standing := row.of(exercise)) is not None]
    asked = [standing for standing in standings if standing.is_asked]
    return ExerciseStatistics(
        id=exercise,
        title=group.words.titles[exercise],
        max_score=max((standing.max_score for standing in standings), default=0.0),
        handed_in=sum(standing.status is not Status.MISSING for standing in standings),
        full=sum(standing.is_full for standing in standings),
        spread=spread(standing.score for standing in asked if standing.score is not None),
        statuses=dict(Counter(standing.status for standing in standings)),
        checks=tuple(check_statistics(group, exercise, check) for check in group.checks(exercise)),
        is_optional=any(standing.is_optional for standing in standings),
    )


def check_statistics(group: Class, exercise: str, check: str) -> CheckStatistics:
    """Over everybody who was asked: a module that does not load passes nothing, and counts."""
    passed, rest, most = [], [], 0.0
    for row in group.rows:
        standing = row.of(exercise)
        if standing is None or not standing.is_asked or check not in standing.outcomes or row.score is None:
            continue
        is_passed = standing.outcomes[check] is Outcome.PASSED
        passed.append(is_passed)
        rest.append(row.score - (standing.points[check] if is_passed else 0.0))
        most = max(most, standing.points[check])
    return CheckStatistics(
        id=check,
        sentence=group.words.sentences[exercise, check],
        max_points=most,
        asked=len(passed),
        passed=sum(passed),
        difficulty=sum(passed) / len(passed) if passed else math.nan,
        discrimination=discrimination(passed, rest),
    )


def mistake_groups(group: Class, exercise: str) -> tuple[MistakeGroup, ...]:
    """Everybody who lost points in this exercise, by what their code does; the largest group first, then the one that lost most."""
    found: dict[str, list[tuple[str, Standing]]] = {}
    for row in group.rows:
        standing = row.of(exercise)
        if standing is not None and standing.behaviour:
            found.setdefault(standing.behaviour, []).append((row.student, standing))
    groups = [_mistake_group(exercise, behaviour, members) for behaviour, members in found.items()]
    return tuple(sorted(groups, key=lambda one: (-len(one.students), -one.lost, one.behaviour)))


def _mistake_group(exercise: str, behaviour: str, members: list[tuple[str, Standing]]) -> MistakeGroup:
    first = members[0][1]
    return MistakeGroup(
        exercise,
        behaviour,
        next((standing.mistake for _student, standing in members if standing.mistake), ""),
        tuple(student for student, _standing in members),
        tuple(check for check, outcome in first.outcomes.items() if outcome is not Outcome.PASSED),
        first.status,
        round(first.max_score - (first.score or 0.0), 6),
    )


def _standing(exercise: ExerciseResult) -> Standing:
    return Standing(
        exercise.id,
        exercise.status,
        exercise.score,
        exercise.max_score,
        {check.id: check.outcome for check in exercise.checks},
        {check.id: check.max_points for check in exercise.checks},
        *_behaviour(exercise),
        is_optional=exercise.optional,
    )


def _behaviour(exercise: ExerciseResult) -> tuple[str, str]:
    """What this exercise's code does wrong, as a digest, and its name."""
    if exercise.is_full or exercise.status in (Status.MISSING, Status.REFUSED, Status.UNGRADED):
        return "", ""
    if exercise.status is not Status.GRADED:
        name = exercise.crash.type_name if exercise.crash else ""
        return f"{exercise.status.value} {name}", name
    if not exercise.transcript:
        return "", ""
    named = next((diagnosis.title or diagnosis.misconception for diagnosis in exercise.diagnoses), "")
    return hashlib.sha256(msgspec.msgpack.encode(exercise.transcript)).hexdigest(), named


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
