"""How far grading a class has come: a bar in a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from grader.language import _
from grader.results import Grade

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bar

LINE_SECONDS = 10.0  # between two lines where there is no terminal


class Progress:
    """Told of each grade as it arrives; a context manager. Writes to standard error, so that standard output stays clean."""

    def __init__(self, wanted: int, console: Console | None = None) -> None:
        from rich.console import Console

        self._console = console or Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
        self._wanted = wanted
        self._done = self._failed = 0
        self._began = time.monotonic()
        self._last_line = self._began
        self._bar: Bar | None = self._new_bar() if self._console.is_terminal else None

    def graded(self, student: str, grade: Grade) -> None:
        del student
        self._done += 1
        self._failed += grade.is_ungraded
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._done, standing=self._standing())
        elif time.monotonic() - self._last_line >= LINE_SECONDS or self._done == self._wanted:
            self._last_line = time.monotonic()
            self._console.print(self._line(), soft_wrap=True)

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
            self._bar.add_task(_("grading"), total=self._wanted, standing=self._standing())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _new_bar(self) -> Bar:
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[standing]}"))
        return Bar(*columns, console=self._console, refresh_per_second=4)

    def _line(self) -> str:
        return _("{done} of {wanted} graded").format(done=self._done, wanted=self._wanted) + ", " + self._standing()

    def _standing(self) -> str:
        """ "2 failed, 41 students per minute, 3 min left"."""
        seconds = time.monotonic() - self._began
        parts = [_("{n} failed").format(n=self._failed)]
        if self._done:
            parts.append(_("{n:.0f} students per minute").format(n=60 * self._done / seconds))
            parts.append(_("{time} left").format(time=_duration((self._wanted - self._done) * seconds / self._done)))
        return ", ".join(parts)


def _duration(seconds: float) -> str:
    if seconds < 60:
        return _("{n:.0f} s").format(n=seconds)
    if seconds < 5400:
        return _("{n:.0f} min").format(n=seconds / 60)
    return _("{n:.1f} h").format(n=seconds / 3600)
