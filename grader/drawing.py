"""What everything in the terminal is drawn with: paragraphs, marks, tables, one failed check, one crash.

Plain when piped, at most 80 columns wide. Texts may be hostile: they are cleaned and printed as rich `Text`, in which neither markup nor
escape sequences mean anything. rich is imported when something is shown.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from grader.language import _
from grader.page import number_text
from grader.results import CheckResult, Crash, Evidence, Outcome
from grader.text import clean, one_line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

WIDTH = 80
MOST_DETAILS = 3  # failed checks of one exercise that are told in full; of the others only the sentence
GOOD, PART, BAD, SOFT, TELL = "green", "yellow", "red", "dim", "cyan"


def console_of_stdout() -> Console:
    """Standard output at most 80 columns wide; rich itself leaves colours out when it is piped or NO_COLOR is set."""
    from rich.console import Console

    if isinstance(sys.stdout, TextIOWrapper):  # an encoding that lacks a character gets its number, not a traceback
        sys.stdout.reconfigure(errors="backslashreplace")
    console = Console(markup=False, emoji=False, highlight=False)
    console.width = min(WIDTH, console.width)
    return console


def say(console: Console, text: str, style: str = "", indent: int = 0) -> None:
    """A paragraph; nothing for an empty text, except where nothing is indented: an empty line."""
    from rich.padding import Padding

    if text or not indent:
        paragraph: RenderableType = text_of(text, style)
        console.print(Padding(paragraph, (0, 0, 0, indent), expand=False) if indent else paragraph)


def say_marked(console: Console, mark: str, text: str, style: str, indent: int = 0) -> None:
    """A mark and a paragraph whose lines all stand behind it."""
    from rich.padding import Padding
    from rich.table import Table

    grid = Table.grid(padding=(0, 1))
    grid.add_column()
    grid.add_column(overflow="fold")
    grid.add_row(text_of(drawn(mark, console), style), text_of(text, style))
    console.print(Padding(grid, (0, 0, 0, indent), expand=False))


def drawn(mark: str, console: Console) -> str:
    """The mark, or a letter in a terminal that has no such character."""
    return mark if console.encoding.lower().startswith("utf") else {"✓": "+", "✗": "x", "–": "-"}.get(mark, mark)


def text_of(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(text, style=style)


def _cut(text: str) -> Text:
    """On one line, which ends in "…" where it does not fit."""
    found = text_of(one_line(text, 500))
    found.no_wrap, found.overflow = True, "ellipsis"
    return found


def new_table(*headers: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for header in headers:
        table.add_column(header, overflow="fold")
    return table


def points(score: float | None, most: float) -> str:
    return f"{'?' if score is None else number_text(score)} / {number_text(most)}"


def show_check(console: Console, check: CheckResult, *, in_full: bool) -> None:
    from rich.padding import Padding

    mark = "✗" if check.outcome is Outcome.FAILED else "?"
    say_marked(console, mark, clean(check.sentence or check.id), BAD, indent=2)
    if not in_full:
        return
    message = clean(check.message)
    say(console, message[:1].upper() + message[1:], indent=4)
    if check.evidence and check.evidence.difference not in check.message:
        say(console, clean(check.evidence.difference), indent=4)
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
        facts.append((_("hint"), text_of(clean(check.hint))))
    return facts


def _grid(facts: list[tuple[str, Text]]) -> Table:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=SOFT, overflow="fold", max_width=24)
    grid.add_column(overflow="fold")
    for label, value in facts:
        grid.add_row(text_of(label), value)
    return grid


def show_crash(console: Console, crash: Crash | None) -> None:
    if crash is None:
        return
    say(console, clean(f"{crash.type_name}: {crash.text}"), BAD, indent=4)
    if crash.source:
        say(console, f"{_place(crash)}: {one_line(crash.source)}", SOFT, indent=4)


def _place(crash: Crash) -> str:
    return one_line(_("{file}, line {line}").format(file=crash.file, line=crash.line) if crash.line else crash.file)
