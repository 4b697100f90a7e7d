"""Where two values differ first, and how a person sees them."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import numpy as np
import pytest

from grader.evidence import MOST_TEXT, argument, describe, first_difference, short, show
from grader.isolation.values import Foreign
from grader.results import Shown

NAN = float("nan")
BIG = 16**4095  # the largest whole number that crosses the border; Python refuses to write it out in decimal digits
BIT_PATTERNS = np.array([0.1, -0.0, np.inf, np.nan], np.float32)

EQUAL: list[tuple[Any, Any]] = [
    (None, None),
    (1, 1),
    ("a", "a"),
    (NAN, NAN),
    ([NAN, {"a": (1, NAN)}], [NAN, {"a": (1, NAN)}]),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    (BIG, BIG),
    (BIT_PATTERNS, BIT_PATTERNS.copy()),
    (3, np.asarray(3)),
    (np.zeros((0, 6), int), np.zeros((0, 6))),
    (np.ones((2, 3), np.uint8), np.ones((2, 3), np.int64)),
]

DIFFERENT: list[tuple[Any, Any, str, tuple[Any, ...]]] = [
    (None, 1, "expected int 1, got None (is there a `return`?)", ()),
    (True, 1, "expected int 1, got bool True", ()),
    (1.0, 1, "expected int 1, got float 1.0", ()),
    ((1,), [1], "expected a list with 1 entries, got a tuple with 1 entries", ()),
    ([1, 2, 4], [1, 2, 3], "at [2]: expected 3, got 4", (2,)),
    ([1], [1, 2], "expected 2 entries, got 1", (1,)),
    ([[1, 2], [3]], [[1, 2], [3, 4]], "at [1]: expected 2 entries, got 1", (1, 1)),
    ({}, {"a": 1}, "the entry 'a' is missing", ("a",)),
    ({"a": 1, "b": 2}, {"a": 1}, "there is an entry too many: 'b'", ("b",)),
    ({"a": [0]}, {"a": [1]}, "at ['a'][0]: expected 1, got 0", ("a", 0)),
    ({True: 1}, {1: 1}, "the entry 1 is missing", (1,)),
    ({1.0: 1}, {1: 1}, "the entry 1 is missing", (1,)),
    ({NAN: 1}, {0: 1}, "the entry 0 is missing", (0,)),
    (1, NAN, "expected float nan, got int 1", ()),
    (0.0, NAN, "expected nan, got 0.0", ()),
    (BIG, 1, "expected 1, got a whole number of 16381 bits", ()),
    ("a" * 500 + "b", "a" * 500 + "c", f"from character 480 on, expected '{'a' * 20}c', got '{'a' * 20}b'", ()),
    (Foreign("set"), [1], "expected a list with 1 entries, got an object of type set", ()),
    (Foreign("list", "a value nested deeper than 32"), [1], "expected a list with 1 entries, got a value nested deeper than 32", ()),
    ([np.zeros(2)], [[0, 0]], "at [0]: expected a list with 2 entries, got an array of shape (2,), float64", (0,)),
    ([np.array([1, 2])], [np.array([1, 3])], "at [0]: first difference at [1]: expected 3, got 2", (0, 1)),
    ([[0, 1]], np.array([[0, 1]]), "expected an array of shape (1, 2), got a list with 1 entries", ()),
    (np.zeros((2, 5)), np.zeros((2, 6)), "expected shape (2, 6), got shape (2, 5)", ()),
    (np.array([[0, 7]]), np.array([[0, 1]]), "first difference at row 0, column 1: expected 1, got 7", (0, 1)),
    (np.array([1.0, NAN]), np.array([1.0, 2.0]), "first difference at [1]: expected 2.0, got nan", (1,)),
    (np.array([0.1], np.float32), np.array([0.1]), "first difference at [0]: expected 0.1, got 0.10000000149011612", (0,)),
    (np.zeros((2, 2, 2)), np.eye(2)[None].repeat(2, 0), "first difference at [0, 0, 0]: expected 1.0, got 0.0", (0, 0, 0)),
    (4, np.asarray(3), "first difference at the number: expected 3, got 4", ()),
    (BIG, np.asarray(3), "expected numbers, got dtype object", ()),
]

ALL = [value for case in (*EQUAL, *DIFFERENT) for value in case[:2]]


@pytest.mark.parametrize(("got", "expected"), EQUAL, ids=range(len(EQUAL)))
def test_equal_values_have_no_difference(got: Any, expected: Any) -> None:
    assert first_difference(got, expected) is None


@pytest.mark.parametrize(("got", "expected", "text", "path"), DIFFERENT, ids=range(len(DIFFERENT)))
def test_the_first_difference_is_named_and_found(got: Any, expected: Any, text: str, path: tuple[Any, ...]) -> None:
    difference = first_difference(got, expected)

    assert difference is not None
    assert (difference.text, difference.path) == (text, path)


@pytest.mark.parametrize(("kind", "dtype"), [("integer", np.float64), ("integer", bool), ("float", np.int32)])
def test_an_array_of_another_kind_of_numbers_is_refused(kind: str, dtype: Any) -> None:
    difference = first_difference(np.ones(2, dtype), np.ones(2), dtype=kind)

    assert difference is not None
    assert np.dtype(dtype).name in difference.text


def test_a_tolerance_is_absolute_and_relative_and_not_a_number_is_no_number() -> None:
    expected = np.array([1000.0, 0.0, NAN, np.inf])

    assert first_difference(np.array([1000.9, 0.0009, NAN, np.inf], np.float32), expected, tolerance=1e-3) is None
    assert first_difference(np.array([1002.1, 0, NAN, np.inf]), expected, tolerance=1e-3) is not None
    assert first_difference(np.array([1000.0, 0, 0, np.inf]), expected, tolerance=1e-3) is not None
    assert first_difference(np.array([1000.0, 0, NAN, -np.inf]), expected, tolerance=1e-3) is not None


@pytest.mark.parametrize("one", ALL, ids=range(len(ALL)))
def test_whatever_is_compared_and_shown_never_raises_and_is_bounded_plain_text(one: Any) -> None:
    for other in [None, [1], {"a": 1}, "a", np.zeros((2, 3)), BIG]:
        first_difference(one, other)

    shown = show(one, ("a", 3, 5))

    assert len(shown.text) <= 2 * MOST_TEXT
    assert msgspec.convert(json.loads(msgspec.json.encode(shown)), Shown) == shown


def marked_cell(shown: Shown) -> str:
    assert shown.marked is not None
    row, column = shown.marked
    return shown.table[row][column]


@pytest.mark.parametrize("place", [(0, 0), (7, 11), (8, 12), (150, 30), (299, 39)])
@pytest.mark.parametrize("kind", ["array", "lists"])
def test_the_differing_cell_of_a_large_table_is_among_what_is_shown(place: tuple[int, int], kind: str) -> None:
    expected = np.arange(12_000).reshape(300, 40)
    got = expected.copy()
    got[place] = -1

    sides = [side if kind == "array" else side.tolist() for side in (got, expected)]
    difference = first_difference(*sides)
    assert difference is not None
    shown = [show(side, difference.path) for side in sides]

    assert [marked_cell(side) for side in shown] == ["-1", str(expected[place])]
    for side in shown:
        assert side.marked is not None
        assert (side.origin[0] + side.marked[0], side.origin[1] + side.marked[1]) == place
        assert (len(side.table), len(side.table[0])) == (8, 12)
        assert f"rows {side.origin[0]} to {side.origin[0] + 7} of 300" in side.note
        assert f"columns {side.origin[1]} to {side.origin[1] + 11} of 40" in side.note


def test_a_small_array_is_shown_whole() -> None:
    shown = show(np.array([[0, 1], [2, 3]], np.int32), (1, 0))

    assert shown == Shown("[[0, 1], [2, 3]]", (("0", "1"), ("2", "3")), (1, 0), "an array of shape (2, 2), int32")


def test_of_an_array_of_three_dimensions_the_table_with_the_difference_is_shown() -> None:
    value = np.arange(24).reshape(2, 3, 4)

    shown = show(value, (1, 2, 3))

    assert marked_cell(shown) == "23"
    assert shown.note == "an array of shape (2, 3, 4), int64; the part at [1]"


def test_a_long_list_of_numbers_is_one_row_around_the_difference() -> None:
    shown = show(list(range(200)), (190,))

    assert marked_cell(shown) == "190"
    assert (shown.origin, shown.note) == ((0, 184), "entries 184 to 195 of 200")


def test_a_table_inside_other_values_is_shown_with_its_place() -> None:
    shown = show({"x": (1, [[1, 2], [3, 4]])}, ("x", 1, 1, 0))

    assert marked_cell(shown) == "3"
    assert shown.note == "the part at ['x'][1]"


def test_a_long_dict_is_shown_around_the_entry_that_differs() -> None:
    shown = show({f"word{n}": n for n in range(500)}, ("word300",))

    assert "'word300': 300" in shown.text
    assert shown.text.startswith("{…, ")
    assert shown.text.endswith(", …}")
    assert shown.note == "entries 296 to 303 of 500"


def test_a_long_list_of_texts_is_shown_around_the_entry_that_differs() -> None:
    shown = show([f"text {n}" for n in range(500)], (400,))

    assert "'text 400'" in shown.text
    assert shown.note == "entries 396 to 403 of 500"


def test_a_place_that_one_side_does_not_have_is_not_marked_there() -> None:
    got, expected = [[1, 2], [3]], [[1, 2], [3, 4]]

    assert show(got, (1, 1)).marked is None
    assert marked_cell(show(expected, (1, 1))) == "4"
    assert show(got, ("no", "such", "place")).marked is None


def test_numbers_that_look_alike_in_few_digits_are_written_out_where_they_differ() -> None:
    shown = show(np.array([0.123456789, 0.123456789]), (1,))

    assert shown.table == (("0.12346", "0.123456789"),)


def test_an_empty_array_of_a_billion_rows_is_not_written_out() -> None:
    assert show(np.zeros((1_000_000_000, 0))).text == "an array of shape (1000000000, 0), float64"


def test_what_a_worker_calls_its_object_is_cleaned() -> None:
    assert describe(Foreign("evil\u202e\nname")) == "an object of type evil name"
    assert "\x1b" not in describe(Foreign("x", "why\x1b[2J"))


def test_short_is_short_for_everything() -> None:
    deep: Any = 0
    for _n in range(30):
        deep = [deep] * 3

    assert len(short(deep)) <= MOST_TEXT
    assert len(short("x" * 100_000)) <= MOST_TEXT
    assert short({n: n for n in range(100)}, 10_000).endswith("59: 59, …: …}")
    assert short([1, 2], 4) == "[1,…"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.array([[0, 1], [2, 3]]), "np.array([[0, 1], [2, 3]])"),
        (np.array([[0.1, -1e30]], np.float32), "an array of shape (1, 2), float32"),
        (np.array(7, np.int32), 'np.array(7, "int32")'),
        (np.array([[True], [False]]), "np.array([[True], [False]])"),
        (np.zeros((2, 0)), "an array of shape (2, 0), float64"),
        (np.zeros((10**9, 0)), "an array of shape (1000000000, 0), float64"),
        (np.zeros((100, 1)), "an array of shape (100, 1), float64"),
        (np.full(20, 10**9), "an array of shape (20,), int64"),
        ([1, 2], "[1, 2]"),
    ],
)
def test_a_small_array_among_the_arguments_is_written_with_its_numbers(value: Any, text: str) -> None:
    assert argument(value, 100) == text
