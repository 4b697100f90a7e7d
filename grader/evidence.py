"""Values of both sides side by side: where they differ first, and how a person may see them.

Works on plain data only (what came over the wire, and the suite's own expectations), so nothing of the student's runs here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.isolation.said import retold
from grader.isolation.values import Foreign
from grader.language import _
from grader.results import Shown
from grader.text import clean, one_line

MOST_TEXT = 400  # characters of a value
MOST_ROWS = 8  # of a table
MOST_COLUMNS = 12
MOST_ENTRIES = 60  # of a container that is written out
MOST_AROUND = 8  # entries of a longer one around the place that is to be shown
MOST_BITS = 1000  # of a whole number that is written out; Python itself refuses beyond 4,300 digits
BEFORE = 20  # characters of a long text that are shown before its first difference


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
    """What a value is, for a sentence: "a list with 3 entries", "an array of shape (2, 6), int32", "an object of type set"."""
    if isinstance(value, np.ndarray):
        return _("an array of shape {shape}, {dtype}").format(shape=_shape(value.shape), dtype=value.dtype.name)
    if isinstance(value, Foreign):
        return one_line(retold(value.why)) or _("an object of type {name}").format(name=one_line(value.type_name))
    if value is None:
        return _("None (is there a `return`?)")
    if isinstance(value, (list, tuple, dict)):
        return _("a {type} with {n} entries").format(type=type(value).__name__, n=len(value))
    if isinstance(value, (bool, int, float, str)):
        return f"{type(value).__name__} {short(value)}"
    return short(value)


def show(value: Any, path: tuple[Any, ...] = ()) -> Shown:
    """A value for the page: text, and a table where it holds rows of numbers. What `path` points to is always among what is shown."""
    if isinstance(value, np.ndarray) and value.size == 0:  # not written out: (1000000000, 0) would be a billion empty lists
        return Shown(describe(value))
    part = _Part(value, (), path)
    while not _is_table(part.value) and len(part.inside) > 1 and _has(part.value, part.inside[0]):
        part = part.enter(part.inside[0])
    return _show_table(part) if _is_table(part.value) else _show_entries(part)


def short(value: Any, limit: int = MOST_TEXT) -> str:
    """repr of plain data, bounded: containers are cut before they are written out."""
    text = repr(_cut(value))
    return clean(text if len(text) <= limit else text[: limit - 1] + "…", limit + 1)


def argument(value: Any, limit: int) -> str:
    """An argument as one would write it: a small array with its whole numbers, everything else as `short` has it."""
    if isinstance(value, np.ndarray) and 0 < value.size <= MOST_ENTRIES and value.dtype.kind in "biu":
        dtype = "" if value.dtype in (np.int64, np.bool_) else f', "{value.dtype.name}"'
        text = f"np.array({_nested(value)}{dtype})"
        if len(text) <= limit:
            return text
    return short(value, limit)


def _nested(value: Any) -> str:
    return "[" + ", ".join(map(_nested, value)) + "]" if isinstance(value, np.ndarray) and value.ndim else str(value)


# Where two values differ.


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
    wanted, came = _apart(expected[place], got[place])
    text = _("first difference at {place}: expected {expected}, got {got}").format(place=_place(place), expected=wanted, got=came)
    return Difference(text, place)


def _close(got: np.ndarray, expected: np.ndarray, tolerance: float) -> np.ndarray:
    if not tolerance or (got.dtype.kind in "iub" and expected.dtype.kind in "iub"):
        same: np.ndarray = np.equal(got, expected) | ((got != got) & (expected != expected))
        return same
    return np.isclose(got.astype(np.float64), expected.astype(np.float64), rtol=tolerance, atol=tolerance, equal_nan=True)


def _apart(expected: Any, got: Any) -> tuple[str, str]:
    """Two numbers of arrays in as few digits as their types need; in all digits where these would look alike (0.1 in float32)."""
    if str(expected) != str(got):
        return str(expected), str(got)
    return repr(expected.item()), repr(got.item())


def _plain_difference(got: Any, expected: Any, path: tuple[Any, ...]) -> Difference | None:
    if type(got) is not type(expected):
        return Difference(_at(path) + _("expected {expected}, got {got}").format(expected=describe(expected), got=describe(got)), path)
    if isinstance(expected, np.ndarray):
        inner = _array_difference(got, expected, "any", 0.0)
        return Difference(_at(path) + inner.text, (*path, *inner.path)) if inner else None
    if isinstance(expected, (list, tuple)):
        return _sequence_difference(got, expected, path)
    if isinstance(expected, dict):
        return _dict_difference(got, expected, path)
    if got == expected or (got != got and expected != expected):
        return None
    start = _first_of_text(got, expected) if isinstance(expected, str) else 0
    wanted, came = (short(expected[start:]), short(got[start:])) if start else (short(expected), short(got))
    where = _("from character {n} on, ").format(n=start) if start else ""
    return Difference(_at(path) + where + _("expected {expected}, got {got}").format(expected=wanted, got=came), path)


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
    keys = {(type(key), key) for key in got}  # by type, too: 1, 1.0 and True are one key to a dict
    for key, value in expected.items():
        if (type(key), key) not in keys:
            return Difference(_at(path) + _("the entry {key} is missing").format(key=short(key, 60)), (*path, key))
        if (found := _plain_difference(got[key], value, (*path, key))) is not None:
            return found
    for key in got:
        if key not in expected:
            return Difference(_at(path) + _("there is an entry too many: {key}").format(key=short(key, 60)), (*path, key))
    return None


def _first_of_text(got: str, expected: str) -> int:
    """Where to begin to show two texts, so that their difference is seen; 0 when it is near the beginning."""
    alike = next((n for n, (one, other) in enumerate(zip(got, expected, strict=False)) if one != other), min(len(got), len(expected)))
    return alike - BEFORE if alike > 2 * BEFORE else 0


def _at(path: tuple[Any, ...]) -> str:
    return _("at {place}: ").format(place=_written(path)) if path else ""


def _written(path: tuple[Any, ...]) -> str:
    return "".join(f"[{short(key, 60)}]" for key in path)


def _place(place: tuple[int, ...]) -> str:
    if len(place) == 2:
        return _("row {row}, column {column}").format(row=place[0], column=place[1])
    return str(list(place)) if place else _("the number")


def _shape(shape: tuple[int, ...]) -> str:
    return "(" + ", ".join(str(size) for size in shape) + ("," if len(shape) == 1 else "") + ")"


# How a person may see a value.


@dataclass(frozen=True)
class _Part:
    """A part of a value, where it is in there, and the rest of the way to the place that is to be shown."""

    value: Any
    place: tuple[Any, ...]
    inside: tuple[Any, ...]

    def enter(self, key: Any) -> _Part:
        return _Part(self.value[key], (*self.place, key), self.inside[1:])

    @property
    def note(self) -> str:
        return _("the part at {place}").format(place=_written(self.place)) if self.place else ""


def _is_table(value: Any) -> bool:
    """An array with numbers in it, a list of numbers, or a list of such lists."""
    if isinstance(value, np.ndarray):
        return value.ndim > 0 and value.size > 0
    if not isinstance(value, (list, tuple)):
        return False
    rows = value if all(isinstance(row, (list, tuple)) for row in value) else [value]
    return any(len(row) for row in rows) and all(isinstance(cell, (int, float)) for row in rows for cell in row)


def _has(value: Any, key: Any) -> bool:
    if isinstance(value, dict):
        return key in value
    return isinstance(value, (list, tuple)) and isinstance(key, int) and 0 <= key < len(value)


def _show_table(part: _Part) -> Shown:
    """The rows and columns around the place; of an array of more dimensions, the one table that holds it."""
    is_array = isinstance(part.value, np.ndarray)
    what = describe(part.value) if is_array else ""
    if not _is_place(part.inside, part.value.shape if is_array else None):
        part = _Part(part.value, part.place, ())
    while is_array and part.value.ndim > 2:
        part = part.enter(part.inside[0] if part.inside else 0)
    is_flat = not isinstance(part.value[0], (list, tuple, np.ndarray))
    rows = [part.value] if is_flat else part.value
    row, column, *_rest = (0, *part.inside, 0) if is_flat else (*part.inside, 0, 0)
    height = _window(len(rows), row, MOST_ROWS)
    width = _window(max(map(len, rows)), column, MOST_COLUMNS)
    cells = [entry[width] for entry in rows[height]]
    at = (row - height.start, column - width.start)
    marked = at if part.inside and at[0] < len(cells) and at[1] < len(cells[at[0]]) else None  # or this side has no such place
    table = tuple(tuple(_cell(cell, (n, m) == marked) for m, cell in enumerate(entry)) for n, entry in enumerate(cells))
    cuts = (_cut_note(_("rows"), height, len(rows)), _cut_note(_("entries") if is_flat else _("columns"), width, max(map(len, rows))))
    text = _written_rows(table, is_flat) if is_array or any(cuts) else short(part.value)
    return Shown(text, table, marked, "; ".join(filter(None, (what, part.note, *cuts))), (height.start, width.start))


def _show_entries(part: _Part) -> Shown:
    """A dict, a list of other things than numbers, or a single value; of a long one, what is around the place."""
    value, text = part.value, short(part.value)
    if not isinstance(value, (list, tuple, dict)) or (len(value) <= MOST_ENTRIES and len(text) < MOST_TEXT):
        return Shown(text, note=part.note)
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    at = keys.index(part.inside[0]) if part.inside and _has(value, part.inside[0]) else 0
    window = _window(len(keys), at, MOST_AROUND)
    labels = [f"{short(key, 60)}: " if isinstance(value, dict) else "" for key in keys[window]]
    entries = [label + short(value[key], 60) for label, key in zip(labels, keys[window], strict=True)]
    parts = [*(["…"] if window.start else []), *entries, *(["…"] if window.stop < len(keys) else [])]
    brackets = {list: "[]", tuple: "()", dict: "{}"}[type(value)]
    cut = _cut_note(_("entries"), window, len(keys))
    return Shown(brackets[0] + ", ".join(parts) + brackets[1], note="; ".join(filter(None, (part.note, cut))))


def _is_place(inside: tuple[Any, ...], shape: tuple[int, ...] | None) -> bool:
    """Whether it can name a cell; of a list, rows may be of any length."""
    if not all(isinstance(index, int) and index >= 0 for index in inside):
        return False
    return shape is None or (len(inside) == len(shape) and all(index < size for index, size in zip(inside, shape, strict=True)))


def _window(size: int, at: int, most: int) -> slice:
    """At most `most` of `size` places, with the one `at` among them: the first ones if it is, otherwise those around it."""
    start = 0 if at < most else max(0, min(at - most // 2, size - most))
    return slice(start, min(start + most, size))


def _cut_note(what: str, window: slice, size: int) -> str:
    if window.stop - window.start == size:
        return ""
    return _("{what} {first} to {last} of {all}").format(what=what, first=window.start, last=window.stop - 1, all=size)


def _cell(value: Any, is_exact: bool) -> str:
    """A number in few digits; the one that differs in all it has, or both sides might look alike."""
    if isinstance(value, (float, np.floating)) and not is_exact:
        return f"{value:.5g}"
    return str(value) if isinstance(value, np.generic) else short(value, 40)


def _written_rows(table: tuple[tuple[str, ...], ...], is_flat: bool) -> str:
    rows = ["[" + ", ".join(row) + "]" for row in table]
    text = rows[0] if is_flat else "[" + ", ".join(rows) + "]"
    return text if len(text) <= MOST_TEXT else text[: MOST_TEXT - 1] + "…"


def _cut(value: Any, depth: int = 4) -> Any:
    """`value` with long containers, texts and numbers shortened, so that repr is cheap whatever came."""
    if isinstance(value, str):
        return value[: MOST_TEXT + 1]
    if isinstance(value, (Foreign, np.ndarray)):
        return _Bare(describe(value))
    if isinstance(value, int) and value.bit_length() > MOST_BITS:
        return _Bare(_("a whole number of {n} bits").format(n=value.bit_length()))
    if not isinstance(value, (list, tuple, dict)):
        return value
    if depth == 0:
        return _Bare("…")
    if isinstance(value, dict):
        items = list(value.items())[:MOST_ENTRIES]
        shown = {_cut(key, depth - 1): _cut(entry, depth - 1) for key, entry in items}
        return shown if len(items) == len(value) else shown | {_Bare("…"): _Bare("…")}
    entries = [_cut(entry, depth - 1) for entry in value[:MOST_ENTRIES]]
    if len(value) > MOST_ENTRIES:
        entries.append(_Bare("…"))
    return entries if isinstance(value, list) else tuple(entries)


class _Bare(str):
    """A text that repr writes without quotes."""

    def __repr__(self) -> str:
        return str(self)
