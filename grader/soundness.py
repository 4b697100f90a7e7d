"""What an audit found out about a course, as frozen values: Trial, ExerciseAudit, Audit; to JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import msgspec


class Kind(StrEnum):
    REFERENCE = "reference"
    STUB = "stub"
    ALTERNATIVE = "alternative"
    MISCONCEPTION = "misconception"
    MUTANT = "mutant"


@dataclass(frozen=True)
class Trial:
    """One module graded once."""

    kind: Kind
    name: str
    score: float | None
    max_score: float
    failed: tuple[str, ...]  # checks that gave no points
    diagnosed: tuple[str, ...] = ()
    match: str = ""
    problem: str = ""  # empty: as it must be
    equivalent: str = ""  # a mutant's reason


@dataclass(frozen=True)
class ExerciseAudit:
    """What the audit found of one exercise."""

    id: str
    checks: tuple[str, ...]
    trials: tuple[Trial, ...]
    problems: tuple[str, ...]
    never_failed: tuple[str, ...]
    never_alone: tuple[str, ...]  # checks that were never the only one to catch something
    seeds: int

    @property
    def mutation_score(self) -> float:
        """Killed mutants among those that are not equivalent; 1.0 when there are none."""
        mutants = [trial for trial in self.trials if trial.kind is Kind.MUTANT and not trial.equivalent]
        return sum(not trial.problem for trial in mutants) / len(mutants) if mutants else 1.0

    def count(self, kind: Kind) -> int:
        return sum(trial.kind is kind for trial in self.trials)


@dataclass(frozen=True)
class Audit:
    """The whole course."""

    course: str
    exercises: tuple[ExerciseAudit, ...]
    schema: str = field(default="grader.audit/1")

    @property
    def is_sound(self) -> bool:
        return not any(exercise.problems for exercise in self.exercises)

    def to_json(self) -> bytes:
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"
