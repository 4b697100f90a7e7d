"""Values as they cross the border: data, never code.

`reduce` (in the worker) turns what a student's function returned into a tree of these few types, with the base classes' own methods, so
that no subclass runs its own code on the way. `restore` (in the judge) turns a tree that has passed msgspec's strict decoder into plain
Python and NumPy again, after checking every size once more. What cannot cross becomes `Foreign`, which equals nothing.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np

MOST_ITEMS = 200_000  # nodes of one tree
MOST_DEPTH = 32
MOST_TEXT = 200_000  # characters of one str
DTYPES = frozenset(
    ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32", "float64"]
)  # all fixed-size, native, without objects

Data = Any  # None | bool | int | float | str | list | tuple | dict | np.ndarray | Foreign, nested


@dataclass(frozen=True)
class Foreign:
    """Something that did not cross: "an object of type X". Equal to nothing, itself included."""

    type_name: str
    why: str = ""

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = None  # type: ignore[assignment]


class Unsendable(Exception):
    """A value too big, too deep or cyclic; says which."""


class Big(msgspec.Struct, tag="big", forbid_unknown_fields=True):
    """An int beyond 64 bits, in hexadecimal, at most 4,096 digits."""

    hex: str


class Number(msgspec.Struct, tag="float", forbid_unknown_fields=True):
    """A float that MessagePack's JSON-minded readers mistrust: inf, -inf, nan."""

    name: str


class Items(msgspec.Struct, tag="list", forbid_unknown_fields=True):
    items: list[Value]


class Row(msgspec.Struct, tag="tuple", forbid_unknown_fields=True):
    items: list[Value]


class Table(msgspec.Struct, tag="dict", forbid_unknown_fields=True):
    """A dict as keys and values in order; keys are None, bool, int, float, str or tuples of these."""

    keys: list[Value]
    values: list[Value]


class Numbers(msgspec.Struct, tag="array", forbid_unknown_fields=True):
    """A numeric array; its bytes are blob number `blob` of the same frame, C order, little endian."""

    dtype: str
    shape: list[int]
    blob: int


class Stranger(msgspec.Struct, tag="foreign", forbid_unknown_fields=True):
    type_name: str
    why: str = ""


Value = None | bool | int | float | str | Big | Number | Items | Row | Table | Numbers | Stranger


class Reducer:
    """Reduces values into trees that share one list of blobs."""

    def __init__(self, most_bytes: int) -> None:
        self.blobs: list[bytes] = []
        self._items = 0
        self._bytes_left = most_bytes

    def reduce(self, value: object) -> Value:
        """`value` as a tree; a Stranger when it, or a part of it, is too big, too deep or cyclic."""
        blobs, bytes_left = len(self.blobs), self._bytes_left
        try:
            return self._reduce(value, 0)
        except Unsendable as error:
            del self.blobs[blobs:]
            self._bytes_left = bytes_left
            return Stranger(type_name(value), str(error))

    def _reduce(self, value: Any, depth: int) -> Value:
        self._items += 1
        if self._items > MOST_ITEMS:
            raise Unsendable(f"a value with more than {MOST_ITEMS:,} entries")
        if depth > MOST_DEPTH:
            raise Unsendable(f"a value nested deeper than {MOST_DEPTH}")
        kind = type(value)
        if value is None or kind is bool or (kind is int and -(1 << 63) <= value < (1 << 63)):
            return value  # type: ignore[no-any-return]
        bases = mro(kind)
        for base, method in _BY_BASE:
            if base in bases:
                return method(self, value, depth)
        array = _as_array(value, bases)
        return self._array(array, depth) if array is not None else Stranger(type_name(value))

    def _int(self, value: Any, depth: int) -> Value:
        number = int.__int__(value)
        if -(1 << 63) <= number < (1 << 63):
            return number
        if number.bit_length() > 16_384:
            raise Unsendable("a whole number of more than 4,096 hexadecimal digits")
        return Big(format(number, "x"))

    def _float(self, value: Any, depth: int) -> Value:
        number = float.__float__(value)
        return number if math.isfinite(number) else Number(float.__repr__(number))

    def _text(self, value: Any, depth: int) -> Value:
        if str.__len__(value) > MOST_TEXT:
            raise Unsendable(f"a text of more than {MOST_TEXT:,} characters")
        try:
            return str.encode(value, "utf-8").decode("utf-8")
        except UnicodeEncodeError:
            return Stranger("str", "a text that is not valid Unicode (lone surrogates)")

    def _list(self, value: Any, depth: int) -> Value:
        return Items([self._reduce(item, depth + 1) for item in list.__iter__(value)])

    def _tuple(self, value: Any, depth: int) -> Value:
        return Row([self._reduce(item, depth + 1) for item in tuple.__iter__(value)])

    def _dict(self, value: Any, depth: int) -> Value:
        pairs = list(dict.items(value))
        keys = [self._reduce(key, depth + 1) for key, _value in pairs]
        return Table(keys, [self._reduce(item, depth + 1) for _key, item in pairs])

    def _array(self, value: Any, depth: int) -> Value:
        array = np.ndarray.view(value, np.ndarray)
        if array.dtype.name not in DTYPES:
            return Stranger(f"numpy array of dtype {array.dtype.name}"[:100])
        if array.ndim == 0:
            return self._reduce(array.item(), depth)
        if array.ndim > MOST_DEPTH:
            raise Unsendable(f"an array of more than {MOST_DEPTH} dimensions")
        self._bytes_left -= array.nbytes
        if self._bytes_left < 0:
            raise Unsendable(f"an array of {array.nbytes:,} bytes, more than an answer may hold")
        little = np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<"), copy=False))
        self.blobs.append(little.tobytes())
        return Numbers(array.dtype.name, list(array.shape), len(self.blobs) - 1)

    def _scalar(self, value: Any, depth: int) -> Value:
        return self._reduce(np.generic.item(value), depth) if value.dtype.name in DTYPES else Stranger(type_name(value))


