"""Before and after: what a changed suite does to grades that were given. Pure functions on grades."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from grader.language import _
from grader.results import CheckResult, ExerciseResult, Grade, total


@dataclass(frozen=True)
class Moved:
    """One verdict that is another now. A check that is new or gone has no verdict on that side."""

    student: str
    exercise: str
    check: str  # its id; empty: the exercise as a whole
    sentence: str
    before: str  # "passed", "failed", …, or empty
    after: str
    points: float  # more (or less, negative) than before


def moved(before: Grade, after: Grade) -> Iterator[Moved]:
    """Every check whose verdict moved, and every exercise whose status did, in the order of the new grade."""
    old = {exercise.id: exercise for exercise in before.exercises}
    for exercise in after.exercises:
        if exercise.id in old:
            yield from _moved_within(after.student, old[exercise.id], exercise)


def keep_higher(before: Grade, after: Grade) -> Grade:
    """`after`, with every exercise that was worth more before as it was then: a regrade never takes a point away."""
    old = {exercise.id: exercise for exercise in before.exercises}
    exercises, kept = [], []
    for exercise in after.exercises:
        earlier = old.get(exercise.id)
        if earlier is not None and earlier.score is not None and exercise.score is not None and earlier.score > exercise.score:
            kept.append(exercise.title or exercise.id)
            exercises.append(earlier)
        else:
            exercises.append(exercise)
    if not kept:
        return after
    score, max_score = total(tuple(exercises))
    note = _("Graded again, and the earlier, higher score stays: {exercises}.").format(exercises=", ".join(kept))
    return replace(after, exercises=tuple(exercises), score=score, max_score=max_score, notes=(*after.notes, note))


def _moved_within(student: str, before: ExerciseResult, after: ExerciseResult) -> Iterator[Moved]:
    if before.status is not after.status:
        gained = (after.score or 0.0) - (before.score or 0.0)
        yield Moved(student, after.id, "", "", before.status.value, after.status.value, round(gained, 6))
    old = {check.id: check for check in before.checks}
    new = {check.id: check for check in after.checks}
    for name in dict.fromkeys([*new, *old]):
        one, other = old.get(name), new.get(name)
        if _verdict(one) != _verdict(other):
            sentence = next(check.sentence for check in (other, one) if check is not None)
            gained = (other.points if other else 0.0) - (one.points if one else 0.0)
            yield Moved(student, after.id, name, sentence, _verdict(one), _verdict(other), round(gained, 6))


def _verdict(check: CheckResult | None) -> str:
    return "" if check is None else check.outcome.value
