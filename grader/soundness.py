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
    """One module and what became of it. The score and the checks are those under the course's own seed."""

    kind: Kind
    name: str
    score: float | None
    max_score: float
    failed: tuple[str, ...]  # checks that gave no points
    diagnosed: tuple[str, ...] = ()
    match: str = ""
    problem: str = ""  # empty: as it must be
    equivalent: str = ""  # a mutant's reason
    note: str = ""  # a mutant's change
    seeds: int = 1  # how often it was graded, each time under another seed
    varies: tuple[str, ...] = ()  # checks that fail under some of these seeds only


@dataclass(frozen=True)
class HeldBack:
    """How often the diagnosis was right, measured by benchmarks/diagnosis.py with modules whose code no bank is made of."""

    bank: str  # which bank was measured
    variants: int  # modules with a mistake that the bank knows, in other code
    exact: int  # of these, called by their own mistake's name: the same transcript,
    likely: int  # nearly the same one,
    pair: int  # or named beside a second mistake
    wrong: int  # called something else
    silent: int  # called nothing
    others: int  # modules that are wrong for a reason that the bank does not know
    alarms: int  # of these, called anything
    unnoticed: int = 0  # modules of both sorts that earn full marks
    is_current: bool = True  # whether the bank is still that one

    @property
    def right(self) -> int:
        return self.exact + self.likely + self.pair


@dataclass(frozen=True)
class ExerciseAudit:
    """What the audit found of one exercise."""

    id: str
    checks: tuple[str, ...]
    trials: tuple[Trial, ...]
    problems: tuple[str, ...]
    never_failed: tuple[str, ...]
    never_alone: tuple[str, ...]  # checks that were never the only one to catch something
    seeds: int  # how often the reference and the alternatives were graded
    wrong_seeds: int = 1  # and the stub and the misconceptions
    seconds: float = 0.0
    held_back: HeldBack | None = None  # nobody has measured it

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
