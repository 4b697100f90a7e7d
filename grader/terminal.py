"""A grade → what a person reads in the terminal: a table, the diagnosis, the failed checks, and where to go on.

Plain lines when piped, at most 80 columns wide. Texts of a grade may be hostile: they are cleaned and printed as rich `Text`, in
which neither markup nor escape sequences mean anything. rich is imported when something is shown.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from grader.language import _, n_
from grader.page import full_sentences
from grader.results import CheckResult, Crash, Diagnosis, Evidence, ExerciseResult, Grade, Outcome, Status
from grader.text import clean, one_line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.progress import TaskID
    from rich.table import Table
    from rich.text import Text

WIDTH = 80
LINE_SECONDS = 60.0  # between two lines about the same thing, where there is no terminal
MOST_DETAILS = 3  # failed checks of one exercise that are told in full; of the others only the sentence
GOOD, PART, BAD, SOFT, TELL = "green", "yellow", "red", "dim", "cyan"


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
    console = console or _console()
    if grade.isolation.get("unsafe"):
        _say(console, _("Unsafe mode: the code ran without protection."), f"bold {BAD}")
    for note in grade.notes:
        _say(console, one_line(note, 500), SOFT)
    console.print(_table(grade, console))
    for exercise in grade.exercises:
        _show_exercise(console, exercise)
    _show_missing(console, [exercise for exercise in grade.exercises if exercise.status is Status.MISSING])
    _say(console, "")
    _show_way_on(console, grade, page)


def show_layers(layers: Iterable[Layer], console: Console | None = None) -> None:
    """Print what `grade doctor` found: each layer, in force or not, what it means, and why it is missing."""
    console = console or _console()
    layers = tuple(layers)
    table = _new_table(_("Layer"), _("In force"), _("What it means"))
    for layer in layers:
        words = _("yes") if layer.in_force else _("NO") if layer.matters else _("no")
        tone = GOOD if layer.in_force else BAD if layer.matters else PART
        reason = "" if layer.in_force or not layer.why else "\n" + clean(layer.why, 500)
        table.add_row(_text(one_line(layer.name)), _text(words, tone), _text(clean(layer.meaning, 500) + reason))
    console.print(table)
    refused = [one_line(layer.name) for layer in layers if layer.matters and not layer.in_force]
    if refused:
        _say(console, _("Nobody else's code is run on this machine without: {layers}").format(layers=", ".join(refused)), f"bold {BAD}")
    else:
        _say(console, _("This machine is fit to grade other people's code."), GOOD)


def show_figures(heads: Iterable[str], rows: Iterable[Iterable[str]], problems: Iterable[str], verdict: str, *, good: bool) -> None:
    """Print a table of figures, what is wrong, and the verdict."""
    console = _console()
    table = _new_table(*heads)
    for row in rows:
        table.add_row(*(_text(one_line(cell)) for cell in row))
    console.print(table)
    for problem in problems:
        _say(console, "- " + clean(problem, 1000), BAD)
    _say(console, verdict, GOOD if good else f"bold {BAD}")


@contextmanager
def counting() -> Iterator[Callable[[str, int, int], None]]:
    """Gives a function to call with what is being done, how many are done, and of how many; shown where somebody watches."""
    from rich.console import Console

    console = Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        yield lambda _what, _done, _all: None
        return
    with console.status("") as status:
        yield lambda what, done, of: status.update(f"{one_line(what)} ({done}/{of})")


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """Like `counting`, for what takes minutes: a bar with the time that is left in a terminal, a plain line now and then elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    console = Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        yield _Lines(console)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, speed_estimate_period=300, refresh_per_second=2) as bar:
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
    table = _new_table(_("Exercise"), _("Result"), _("Points"))
    table.columns[-1].justify = "right"
    table.columns[-1].no_wrap = True
    for exercise in grade.exercises:
        mark, words, tone = _standing(exercise)
        name = one_line(exercise.title or exercise.id) + (f" ({_('bonus')})" if exercise.optional else "")
        table.add_row(_text(name), _text(f"{_drawn(mark, console)} {words}", tone), _text(_points(exercise.score, exercise.max_score)))
    table.add_section()
    table.add_row(_text(_("Total"), "bold"), _text(""), _text(_points(grade.score, grade.max_score), "bold"))
    return table


