"""Pictures of the class report, in the style of `plots`: how the scores lie, and who passed what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from grader.language import _, n_
from grader.plots import BLUE, GREY, INK, ORANGE, inline_svg, new_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BINS = 10
MOST_NAMED = 40  # students whose name stands at their row of the map; beyond that it would be too small to read
PASSED, FAILED, UNANSWERED, ABSENT = "✓", "✗", "?", ""
TALLEST = 11.0  # inches
WIDTH = 7.2


def draw_scores(percents: Sequence[float]) -> str:
    """A histogram of scores in percent as an `<svg>`, ten bars of ten percent each."""
    counts, _edges = np.histogram([min(percent, 100.0) for percent in percents], bins=BINS, range=(0, 100))
    figure = new_figure({})
    figure.set_size_inches(WIDTH, 2.6)
    axes = figure.subplots()
    bars = axes.bar(np.arange(BINS) * 10 + 5, counts, width=9, color=BLUE)
    axes.bar_label(bars, [str(count) if count else "" for count in counts], padding=2, color=INK)
    axes.set_xlim(0, 100)
    axes.set_xticks(range(0, 101, 10), [f"{percent} %" for percent in range(0, 101, 10)])
    axes.set_yticks([])
    axes.margins(y=0.15)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.set_xlabel(_("share of the points"))
    parts = [
        n_("{low} to {high} %: {n} student", "{low} to {high} %: {n} students", int(count)).format(low=10 * n, high=10 * n + 10, n=count)
        for n, count in enumerate(counts)
        if count
    ]
    return inline_svg(figure, _("How the scores lie"), "; ".join(parts))


def draw_map(marks: Sequence[Sequence[str]], names: Sequence[str], blocks: Sequence[tuple[str, int]]) -> str:
    """Students × checks as an `<svg>`: a row per student, a column per check; `blocks` are exercises with how many checks each has."""
    columns = sum(width for _title, width in blocks)
    is_named = len(names) <= MOST_NAMED
    figure = new_figure({})
    figure.set_size_inches(WIDTH, min(TALLEST, 0.9 + (0.19 if is_named else max(3.0 / len(names), 0.022)) * len(names)))
    axes = figure.subplots()
    axes.imshow(_colours(marks, columns), aspect="auto", interpolation="none", extent=(0, columns, len(names), 0))
    if is_named:
        axes.set_yticks(np.arange(len(names)) + 0.5, [name[:28] for name in names], fontsize=7.5)
        _write_marks(axes, marks)
    else:
        axes.set_yticks([])
        axes.set_ylabel(_("students, the highest score at the top"))
    _name_blocks(axes, blocks)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return inline_svg(figure, _("Who passed what"), _describe(marks, blocks))


def _colours(marks: Sequence[Sequence[str]], columns: int) -> np.ndarray:
    """What passed is pale and what failed is strong, so that mistakes stand out, without colour too."""
    from matplotlib.colors import to_rgba

    colours = {PASSED: to_rgba(BLUE, 0.22), FAILED: to_rgba(ORANGE), UNANSWERED: to_rgba(GREY, 0.75), ABSENT: (0.0, 0.0, 0.0, 0.0)}
    image = np.zeros((len(marks), columns, 4))
    for row, found in enumerate(marks):
        for column, mark in enumerate(found):
            image[row, column] = colours[mark]
    return image


def _write_marks(axes: Axes, marks: Sequence[Sequence[str]]) -> None:
    for row, found in enumerate(marks):
        for column, mark in enumerate(found):
            if mark in (FAILED, UNANSWERED):
                letter = {FAILED: "×", UNANSWERED: "?"}[mark]
                axes.text(column + 0.5, row + 0.5, letter, ha="center", va="center", fontsize=7, color="black")


def _name_blocks(axes: Axes, blocks: Sequence[tuple[str, int]]) -> None:
    """Numbers of checks at the top, exercises above them, a line between exercises."""
    start, middles, numbers = 0, [], []
    for number, (_title, width) in enumerate(blocks, start=1):
        axes.axvline(start, color=INK, linewidth=0.8)
        middles.append(start + width / 2)
        numbers += [f"{number}.{check}" for check in range(1, width + 1)]
        start += width
    axes.axvline(start, color=INK, linewidth=0.8)
    axes.xaxis.tick_top()
    if start <= 30:
        axes.set_xticks(np.arange(start) + 0.5, numbers, fontsize=7)
    else:
        axes.set_xticks(middles, [str(number) for number in range(1, len(blocks) + 1)])


def _describe(marks: Sequence[Sequence[str]], blocks: Sequence[tuple[str, int]]) -> str:
    """Per exercise the share of passed checks; the tables of checks and students say the rest in text."""
    parts, start = [], 0
    for title, width in blocks:
        found = [mark for row in marks for mark in row[start : start + width]]
        share = 100 * found.count(PASSED) / len(found) if found else 0
        parts.append(_("{exercise}: {n:.0f} % of all checks passed").format(exercise=title, n=share))
        start += width
    return "; ".join(parts) + ". " + _("The tables on this page say it check by check and student by student.")
