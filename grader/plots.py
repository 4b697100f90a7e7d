"""Pictures of the feedback page: matplotlib draws the data of a `results.Picture` as inline SVG that works on light and dark pages.

Every picture carries a title and a description for those who do not see it. Text and lines take the page's own colour.
"""

from __future__ import annotations

import io
import re
import warnings
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from markupsafe import escape

from grader.language import _
from grader.results import Picture
from grader.text import clean, one_line

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK = "#123456"  # stands for the page's text colour until the SVG is written
BLUE, ORANGE, GREY = "#3b78c2", "#c8641b", "#8a8f98"  # each at least 3:1 on white and on #16181d (WCAG 1.4.11)
MOST_ROWS, MOST_COLUMNS, MOST_EPOCHS = 12, 16, 200


def draw(picture: Picture) -> str:
    """The picture as an `<svg>` element. Raises ValueError for a kind that nobody draws, and for data that do not fit it."""
    if picture.kind not in _KINDS:
        raise ValueError(f"nobody draws a picture of the kind {picture.kind!r}")
    draw_on, describe = _KINDS[picture.kind]
    figure = new_figure(picture.data)
    try:
        with warnings.catch_warnings(action="ignore"):  # a letter that the font lacks, a panel without room
            draw_on(figure, picture.data)
            return inline_svg(figure, picture.title, describe(picture.data))
    except (LookupError, TypeError, AttributeError, ArithmeticError) as error:
        raise ValueError(f"these data are no {picture.kind}: {error}") from error
    finally:
        figure.clear()


def new_figure(data: dict[str, Any]) -> Figure:
    from matplotlib import rcParams
    from matplotlib.figure import Figure

    colours = ("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color")
    parameters: Any = rcParams
    text = {"svg.fonttype": "none", "font.size": 9, "text.parse_math": False}  # a dollar sign in a name is a dollar sign
    parameters.update(dict.fromkeys(colours, INK) | text | {"svg.hashsalt": "gradekit"})
    return Figure(figsize=(7.2, 3.2), layout="constrained")


def _embedding_rows(figure: Figure, data: dict[str, Any]) -> None:
    """Weight matrix at the left, output rows at the right, matching rows joined by a line."""
    weights = np.array(data["weights"], float)[:MOST_ROWS]
    output = np.array(data["output"], float)[:MOST_ROWS]
    names = [_label(name) for name in data["names"]][:MOST_ROWS]
    left, right = figure.subplots(1, 2, width_ratios=(1, 1), gridspec_kw={"wspace": 0.35})
    values = np.concatenate([weights, output])
    spread = float(np.abs(values[np.isfinite(values)]).max(initial=0.0)) or 1.0
    for axes, rows, title in ((left, weights, _("weights")), (right, output, _("output"))):
        rows = rows[:, :MOST_COLUMNS]
        axes.imshow(rows, cmap="RdBu", vmin=-spread, vmax=spread, aspect="auto")
        axes.set_title(title)
        axes.set_xticks([])
        for (row, column), value in np.ndenumerate(rows):
            dark = abs(value) > 0.6 * spread
            axes.text(column, row, f"{value:.3f}", ha="center", va="center", fontsize=7, color="white" if dark else "black")
    left.set_yticks(range(len(weights)), [_("row {n}").format(n=n) for n in range(len(weights))])
    right.set_yticks(range(len(output)), names)
    right.yaxis.tick_right()
    _join_rows(figure, left, right, weights, output)


def _join_rows(figure: Figure, left: Axes, right: Axes, weights: np.ndarray, output: np.ndarray) -> None:
    from matplotlib.patches import ConnectionPatch

    columns = min(weights.shape[1], MOST_COLUMNS)
    for place, row in enumerate(output):
        same = [n for n, weight in enumerate(weights) if row.shape == weight.shape and np.allclose(row, weight)]
        if same:
            ends: dict[str, Any] = {
                "xyA": (columns - 0.5, same[0]),
                "coordsA": left.transData,
                "xyB": (-0.5, place),
                "coordsB": right.transData,
            }
            colour = GREY if same[0] == 0 else BLUE
            figure.add_artist(ConnectionPatch(**ends, color=colour, linewidth=1.4, clip_on=False))


def _describe_rows(data: dict[str, Any]) -> str:
    rows = [n for row in data["output"][:MOST_ROWS] for n, weight in enumerate(data["weights"]) if np.allclose(row, weight)]
    return _("Each row of the output is joined to the weight row that it equals: {rows}.").format(
        rows=", ".join(map(str, rows)) or _("none")
    )