def _new_table(*headers: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for header in headers:
        table.add_column(header, overflow="fold")
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
    _say(console, "")
    _say(console, one_line(exercise.title or exercise.id), "bold underline")
    for diagnosis in sorted(exercise.diagnoses, key=lambda each: each.match != "exact"):
        _show_diagnosis(console, diagnosis)
    if exercise.message:
        _say(console, clean(exercise.message), indent=2)
    _show_crash(console, exercise.crash)
    for number, check in enumerate(told):
        _show_check(console, check, in_full=number < MOST_DETAILS)
    for sentence in full_sentences(exercise.full) if exercise.full else ():
        _say(console, clean(sentence), indent=2)


def _show_missing(console: Console, missing: list[ExerciseResult]) -> None:
    """In a line each: the table has said the rest."""
    messages = [clean(exercise.message) for exercise in missing if exercise.message]
    if messages:
        _say(console, "")
    for message in messages:
        _say_marked(console, "–", message, SOFT)


def _show_diagnosis(console: Console, diagnosis: Diagnosis) -> None:
    lead = _("This is what your code does:") if diagnosis.match == "exact" else _("This may be what happens:")
    _say(console, lead, TELL, indent=2)
    _say(console, clean(diagnosis.title or diagnosis.misconception.replace("_", " ")), "bold", indent=2)
    _say(console, clean(diagnosis.explanation), indent=4)
    if diagnosis.next_step:
        _say(console, _("Next: {step}").format(step=clean(diagnosis.next_step)), indent=4)
    _say(console, "")


def _show_check(console: Console, check: CheckResult, *, in_full: bool) -> None:
    from rich.padding import Padding

    mark = "✗" if check.outcome is Outcome.FAILED else "?"
    _say_marked(console, mark, clean(check.sentence or check.id), BAD, indent=2)
    if not in_full:
        return
    message = clean(check.message)
    _say(console, message[:1].upper() + message[1:], indent=4)
    if check.evidence and check.evidence.difference not in check.message:
        _say(console, clean(check.evidence.difference), indent=4)
    facts = _facts(check)
    if facts:
        console.print(Padding(_grid(facts), (0, 0, 0, 4), expand=False))


def _facts(check: CheckResult) -> list[tuple[str, Text]]:
    """Given, expected and got, each on one line that is cut at the edge; where it crashed; the hint, whole."""
    evidence = check.evidence or Evidence()
    shown = ((_("given"), evidence.given), (_("expected"), evidence.expected), (_("got"), evidence.got))
    facts = [(label, _cut(value.text or value.note)) for label, value in shown if value]
    if check.crash and check.crash.source:
        facts.append((_place(check.crash), _cut(check.crash.source)))
    if check.hint:
        facts.append((_("hint"), _text(clean(check.hint))))
    return facts


def _show_crash(console: Console, crash: Crash | None) -> None:
    if crash is None:
        return
    _say(console, clean(f"{crash.type_name}: {crash.text}"), BAD, indent=4)
    if crash.source:
        _say(console, f"{_place(crash)}: {one_line(crash.source)}", SOFT, indent=4)


def _place(crash: Crash) -> str:
    return one_line(_("{file}, line {line}").format(file=crash.file, line=crash.line) if crash.line else crash.file)


def _grid(facts: list[tuple[str, Text]]) -> Table:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=SOFT, overflow="fold", max_width=24)
    grid.add_column(overflow="fold")
    for label, value in facts:
        grid.add_row(_text(label), value)
    return grid


# The way on.


def _show_way_on(console: Console, grade: Grade, page: Path | None) -> None:
    if page is not None:
        _say(console, _("Your feedback page:"))
        console.print(_text(clean(str(page), 4096)), soft_wrap=True)  # never broken: it is there to be copied
    _say(console, _advice(grade), "bold")


def _advice(grade: Grade) -> str:
    if grade.is_ungraded:
        return _("The grader itself failed. This is not a zero: tell your teacher, or hand in again later.")
    if grade.is_full:
        return _("Everything works: full marks.")
    exercise = next(exercise for exercise in grade.exercises if not exercise.is_full and not exercise.optional)
    if exercise.status is Status.MISSING:
        return _("Next: write {exercise}, then hand in again.").format(exercise=one_line(exercise.id))
    return _("Next: fix {exercise}, try it with `grade check {exercise}`, then hand in again.").format(exercise=one_line(exercise.id))


# Words and printing.


def _points(score: float | None, most: float) -> str:
    return f"{'?' if score is None else _number(score)} / {_number(most)}"


def _number(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _cut(text: str) -> Text:
    """On one line, which ends in "…" where it does not fit."""
    found = _text(one_line(text, 500))
    found.no_wrap, found.overflow = True, "ellipsis"
    return found


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(text, style=style)


def _say(console: Console, text: str, style: str = "", indent: int = 0) -> None:
    """A paragraph; nothing for an empty text, except where nothing is indented: an empty line."""
    from rich.padding import Padding

    if text or not indent:
        paragraph: RenderableType = _text(text, style)
        console.print(Padding(paragraph, (0, 0, 0, indent), expand=False) if indent else paragraph)


def _say_marked(console: Console, mark: str, text: str, style: str, indent: int = 0) -> None:
    """A mark and a paragraph whose lines all stand behind it."""
    from rich.padding import Padding
    from rich.table import Table

    grid = Table.grid(padding=(0, 1))
    grid.add_column()
    grid.add_column(overflow="fold")
    grid.add_row(_text(_drawn(mark, console), style), _text(text, style))
    console.print(Padding(grid, (0, 0, 0, indent), expand=False))


def _drawn(mark: str, console: Console) -> str:
    """The mark, or a letter in a terminal that has no such character."""
    return mark if console.encoding.lower().startswith("utf") else {"✓": "+", "✗": "x", "–": "-"}.get(mark, mark)


def _console() -> Console:
    """Standard output at most 80 columns wide; rich itself leaves colours out when it is piped or NO_COLOR is set."""
    from rich.console import Console

    if isinstance(sys.stdout, TextIOWrapper):  # an encoding that lacks a character gets its number, not a traceback
        sys.stdout.reconfigure(errors="backslashreplace")
    console = Console(markup=False, emoji=False, highlight=False)
    console.width = min(WIDTH, console.width)
    return console
