"""An audit → a table for the terminal and one HTML page: figures, the diagnosis measured, the matrix of checks against wrong solutions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from grader.language import _, current
from grader.page import environment
from grader.soundness import Audit, ExerciseAudit, HeldBack, Kind

WRONG = (Kind.MISCONCEPTION, Kind.MUTANT)


@dataclass(frozen=True)
class RowView:
    name: str
    note: str  # a mutant's change
    hits: tuple[bool, ...]  # in the order of the checks: did it lose this one


@dataclass(frozen=True)
class TableView:
    title: str
    about: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ExerciseView:
    id: str
    problems: tuple[str, ...]
    repeats: str
    varying: tuple[str, ...]  # what other seeds change, for who wants to know: it is no problem
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
            held_back=_held_back(audit),
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


def _held_back(audit: Audit) -> TableView | None:
    """How good the diagnosis is, where that was measured."""
    measured = [(exercise.id, exercise.held_back) for exercise in audit.exercises if exercise.held_back is not None]
    if not measured:
        return None
    about = [
        _("Measured with modules whose code no bank is made of: the same mistakes in other code, and other mistakes."),
        _("Right: called by their own mistake's name. False alarms: modules with another mistake that were called anything."),
    ]
    if not all(figures.is_current for _name, figures in measured):
        about.append(_("Out of date: measured with another bank. Run benchmarks/diagnosis.py again."))
    heads = (
        _("Exercise"),
        _("Held-back variants"),
        _("Right"),
        _("exact / likely / with a second one"),
        _("Called something else"),
        _("Other wrong modules"),
        _("False alarms"),
        _("Measured with"),
    )
    return TableView(_("How good the diagnosis is"), tuple(about), heads, tuple(_figures(*each) for each in measured))


def _figures(name: str, figures: HeldBack) -> tuple[str, ...]:
    return (
        name,
        str(figures.variants),
        _share(figures.right, figures.variants),
        f"{figures.exact} / {figures.likely} / {figures.pair}",
        str(figures.wrong),
        str(figures.others),
        _share(figures.alarms, figures.others),
        _("this bank") if figures.is_current else _("another bank (out of date)"),
    )


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / whole:.1%})" if whole else str(part)


def _view(exercise: ExerciseAudit) -> ExerciseView:
    alone = (
        _("Never the only one to catch something: {checks}.").format(checks=", ".join(exercise.never_alone)) if exercise.never_alone else ""
    )
    matrix = tuple(
        RowView(trial.name, trial.note, tuple(check in trial.failed for check in exercise.checks))
        for trial in exercise.trials
        if trial.kind in WRONG
    )
    caption = _("Which check catches which wrong solution")
    repeats, varying = _repeats(exercise), tuple(_varying(exercise))
    return ExerciseView(exercise.id, exercise.problems, repeats, varying, alone, caption, exercise.checks, matrix)


def _repeats(exercise: ExerciseAudit) -> str:
    text = _("Gradings, each under another seed: {seeds} of each right module, {wrong} of the stub and of each mistake, 1 of each mutant.")
    return text.format(seeds=exercise.seeds, wrong=exercise.wrong_seeds)


def _varying(exercise: ExerciseAudit) -> Iterable[str]:
    for trial in exercise.trials:
        if trial.varies:
            text = _("{name} loses points under every seed, but these checks fail under some only: {checks}.")
            yield text.format(name=trial.name, checks=", ".join(trial.varies))
