"""An audit → a table for the terminal and one HTML page with the matrix of checks against wrong solutions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from grader.language import _, current
from grader.page import environment
from grader.soundness import Audit, ExerciseAudit, Kind

WRONG = (Kind.MISCONCEPTION, Kind.MUTANT)


@dataclass(frozen=True)
class RowView:
    name: str
    hits: tuple[bool, ...]  # in the order of the checks: did it lose this one


@dataclass(frozen=True)
class ExerciseView:
    id: str
    problems: tuple[str, ...]
    never_alone: str
    caption: str
    checks: tuple[str, ...]
    matrix: tuple[RowView, ...]


def audit_page(audit: Audit) -> str:
    """The page as text, to be written as UTF-8."""
    return (
        environment()
        .get_template("audit.html")
        .render(
            language=current(),
            title=_("Audit of the course {course}").format(course=audit.course),
            sound=audit.is_sound,
            verdict=verdict(audit),
            heads=heads(),
            rows=list(rows(audit)),
            exercises=[_view(exercise) for exercise in audit.exercises],
        )
    )


def verdict(audit: Audit) -> str:
    problems = sum(len(exercise.problems) for exercise in audit.exercises)
    return _("The course is sound.") if audit.is_sound else _("The course is not sound: {n} problems.").format(n=problems)


def heads() -> tuple[str, ...]:
    return (_("Exercise"), _("Checks"), _("Correct"), _("Mistakes"), _("Named"), _("Mutants killed"), _("Problems"))


def rows(audit: Audit) -> Iterable[tuple[str, ...]]:
    """One row of figures for each exercise, in the order of `heads`."""
    for exercise in audit.exercises:
        wrong = [trial for trial in exercise.trials if trial.kind is Kind.MISCONCEPTION]
        named = sum(trial.diagnosed == (trial.name,) for trial in wrong)
        mutants = [trial for trial in exercise.trials if trial.kind is Kind.MUTANT]
        equivalent = sum(bool(trial.equivalent) for trial in mutants)
        killed = sum(not trial.problem and not trial.equivalent for trial in mutants)
        yield (
            exercise.id,
            str(len(exercise.checks)),
            str(exercise.count(Kind.ALTERNATIVE) + exercise.count(Kind.REFERENCE)),
            str(len(wrong)),
            f"{named}/{len(wrong)}",
            f"{killed}/{len(mutants) - equivalent}" + (_(" (+{n} equivalent)").format(n=equivalent) if equivalent else ""),
            str(len(exercise.problems)),
        )


def _view(exercise: ExerciseAudit) -> ExerciseView:
    alone = (
        _("Never the only one to catch something: {checks}.").format(checks=", ".join(exercise.never_alone)) if exercise.never_alone else ""
    )
    matrix = tuple(
        RowView(trial.name, tuple(check in trial.failed for check in exercise.checks)) for trial in exercise.trials if trial.kind in WRONG
    )
    return ExerciseView(exercise.id, exercise.problems, alone, _("Which check catches which wrong solution"), exercise.checks, matrix)
