"""Values: reduced without running their code, restored only when they do not lie."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from grader.isolation import values
from grader.isolation.values import DTYPES, Big, Foreign, Items, Number, Numbers, Reducer, Stranger, Table, restore
from tests.clock import within


def crossed(value: object, most_bytes: int = 1 << 20) -> Any:
    """`value` after the border: reduced, encoded, decoded strictly, restored."""
    reducer = Reducer(most_bytes)
    tree = msgspec.msgpack.encode(reducer.reduce(value))
    return restore(msgspec.msgpack.decode(tree, type=values.Value), [memoryview(blob) for blob in reducer.blobs])


def same(one: Any, other: Any) -> bool:
    """Equal in type, too, and NaN to NaN."""
    if type(one) is not type(other):
        return False
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(same, one.values(), other.values()))
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    return bool(one == other or one != one)


plain = st.none() | st.booleans() | st.integers(-(2**200), 2**200) | st.floats() | st.text()
keys = st.none() | st.booleans() | st.integers() | st.text() | st.tuples(st.integers(), st.text())
tables = arrays.arrays(st.sampled_from(sorted(DTYPES)), arrays.array_shapes(min_dims=1, max_dims=3, max_side=4))
trees = st.recursive(
    plain | tables,
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner, inner) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=20,
)


@settings(deadline=None, max_examples=200)
@given(trees)
def test_plain_data_crosses_unchanged(value: Any) -> None:
    assert same(crossed(value), value)


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan, -0.0, 2**63, -(2**63) - 1, 2**13_999, np.float32(0.1), np.bool_(True)])
def test_numbers_at_the_edge_cross_unchanged(value: Any) -> None:
    expected = value.item() if isinstance(value, np.generic) else value

    assert same(crossed(value), expected)


@pytest.mark.parametrize("shape", [(0,), (0, 5), (3, 0, 2)])
def test_an_empty_array_keeps_its_shape(shape: tuple[int, ...]) -> None:
    assert crossed(np.zeros(shape, "float32")).shape == shape


def test_arrays_cross_whatever_their_order_in_memory() -> None:
    array = np.arange(12, dtype=">i4").reshape(3, 4)

    for view in (array, array.T, array[::-1, ::2], np.asfortranarray(array)):
        assert np.array_equal(crossed(view), view)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (object(), "object"),
        (b"bytes", "bytes"),
        ({1, 2}, "set"),
        (1j, "complex"),
        (lambda: 1, "function"),
        (int, "type"),
        (range(3), "range"),
        (np.array([object()]), "numpy array of dtype object"),
        (np.array(["text"]), "numpy array of dtype str128"),
        (np.zeros(2, "complex64"), "numpy array of dtype complex64"),
        (iter([]), "list_iterator"),
    ],
)
def test_what_is_no_plain_data_arrives_as_an_object_of_its_type_and_equals_nothing(value: object, name: str) -> None:
    arrived = crossed(value)

    assert isinstance(arrived, Foreign)
    assert arrived.type_name == name
    assert arrived != arrived
    assert crossed([1, value])[0] == 1


class Ran(Exception):
    """A method of the student's ran while the value was reduced."""


def trap(*_args: object, **_kwargs: object) -> Any:
    raise Ran


LIES = dict.fromkeys(
    """__eq__ __ne__ __len__ __iter__ __getitem__ __int__ __index__ __float__ __str__ __repr__ __bool__ __hash__ __reduce__ __reduce_ex__
    __array__ __format__ __array_finalize__ __array_function__ __array_ufunc__ __contains__ __lt__ items keys values item view tolist
    tobytes astype encode""".split(),
    trap,
)


@pytest.mark.parametrize("base", [int, float, str, list, tuple, dict])
def test_a_subclass_runs_none_of_its_own_code_and_arrives_as_what_it_is(base: type) -> None:
    value = {int: 7, float: 0.5, str: "text", list: [1, 2], tuple: (1, 2), dict: {"a": 1}}[base]
    sly = type("Sly", (base,), LIES)(value)

    assert same(crossed(sly), value)


def test_a_subclass_of_an_array_runs_none_of_its_own_code() -> None:
    base = np.arange(4)
    sly = base.view(type("Sly", (np.ndarray,), {name: method for name, method in LIES.items() if name != "__array_finalize__"}))

    assert same(crossed(sly), base)


