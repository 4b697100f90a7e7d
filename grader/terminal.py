"""A grade → what a person reads in the terminal: a table, the diagnosis, the failed checks, and where to go on.

Drawn with `grader.drawing`, which is safe for hostile texts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from grader.drawing import (
    BAD,
    GOOD,
    MOST_DETAILS,
    PART,
    SOFT,
    TELL,
    console_of_stdout,
    drawn,
    new_table,
    points,
    say,
    say_marked,
    show_check,
    show_crash,
    text_of,
)
from grader.language import _, n_
from grader.page import full_marks, full_sentences
from grader.results import Diagnosis, ExerciseResult, Grade, Outcome, Status
from grader.text import clean, one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import TaskID
    from rich.table import Table

LINE_SECONDS = 60.0  # between two lines about the same thing, where there is no terminal


class Layer(Protocol):
    """One layer of the confinement, as `grade doctor` examined it."""

    @property
    def name(self) -> str: ...
    @property
    def in_force(self) -> bool: ...
    @property
    def matters(self) -> bool: ...  # without it nobody else's code is run
    @property
    def meaning(self) -> str: ...  # what it stops
    @property
    def why(self) -> str: ...  # why it is not in force


def show(grade: Grade, page: Path | None = None, console: Console | None = None) -> None:
    """Print the grade to `console` (default: standard output); `page` is where the feedback page was written."""
    console = console or console_of_stdout()
    if grade.isolation.get("unsafe"):
        say(console, _("Unsafe mode: the code ran without protection."), f"bold {BAD}")
    for note in grade.notes:
        say(console, one_line(note, 500), SOFT)
    console.print(_table(grade, console))
    for exercise in grade.exercises:
        _show_exercise(console, exercise)
    _show_missing(console, [exercise for exercise in grade.exercises if exercise.status is Status.MISSING and not exercise.is_left_out])
    say(console, "")
    _show_way_on(console, grade, page)


def show_layers(layers: Iterable[Layer], console: Console | None = None) -> None:
    """Print what `grade doctor` found: each layer, in force or not, what it means, and why it is missing."""
    console = console or console_of_stdout()
    layers = tuple(layers)
    table = new_table(_("Layer"), _("In force"), _("What it means"))
    for layer in layers:
        words = _("yes") if layer.in_force else _("NO") if layer.matters else _("no")
        tone = GOOD if layer.in_force else BAD if layer.matters else PART
        reason = "" if layer.in_force or not layer.why else "\n" + clean(layer.why, 500)
        table.add_row(text_of(one_line(layer.name)), text_of(words, tone), text_of(clean(layer.meaning, 500) + reason))
    console.print(table)
    refused = [one_line(layer.name) for layer in layers if layer.matters and not layer.in_force]
    if refused:
        say(console, _("Nobody else's code is run on this machine without: {layers}").format(layers=", ".join(refused)), f"bold {BAD}")
    else:
        say(console, _("This machine is fit to grade other people's code."), GOOD)


def show_figures(heads: Iterable[str], rows: Iterable[Iterable[str]], problems: Iterable[str], verdict: str, *, good: bool) -> None:
    """Print a table of figures, what is wrong, and the verdict."""
    console = console_of_stdout()
    table = new_table(*heads)
    for row in rows:
        table.add_row(*(text_of(one_line(cell)) for cell in row))
    console.print(table)
    for problem in problems:
        say(console, "- " + clean(problem, 1000), BAD)
    say(console, verdict, GOOD if good else f"bold {BAD}")


@contextmanager
def progress_bar(*, briefly: bool = False) -> Iterator[Callable[[str, int, int], None]]:
    """Gives a function to call with what is being done, how many are done, and of how many.

    In a terminal a bar with the time that is left, elsewhere a plain line now and then; `briefly`: it goes away, and no lines.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    console = Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        yield (lambda _what, _done, _of: None) if briefly else _Lines(console)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, speed_estimate_period=300, refresh_per_second=2, transient=briefly) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(what: str, done: int, of: int) -> None:
            if what not in tasks:
                for task in tasks.values():
                    bar.update(task, completed=bar.tasks[task].total)
                tasks[what] = bar.add_task(one_line(what), total=of)
            bar.update(tasks[what], completed=done)

        yield tell