_BY_BASE: tuple[tuple[type, Any], ...] = (
    (np.generic, Reducer._scalar),  # before float and str: np.float64 and np.str_ are subclasses of both
    (int, Reducer._int),
    (float, Reducer._float),
    (str, Reducer._text),
    (list, Reducer._list),
    (tuple, Reducer._tuple),
    (dict, Reducer._dict),
    (np.ndarray, Reducer._array),
)


def restore(value: Value, blobs: list[memoryview]) -> Data:
    """Plain data of a decoded tree. Raises ValueError where the tree lies about an array, a number or a key."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, Big):
        if len(value.hex) > 4_097:
            raise ValueError("a number with too many digits")
        return int(value.hex, 16)
    if isinstance(value, Number):
        return {"inf": math.inf, "-inf": -math.inf, "nan": math.nan}[value.name]
    if isinstance(value, Items):
        return [restore(item, blobs) for item in value.items]
    if isinstance(value, Row):
        return tuple(restore(item, blobs) for item in value.items)
    if isinstance(value, Table):
        return _restore_dict(value, blobs)
    if isinstance(value, Numbers):
        return _restore_array(value, blobs)
    return Foreign(value.type_name[:200], value.why[:200])


def _restore_dict(table: Table, blobs: list[memoryview]) -> dict[Any, Any] | Foreign:
    if len(table.keys) != len(table.values):
        raise ValueError("a dict with more keys than values, or fewer")
    keys = [restore(key, blobs) for key in table.keys]
    if not all(_is_key(key) for key in keys):
        return Foreign("dict", "a dict with keys that are neither numbers, texts nor tuples of these")
    restored = dict(zip(keys, (restore(item, blobs) for item in table.values), strict=True))
    return restored if len(restored) == len(keys) else Foreign("dict", "a dict with equal keys")


def _is_key(key: Data) -> bool:
    return key is None or isinstance(key, (bool, int, float, str)) or (isinstance(key, tuple) and all(_is_key(part) for part in key))


def _restore_array(numbers: Numbers, blobs: list[memoryview]) -> np.ndarray:
    if numbers.dtype not in DTYPES or len(numbers.shape) > MOST_DEPTH or not all(size >= 0 for size in numbers.shape):
        raise ValueError("an array of an unknown kind")
    if not 0 <= numbers.blob < len(blobs):
        raise ValueError("an array without its bytes")
    blob = blobs[numbers.blob]
    dtype = np.dtype(numbers.dtype).newbyteorder("<")
    if math.prod(numbers.shape) * dtype.itemsize != len(blob):
        raise ValueError("an array whose bytes do not fit its shape")
    if dtype.kind == "b" and np.frombuffer(blob, np.uint8).max(initial=0) > 1:
        raise ValueError("a bool that is neither True nor False")
    return np.frombuffer(blob, dtype).reshape(numbers.shape)


def mro(kind: type) -> tuple[type, ...]:
    """The classes that `kind` really inherits from, whatever its metaclass says."""
    found: tuple[type, ...] = type.__dict__["__mro__"].__get__(kind)
    return found


def type_name(value: object) -> str:
    """The name of the value's real class, at most 100 characters, without running code of it."""
    name = type.__dict__["__name__"].__get__(type(value))
    return str.encode(name, "utf-8", "replace").decode("utf-8")[:100]


def _as_array(value: Any, bases: tuple[type, ...]) -> np.ndarray | None:
    """The array that an eager tensor or a variable of TensorFlow or Keras holds; None for anything else."""
    for module, name in _TENSORS:
        found = getattr(sys.modules.get(module), name, None)
        if found is not None and found in bases:
            array = found.numpy(value)
            return np.asarray(array) if np.ndarray in mro(type(array)) or np.generic in mro(type(array)) else None
    return None


_TENSORS = (
    ("tensorflow.python.framework.ops", "EagerTensor"),
    ("tensorflow.python.ops.resource_variable_ops", "BaseResourceVariable"),
    ("keras.src.backend.common.variables", "Variable"),
)
