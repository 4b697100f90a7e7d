"""Values as they cross the border: data, never code.

`reduce` (in the worker) turns what a student's function returned into a tree of these few types, with the base classes' own methods, so
that no subclass runs its own code on the way. `restore` (in the judge) turns a tree that has passed msgspec's strict decoder into plain
Python and NumPy again, after checking every size once more. What cannot cross becomes `Foreign`, which equals nothing. A Keras model or
a training history becomes `ModelData` or `HistoryData`: the worker gives its Reducer the describer that knows Keras (`models.describe`).
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np

from grader.isolation import said
from grader.isolation.modeldata import Config, HistoryData, LayerPlan, ModelData, ModelPlan, WeightData
from grader.text import one_line

MOST_ITEMS = 200_000  # nodes of one tree
MOST_COLLISIONS = 1000  # keys of one dict with the same hash as another: 100,000 chosen ints keep a dict busy for minutes
MOST_DEPTH = 32
MOST_TEXT = 200_000  # characters of one str
MOST_JSON = 1_000_000  # bytes of one architecture
MOST_BITS = 14_000  # of one int: Python refuses to write out one of more than 4,300 digits
MOST_ARRAYS = 10_000  # of one frame
DTYPES = frozenset(
    ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32", "float64"]
)  # all fixed-size, native, without objects

Data = Any  # None | bool | int | float | str | list | tuple | dict | np.ndarray | ModelData | HistoryData | Foreign, nested


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
    """An int beyond 64 bits, in hexadecimal, of at most `MOST_BITS`."""

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


class WeightTree(msgspec.Struct, forbid_unknown_fields=True):
    path: str
    trainable: bool
    value: Numbers


class ModelTree(msgspec.Struct, tag="model", forbid_unknown_fields=True):
    """A Keras model; the fields are those of `ModelData`, with `config` and `compiled` as JSON text."""

    class_name: str
    problem: str
    detail: str
    config: str
    built: bool
    weights: list[WeightTree]
    compiled: str
    optimizer: str
    learning_rate: float | None
    iterations: int | None


class HistoryTree(msgspec.Struct, tag="history", forbid_unknown_fields=True):
    params: Value
    epoch: Value
    history: Value


class LayerTree(msgspec.Struct, tag="layer", forbid_unknown_fields=True):
    """One layer of a plan."""

    name: str
    args: Value


class PlanTree(msgspec.Struct, tag="plan", forbid_unknown_fields=True):
    """A model that the other side is to build; judge → worker only."""

    layers: list[LayerTree]
    seed: int
    compiled: Value
    weights: list[Numbers | None] | None


Value = (
    None
    | bool
    | int
    | float
    | str
    | Big
    | Number
    | Items
    | Row
    | Table
    | Numbers
    | ModelTree
    | HistoryTree
    | PlanTree
    | LayerTree
    | Stranger
)


class Reducer:
    """Reduces values into trees that share one list of blobs."""

    def __init__(self, most_bytes: int, describe: Callable[[Any, Reducer], Value] | None = None) -> None:
        self.blobs: list[bytes] = []
        self._items = 0
        self._bytes_left = most_bytes
        self._describe = describe  # what to try for a value of no plain kind; None from it: nothing known about that value

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
            raise Unsendable(said.TOO_MANY_ENTRIES.format(n=f"{MOST_ITEMS:,}"))
        if depth > MOST_DEPTH:
            raise Unsendable(said.TOO_DEEP.format(n=MOST_DEPTH))
        kind = type(value)
        if value is None or kind is bool or (kind is int and -(1 << 63) <= value < (1 << 63)):
            return value  # type: ignore[no-any-return]
        method = _method_for(kind)
        if method is not None:
            reduced: Value = method(self, value, depth)
            return reduced
        array = as_array(value)
        if array is not None:
            return self._array(array, depth)
        described = self._describe(value, self) if self._describe is not None else None
        return described if described is not None else Stranger(type_name(value))

    def _int(self, value: Any, depth: int) -> Value:
        number = int.__int__(value)
        if -(1 << 63) <= number < (1 << 63):
            return number
        if number.bit_length() > MOST_BITS:
            raise Unsendable(said.TOO_MANY_DIGITS)
        return Big(format(number, "x"))

    def _float(self, value: Any, depth: int) -> Value:
        number = float.__float__(value)
        return number if math.isfinite(number) else Number(float.__repr__(number))

    def _text(self, value: Any, depth: int) -> Value:
        if str.__len__(value) > MOST_TEXT:
            raise Unsendable(said.TOO_LONG.format(n=f"{MOST_TEXT:,}"))
        try:
            return str.encode(value, "utf-8").decode("utf-8")
        except UnicodeEncodeError:
            return Stranger("str", said.NOT_UNICODE)

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
        return self.numbers(array)

    def numbers(self, array: np.ndarray) -> Numbers:
        """An array of one of DTYPES, a 0-d one included. Raises Unsendable when there is no room for it."""
        if array.ndim > MOST_DEPTH:
            raise Unsendable(said.TOO_MANY_DIMENSIONS.format(n=MOST_DEPTH))
        if len(self.blobs) >= MOST_ARRAYS:
            raise Unsendable(said.TOO_MANY_ARRAYS.format(n=f"{MOST_ARRAYS:,}"))
        self._bytes_left -= array.nbytes
        if self._bytes_left < 0:
            raise Unsendable(said.TOO_BIG.format(n=f"{array.nbytes:,}"))
        little = np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<"), copy=False))
        self.blobs.append(little.tobytes())
        return Numbers(array.dtype.name, list(array.shape), len(self.blobs) - 1)

    def _plan(self, plan: ModelPlan, depth: int) -> Value:
        layers = [self._layer(layer, depth + 1) for layer in plan.layers]
        weights = None if plan.weights is None else [None if weight is None else self.numbers(weight) for weight in plan.weights]
        return PlanTree(layers, plan.seed, self._reduce(plan.compiled, depth + 1), weights)

    def _layer(self, layer: LayerPlan, depth: int) -> LayerTree:
        return LayerTree(layer.name, self._reduce(layer.args, depth))

    def _scalar(self, value: Any, depth: int) -> Value:
        return self._reduce(np.generic.item(value), depth) if value.dtype.name in DTYPES else Stranger(type_name(value))


_BY_BASE: tuple[tuple[type, Any], ...] = (
    (np.str_, Reducer._text),
    (np.generic, Reducer._scalar),  # before float and str: np.float64 and np.str_ are subclasses of both
    (int, Reducer._int),
    (float, Reducer._float),
    (str, Reducer._text),
    (list, Reducer._list),
    (tuple, Reducer._tuple),
    (dict, Reducer._dict),
    (np.ndarray, Reducer._array),
    (ModelPlan, Reducer._plan),
    (LayerPlan, Reducer._layer),
)


def _method_for(kind: type) -> Any:
    """By identity first, which is nearly always enough; a dict would ask a metaclass for the hash."""
    for base, method in _BY_BASE:
        if kind is base:
            return method
    return next((method for base, method in _BY_BASE if inherits(kind, base)), None)


def restore(value: Value, blobs: list[memoryview]) -> Data:
    """Plain data of a decoded tree. Raises ValueError where it is bigger than any of ours, or lies about an array, a number or a key."""
    _check_bounds(value)
    return _restore(value, blobs)


def _check_bounds(value: Value) -> None:
    """Refuse what no Reducer sends: too many entries, nested too deep, one array in many places (which copies would make huge)."""
    level: list[Any] = [value]
    items = 0
    used: set[int] = set()
    for _depth in range(2 * MOST_DEPTH + 3):  # twice: a history or a plan counts its own entries from 0 again
        items += len(level)
        if items > MOST_ITEMS + MOST_ARRAYS:
            raise ValueError("a value with too many entries")
        for numbers in (part for part in level if isinstance(part, Numbers)):
            if numbers.blob in used:
                raise ValueError("two arrays of the same bytes")
            used.add(numbers.blob)
        level = [part for parent in level for part in _parts(parent)]
        if not level:
            return
    raise ValueError("a value nested too deep")


def _parts(value: Any) -> list[Any]:
    if isinstance(value, (Items, Row)):
        return value.items
    if isinstance(value, Table):
        return value.keys + value.values
    if isinstance(value, ModelTree):
        return [weight.value for weight in value.weights]
    if isinstance(value, HistoryTree):
        return [value.params, value.epoch, value.history]
    if isinstance(value, PlanTree):
        return [*value.layers, value.compiled, *(weight for weight in value.weights or ())]
    if isinstance(value, LayerTree):
        return [value.args]
    return []


def _restore(value: Value, blobs: list[memoryview]) -> Data:
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, Big):
        if len(value.hex) > MOST_BITS // 4 + 1:
            raise ValueError("a number with too many digits")
        return int(value.hex, 16)
    if isinstance(value, Number):
        return {"inf": math.inf, "-inf": -math.inf, "nan": math.nan}[value.name]
    if isinstance(value, Items):
        return [_restore(item, blobs) for item in value.items]
    if isinstance(value, Row):
        return tuple(_restore(item, blobs) for item in value.items)
    if isinstance(value, Table):
        return _restore_dict(value, blobs)
    if isinstance(value, Numbers):
        return _restore_array(value, blobs)
    if isinstance(value, ModelTree):
        return _restore_model(value, blobs)
    if isinstance(value, HistoryTree):
        return _restore_history(value, blobs)
    if isinstance(value, PlanTree):
        return _restore_plan(value, blobs)
    if isinstance(value, LayerTree):
        return _restore_layer(value, blobs)
    return Foreign(one_line(value.type_name, 100), one_line(value.why))


def _restore_dict(table: Table, blobs: list[memoryview]) -> dict[Any, Any] | Foreign:
    if len(table.keys) != len(table.values):
        raise ValueError("a dict with more keys than values, or fewer")
    keys = [_restore(key, blobs) for key in table.keys]
    if not all(_is_key(key) for key in keys):
        return Foreign("dict", "a dict with keys that are neither numbers, texts nor tuples of these")
    if len({hash(key) for key in keys}) < len(keys) - MOST_COLLISIONS:
        raise ValueError("a dict whose keys are made to collide")
    restored = dict(zip(keys, (_restore(item, blobs) for item in table.values), strict=True))
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


def _restore_model(tree: ModelTree, blobs: list[memoryview]) -> ModelData:
    weights = tuple(WeightData(weight.path[:200], weight.trainable, _restore_array(weight.value, blobs)) for weight in tree.weights)
    return ModelData(
        tree.class_name[:100],
        tree.problem[:20],
        tree.detail[:500],
        _restore_json(tree.config),
        tree.built,
        weights,
        _restore_json(tree.compiled),
        tree.optimizer[:100],
        tree.learning_rate,
        tree.iterations,
    )


def _restore_json(text: str) -> Config:
    if len(text) > MOST_JSON:
        raise ValueError("an architecture that is too long")
    try:
        config: Config = msgspec.json.decode(text or "{}", type=dict)
    except msgspec.MsgspecError as error:
        raise ValueError(f"an architecture that is not JSON: {error}") from None
    return config


def _restore_history(tree: HistoryTree, blobs: list[memoryview]) -> HistoryData | Foreign:
    params, epoch, history = (_restore(value, blobs) for value in (tree.params, tree.epoch, tree.history))
    if not (isinstance(epoch, list) and isinstance(history, dict) and all(isinstance(key, str) for key in history)):
        return Foreign("History", "a History whose epochs or numbers are not as Keras keeps them")
    return HistoryData(params if isinstance(params, dict) else {}, epoch, history)


def _restore_plan(tree: PlanTree, blobs: list[memoryview]) -> ModelPlan:
    layers = tuple(_restore_layer(layer, blobs) for layer in tree.layers)
    weights = None if tree.weights is None else tuple(None if weight is None else _restore_array(weight, blobs) for weight in tree.weights)
    return ModelPlan(layers, tree.seed, _restore(tree.compiled, blobs), weights)


def _restore_layer(tree: LayerTree, blobs: list[memoryview]) -> LayerPlan:
    return LayerPlan(tree.name, _restore(tree.args, blobs))


def mro(kind: type) -> tuple[type, ...]:
    """The classes that `kind` really inherits from, whatever its metaclass says."""
    found: tuple[type, ...] = type.__dict__["__mro__"].__get__(kind)
    return found


def inherits(kind: type, base: type) -> bool:
    """Whether `kind` really is `base` or a class below it. `issubclass` and `in` would ask a metaclass, which may say yes to everything."""
    return type.__subclasscheck__(base, kind)


def type_name(value: object) -> str:
    """The name of the value's real class, at most 100 characters, without running code of it."""
    name = type.__dict__["__name__"].__get__(type(value))
    return str.encode(name, "utf-8", "replace").decode("utf-8")[:100]


def as_array(value: Any) -> np.ndarray | None:
    """The array that an eager tensor or a variable of TensorFlow or Keras holds; None for anything else."""
    for module, name in _TENSORS:
        found = getattr(sys.modules.get(module), name, None)
        if found is not None and inherits(type(value), found):
            array = found.numpy(value)
            return np.asarray(array) if inherits(type(array), np.ndarray) or inherits(type(array), np.generic) else None
    return None


_TENSORS = (
    ("tensorflow.python.framework.ops", "EagerTensor"),
    ("tensorflow.python.ops.resource_variable_ops", "BaseResourceVariable"),
    ("keras.src.backend.common.variables", "Variable"),
)