class _Lines:
    """Tells in plain lines: each new thing, and how far it is, no more often than every `LINE_SECONDS`."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._what = ""
        self._last = 0.0

    def __call__(self, what: str, done: int, of: int) -> None:
        now = time.monotonic()
        if what != self._what or now - self._last >= LINE_SECONDS:
            self._what, self._last = what, now
            self._console.print(f"{one_line(what)} ({done}/{of})", soft_wrap=True)


# The table.


def _table(grade: Grade, console: Console) -> Table:
    table = new_table(_("Exercise"), _("Result"), _("Points"))
    table.columns[-1].justify = "right"
    table.columns[-1].no_wrap = True
    for exercise in grade.exercises:
        mark, words, tone = _standing(exercise)
        name = one_line(exercise.title or exercise.id) + (f" ({_('bonus')})" if exercise.optional else "")
        table.add_row(text_of(name), text_of(f"{drawn(mark, console)} {words}", tone), text_of(points(exercise.score, exercise.max_score)))
    table.add_section()
    table.add_row(text_of(_("Total"), "bold"), text_of(""), text_of(points(grade.score, grade.max_score), "bold"))
    return table


def _standing(exercise: ExerciseResult) -> tuple[str, str, str]:
    """Mark, words and tone for how an exercise stands."""
    passed, asked = sum(check.outcome is Outcome.PASSED for check in exercise.checks), len(exercise.checks)
    if exercise.status is Status.GRADED and exercise.is_full:
        return "✓", n_("the check passed", "all {n} checks passed", asked).format(n=asked), GOOD
    return {
        Status.GRADED: ("✗", _("{passed} of {checks} checks passed").format(passed=passed, checks=asked), PART),
        Status.MISSING: ("–", _("not handed in"), SOFT),
        Status.REFUSED: ("✗", _("not accepted"), BAD),
        Status.CRASHED: ("✗", _("did not load"), BAD),
        Status.TIMEOUT: ("✗", _("took too long"), BAD),
        Status.MEMORY: ("✗", _("ran out of memory"), BAD),
        Status.UNGRADED: ("?", _("not graded: not a zero"), f"bold {BAD}"),
    }[exercise.status]


# One exercise: the diagnosis, why it was not graded, the failed checks.


def _show_exercise(console: Console, exercise: ExerciseResult) -> None:
    if exercise.status is Status.MISSING:
        return
    told = [check for check in exercise.checks if check.outcome is Outcome.FAILED or check.message]
    if not (told or exercise.message or exercise.diagnoses or exercise.full):
        return
    say(console, "")
    say(console, one_line(exercise.title or exercise.id), "bold underline")
    for diagnosis in sorted(exercise.diagnoses, key=lambda each: each.match != "exact"):
        _show_diagnosis(console, diagnosis)
    if exercise.message:
        say(console, clean(exercise.message), indent=2)
    show_crash(console, exercise.crash)
    for number, check in enumerate(told):
        show_check(console, check, in_full=number < MOST_DETAILS)
    for sentence in full_sentences(exercise.full) if exercise.full else ():
        say(console, clean(sentence), indent=2)


def _show_missing(console: Console, missing: list[ExerciseResult]) -> None:
    """In a line each: the table has said the rest."""
    messages = [clean(exercise.message) for exercise in missing if exercise.message]
    if messages:
        say(console, "")
    for message in messages:
        say_marked(console, "–", message, SOFT)


def _show_diagnosis(console: Console, diagnosis: Diagnosis) -> None:
    lead = _("This is what your code does:") if diagnosis.match == "exact" else _("This may be what happens:")
    say(console, lead, TELL, indent=2)
    say(console, clean(diagnosis.title or diagnosis.misconception.replace("_", " ")), "bold", indent=2)
    say(console, clean(diagnosis.explanation), indent=4)
    if diagnosis.next_step:
        say(console, _("Next: {step}").format(step=clean(diagnosis.next_step)), indent=4)
    say(console, "")


# The way on.


def _show_way_on(console: Console, grade: Grade, page: Path | None) -> None:
    if page is not None:
        say(console, _("Your feedback page:"))
        console.print(text_of(clean(str(page), 4096)), soft_wrap=True)  # never broken: it is there to be copied
    say(console, _advice(grade), "bold")


def _advice(grade: Grade) -> str:
    if grade.is_ungraded:
        return _("The grader itself failed. This is not a zero: tell your teacher, or hand in again later.")
    if grade.is_full:
        return full_marks(grade)
    exercise = next(exercise for exercise in grade.exercises if not exercise.is_full and not exercise.optional)
    if exercise.status is Status.MISSING:
        return _("Next: write {exercise}, then hand in again.").format(exercise=one_line(exercise.id))
    return _("Next: fix {exercise}, try it with `grade check {exercise}`, then hand in again.").format(exercise=one_line(exercise.id))