def _padded_batch(figure: Figure, data: dict[str, Any]) -> None:
    """The padded batch as a grid: padding grey, numbers of words coloured."""
    rows = np.array(data["rows"], int)[:MOST_ROWS, :MOST_COLUMNS]
    figure.set_size_inches(max(3.0, 0.45 * rows.shape[1] + 1), 0.45 * rows.shape[0] + 0.7)
    axes = figure.subplots()
    axes.set_xlim(-0.5, rows.shape[1] - 0.5)
    axes.set_ylim(rows.shape[0] - 0.5, -0.5)
    axes.set_aspect("equal")
    from matplotlib.patches import Rectangle

    for (row, column), value in np.ndenumerate(rows):
        padding = value == data.get("padding", 0)
        face: dict[str, Any] = {"facecolor": BLUE, "edgecolor": BLUE}
        if padding:
            face = {"facecolor": "none", "edgecolor": GREY, "linestyle": "--"}
        axes.add_patch(Rectangle((column - 0.44, row - 0.44), 0.88, 0.88, **face))
        axes.text(column, row, str(value), ha="center", va="center", color=INK if padding else "white")
    axes.set_xticks(range(rows.shape[1]))
    axes.set_yticks(range(rows.shape[0]), [_("text {n}").format(n=n) for n in range(rows.shape[0])])
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)


def _describe_batch(data: dict[str, Any]) -> str:
    rows = "; ".join(" ".join(map(str, row[:MOST_COLUMNS])) for row in data["rows"][:MOST_ROWS])
    return _("The padded batch, row by row: {rows}.").format(rows=rows)


def _training_curve(figure: Figure, data: dict[str, Any]) -> None:
    """Loss and, where there is one, accuracy, epoch by epoch; accuracies that were measured once (`lines`) as a dashed line each."""
    curves = {_label(name): [float(value) for value in values][:MOST_EPOCHS] for name, values in data["curves"].items()}
    panels = [("loss", _("loss")), ("acc", _("accuracy"))]
    present = [(key, title) for key, title in panels if any(key in name and values for name, values in curves.items())]
    if not present:
        raise ValueError("a training without epochs")
    axes_row = np.atleast_1d(figure.subplots(1, len(present)))
    for axes, (key, title) in zip(axes_row, present, strict=True):
        for (name, values), colour in zip([item for item in curves.items() if key in item[0]], (BLUE, ORANGE, GREY), strict=False):
            axes.plot(range(1, len(values) + 1), values, marker="o", color=colour, label=name)
        for name, value in data.get("lines", {}).items() if key == "acc" else ():
            axes.axhline(float(value), color=ORANGE, linestyle="--", label=f"{_label(name)}: {value:.1%}")
        axes.set_title(title)
        axes.set_xlabel(_("epoch"))
        axes.set_xticks(range(1, max(len(values) for values in curves.values()) + 1))
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(frameon=False)


def _describe_curve(data: dict[str, Any]) -> str:
    parts = [f"{name}: " + ", ".join(f"{value:.3f}" for value in values[:MOST_EPOCHS]) for name, values in data["curves"].items()]
    parts += [f"{name}: {value:.3f}" for name, value in data.get("lines", {}).items()]
    return "; ".join(parts)


def _label(name: object) -> str:
    """A name out of the data, fit for a picture; matplotlib hides what begins with a low line."""
    return one_line(str(name), 40).lstrip("_") or "?"


_KINDS: dict[str, tuple[Callable[[Figure, dict[str, Any]], None], Callable[[dict[str, Any]], str]]] = {
    "embedding_rows": (_embedding_rows, _describe_rows),
    "padded_batch": (_padded_batch, _describe_batch),
    "training_curve": (_training_curve, _describe_curve),
}


def inline_svg(figure: Figure, title: str, description: str) -> str:
    """The figure without XML prologue and metadata, with title, description and the page's own text colour."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL).replace(INK, "currentColor")
    svg = re.sub(r"font: ([\d.]+)px [^;\"]*", r"font-size: \1px; font-family: inherit", svg)  # as matplotlib wrote it before 3.10
    svg = re.sub(r"font-family: [^;\"]*", "font-family: inherit", svg)
    svg = re.sub(r"<style.*?</style>", "", svg, flags=re.DOTALL)  # it would be a style for the whole page
    svg = _with_own_ids(svg)
    title = one_line(title)
    label = f"<title>{escape(title)}</title><desc>{escape(clean(description))}</desc>"
    opened = f' style="stroke-linejoin: round" role="img" aria-label="{escape(title)}">{label}'
    return re.sub(r"<svg([^>]*)>", lambda found: f"<svg{found[1]}{opened}", svg, count=1)


def _with_own_ids(svg: str) -> str:
    """Only ids that something refers to, marked as this picture's: matplotlib numbers them alike in every picture of a page."""
    mark = f"p{zlib.crc32(svg.encode()):08x}"
    wanted = set(re.findall(r"""(?:url\(|href=")#([^")]+)""", svg))
    svg = re.sub(r' id="([^"]+)"', lambda found: f' id="{mark}-{found[1]}"' if found[1] in wanted else "", svg)
    return re.sub(r"""(url\(|href=")#""", rf"\1#{mark}-", svg)
