"""Values of both sides side by side: where they differ first, and how a person may see them.

Works on plain data only (what came over the wire, and the suite's own expectations), so nothing of the student's runs here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.isolation.values import Foreign
from grader.language import _
from grader.results import Shown
from grader.text import clean

MOST_TEXT = 400  # characters of a value
MOST_ROWS = 8
MOST_COLUMNS = 12


@dataclass(frozen=True)
class Difference:
    """The first place where two values differ, in words and as a path of keys and indices."""

    text: str
    path: tuple[Any, ...] = ()


def first_difference(got: Any, expected: Any, *, dtype: str = "any", tolerance: float = 0.0) -> Difference | None:
    """None when `got` is `expected`; otherwise the first place where it is not. Never raises on any plain data."""
    if isinstance(expected, np.ndarray):
        return _array_difference(got, expected, dtype, tolerance)
    return _plain_difference(got, expected, ())


def describe(value: Any) -> str:
    """What a value is, for a sentence: "a list of 3", "an array of shape (2, 6), int32", "an object of type set"."""
    if isinstance(value, np.ndarray):
        return _("an array of shape {shape}, {dtype}").format(shape=_shape(value.shape), dtype=value.dtype.name)
    if isinstance(value, Foreign):
        return _("an object of type {name}").format(name=value.type_name) if not value.why else value.why
    if value is None:
        return _("None (is there a `return`?)")
    if isinstance(value, (list, tuple, dict)):
        return _("a {type} with {n} entries").format(type=type(value).__name__, n=len(value))
    return f"{type(value).__name__} {short(value)}"


def show(value: Any, path: tuple[Any, ...] = ()) -> Shown:
    """A value for the page: text, a table where it is rectangular enough, and the cell that `path` points to."""
    if isinstance(value, np.ndarray):
        return _show_array(value, path)
    if isinstance(value, Foreign):
        return Shown(describe(value))
    if _is_table(value):
        rows = tuple(tuple(short(cell, 40) for cell in row[:MOST_COLUMNS]) for row in value[:MOST_ROWS])
        return Shown(short(value), rows, _mark(path, rows), _cut_note(len(value), max(len(row) for row in value)))
    return Shown(short(value))


def _array_difference(got: Any, expected: np.ndarray, dtype: str, tolerance: float) -> Difference | None:
    if not isinstance(got, np.ndarray):
        if expected.ndim or not isinstance(got, (int, float)):
            return Difference(_("expected an array of shape {shape}, got {got}").format(shape=_shape(expected.shape), got=describe(got)))
        got = np.asarray(got)
    if got.shape != expected.shape:
        return Difference(_("expected shape {expected}, got shape {got}").format(expected=_shape(expected.shape), got=_shape(got.shape)))
    kinds = {"integer": "iu", "float": "f", "any": "iufb"}[dtype]
    if got.dtype.kind not in kinds:
        names = {"integer": _("whole numbers"), "float": _("floats"), "any": _("numbers")}
        return Difference(_("expected {kind}, got dtype {dtype}").format(kind=names[dtype], dtype=got.dtype.name))
    wrong = ~_close(got, expected, tolerance)
    if not wrong.any():
        return None
    place = tuple(int(index) for index in np.argwhere(wrong)[0])
    return Difference(
        _("first difference at {place}: expected {expected}, got {got}").format(
            place=_place(place), expected=short(expected[place].item()), got=short(got[place].item())
        ),
        place,
    )


def _close(got: np.ndarray, expected: np.ndarray, tolerance: float) -> np.ndarray:
    if not tolerance or (got.dtype.kind in "iub" and expected.dtype.kind in "iub"):
        same: np.ndarray = np.equal(got, expected) | ((got != got) & (expected != expected))
        return same
    return np.isclose(got.astype(np.float64), expected.astype(np.float64), rtol=tolerance, atol=tolerance, equal_nan=True)


def _plain_difference(got: Any, expected: Any, path: tuple[Any, ...]) -> Difference | None:
    if type(got) is not type(expected):
        return Difference(_at(path) + _("expected {expected}, got {got}").format(expected=describe(expected), got=describe(got)), path)
    if isinstance(expected, np.ndarray):
        inner = _array_difference(got, expected, "any", 0.0)
        return Difference(_at(path) + inner.text, path) if inner else None
    if isinstance(expected, (list, tuple)):
        return _sequence_difference(got, expected, path)
    if isinstance(expected, dict):
        return _dict_difference(got, expected, path)
    if got == expected or (got != got and expected != expected):
        return None
    return Difference(_at(path) + _("expected {expected}, got {got}").format(expected=short(expected), got=short(got)), path)


def _sequence_difference(got: Any, expected: Any, path: tuple[Any, ...]) -> Difference | None:
    for index, (one, other) in enumerate(zip(got, expected, strict=False)):
        if (found := _plain_difference(one, other, (*path, index))) is not None:
            return found
    if len(got) != len(expected):
        return Difference(
            _at(path) + _("expected {expected} entries, got {got}").format(expected=len(expected), got=len(got)),
            (*path, min(len(got), len(expected))),
        )
    return None


def _dict_difference(got: dict[Any, Any], expected: dict[Any, Any], path: tuple[Any, ...]) -> Difference | None:
    for key, value in expected.items():
        if key not in got:
            return Difference(_at(path) + _("the entry {key} is missing").format(key=short(key, 60)), (*path, key))
        if (found := _plain_difference(got[key], value, (*path, key))) is not None:
            return found
    for key in got:
        if key not in expected:
            return Difference(_at(path) + _("there is an entry too many: {key}").format(key=short(key, 60)), (*path, key))
    return None


def _at(path: tuple[Any, ...]) -> str:
    return _("at {place}: ").format(place="".join(f"[{short(key, 60)}]" for key in path)) if path else ""


def _place(place: tuple[int, ...]) -> str:
    if len(place) == 2:
        return _("row {row}, column {column}").format(row=place[0], column=place[1])
    return str(list(place)) if place else _("the number")


def _shape(shape: tuple[int, ...]) -> str:
    return "(" + ", ".join(str(size) for size in shape) + ("," if len(shape) == 1 else "") + ")"


def short(value: Any, limit: int = MOST_TEXT) -> str:
    """repr of plain data, bounded: containers are cut before they are written out."""
    text = repr(_cut(value, 60))
    return clean(text if len(text) <= limit else text[: limit - 1] + "…", limit + 1)


def _cut(value: Any, most: int, depth: int = 4) -> Any:
    """`value` with long containers and texts shortened, so that repr is cheap whatever came."""
    if isinstance(value, str):
        return value[:MOST_TEXT]
    if isinstance(value, (Foreign, np.ndarray)):
        return _Plain(describe(value))
    if not isinstance(value, (list, tuple, dict)):
        return value
    if depth == 0:
        return _Plain("…")
    if isinstance(value, dict):
        return {_cut(key, most, depth - 1): _cut(entry, most, depth - 1) for key, entry in list(value.items())[:most]}
    entries = [_cut(entry, most, depth - 1) for entry in value[:most]]
    if len(value) > most:
        entries.append(_Plain("…"))
    return entries if isinstance(value, list) else tuple(entries)


class _Plain(str):
    """A text that repr writes without quotes."""

    def __repr__(self) -> str:
        return str(self)


def _is_table(value: Any) -> bool:
    """A list of lists of numbers, short enough to be worth a table."""
    return (
        isinstance(value, (list, tuple))
        and all(isinstance(row, (list, tuple)) for row in value)
        and all(isinstance(cell, (int, float)) for row in value[:MOST_ROWS] for cell in row[:MOST_COLUMNS])
        and any(len(row) for row in value)
    )


def _show_array(value: np.ndarray, path: tuple[Any, ...]) -> Shown:
    note = describe(value)
    if value.size == 0:  # not written out: (1000000000, 0) would be a billion empty lists
        return Shown(note)
    if value.ndim == 0:
        return Shown(short(value.item()), note=note)
    flat = value.reshape(-1, value.shape[-1])
    rows = tuple(tuple(_cell(cell) for cell in row) for row in flat[:MOST_ROWS, :MOST_COLUMNS].tolist())
    place: tuple[Any, ...] = ()
    if len(path) == value.ndim:
        place = (int(np.ravel_multi_index(path[:-1], value.shape[:-1])) if value.ndim > 1 else 0, path[-1])
    cut = _cut_note(flat.shape[0], flat.shape[1])
    text = short(value[:MOST_ROWS].tolist()) if value.size <= 4096 else ""
    return Shown(text, rows, _mark(place, rows), f"{note}; {cut}" if cut else note)


def _cell(value: Any) -> str:
    return f"{value:.5g}" if isinstance(value, float) else str(value)


def _mark(path: tuple[Any, ...], rows: tuple[tuple[str, ...], ...]) -> tuple[int, int] | None:
    """The cell of `rows` that `path` points to; a path to a missing cell points to nothing."""
    if len(path) != 2 or not all(isinstance(index, int) for index in path):
        return None
    row, column = path
    return (row, column) if row < len(rows) and column < len(rows[row]) else None


def _cut_note(rows: int, columns: int) -> str:
    parts = []
    if rows > MOST_ROWS:
        parts.append(_("the first {shown} of {all} rows").format(shown=MOST_ROWS, all=rows))
    if columns > MOST_COLUMNS:
        parts.append(_("the first {shown} of {all} columns").format(shown=MOST_COLUMNS, all=columns))
    return ", ".join(parts)