def test_a_class_that_lies_about_itself_is_named_as_it_is() -> None:
    class Meta(type):
        __mro__ = property(trap)
        __name__ = property(trap)

        def __instancecheck__(cls, instance: object) -> bool:
            return True

    class Honest(metaclass=Meta):
        __class__ = property(lambda self: int)  # type: ignore[assignment]

    arrived = crossed(Honest())

    assert isinstance(arrived, Foreign)
    assert arrived.type_name == "Honest"


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("x" * 200_001, "a text of more than"),
        ([None] * 200_001, "more than 200,000 entries"),
        (2**14_001, "a whole number of more than"),
        (np.zeros(2 << 20, "int8"), "more than an answer may hold"),
        ([np.zeros(600_000, "int8")] * 2, "more than an answer may hold"),
    ],
)
def test_a_value_too_big_arrives_as_that(value: object, why: str) -> None:
    arrived = crossed(value)

    assert isinstance(arrived, Foreign)
    assert why in arrived.why


def test_a_value_that_contains_itself_or_is_nested_too_deep_arrives_as_that() -> None:
    cycle: list[Any] = []
    cycle.append(cycle)
    deep: Any = 1
    for _ in range(10_000):
        deep = [deep]

    for value in (cycle, deep):
        arrived = crossed(value)
        assert isinstance(arrived, Foreign)
        assert "nested deeper" in arrived.why


def test_text_that_is_no_unicode_arrives_as_that() -> None:
    assert isinstance(crossed("\ud800"), Foreign)


# Trees that no Reducer of ours has made.


@pytest.mark.parametrize(
    ("tree", "blobs"),
    [
        (Numbers("object", [1], 0), [b"12345678"]),
        (Numbers("int8,int8", [1], 0), [b"12"]),
        (Numbers("int8", [-1], 0), [b"1"]),
        (Numbers("int8", [2], 0), [b"1"]),
        (Numbers("int8", [1], 1), [b"1"]),
        (Numbers("int8", [1], -1), [b"1"]),
        (Numbers("int8", [1] * 100, 0), [b"1"]),
        (Numbers("float64", [1], 0), [b"1"]),
        (Numbers("bool", [2], 0), [b"\x01\x02"]),
        (Items([Numbers("int8", [1], 0)] * 2), [b"1"]),
        (Items([None] * 300_000), []),
        (Table([1, 2], [1]), []),
        (Big("f" * 5000), []),
        (Big("not hexadecimal"), []),
    ],
)
def test_a_tree_that_lies_is_refused(tree: Any, blobs: list[bytes]) -> None:
    with pytest.raises(ValueError):
        restore(tree, [memoryview(blob) for blob in blobs])


def test_an_unknown_number_is_refused() -> None:
    with pytest.raises((ValueError, KeyError)):
        restore(Number("one"), [])


def test_a_tree_nested_without_end_is_refused() -> None:
    tree: Any = None
    for _ in range(5000):
        tree = Items([tree])

    with pytest.raises(ValueError):
        restore(tree, [])


def test_a_dict_whose_keys_collide_on_purpose_is_refused_at_once() -> None:
    step = 2**61 - 1  # equal hashes: a dict of these compares each with all before it
    table = Table([Big(format(number * step, "x")) for number in range(5, 60_000)], [None] * 59_995)

    with within(5), pytest.raises(ValueError, match="collide"):
        restore(table, [])


@pytest.mark.parametrize("keys", [[1, True], [1.0, 1], ["a", "a"], [Number("nan")] * 2, [Items([1])], [Stranger("set")]])
def test_a_dict_with_keys_that_no_dict_has_or_that_are_equal_is_no_dict(keys: list[Any]) -> None:
    arrived = restore(Table(keys, [0] * len(keys)), [])

    assert isinstance(arrived, Foreign) or len(arrived) == len(keys)


def test_a_name_from_a_worker_is_cut_and_cleaned() -> None:
    arrived = restore(Stranger("x\u202e\x1b[31m" + "y" * 5000, "why\n" * 1000), [])

    assert len(arrived.type_name) < 300
    assert "\u202e" not in arrived.type_name
    assert "\x1b" not in arrived.type_name
    assert "\n" not in arrived.why
