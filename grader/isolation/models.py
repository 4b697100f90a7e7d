"""Keras models inside a worker: described as data when they leave, built from a plan when they come.

Nothing here imports Keras: the zygote did, or the course does without. What Keras says is asked of the base classes, never of a subclass.
"""

from __future__ import annotations

import contextlib
import functools
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.isolation.modeldata import TEST_LAYERS, LayerPlan, ModelPlan
from grader.isolation.seeds import Seeds
from grader.isolation.values import (
    DTYPES,
    MOST_JSON,
    HistoryTree,
    ModelTree,
    Reducer,
    Value,
    WeightTree,
    as_array,
    inherits,
    type_name,
)

_MODEL, _SEQUENTIAL = ("keras.src.models.model", "Model"), ("keras.src.models.sequential", "Sequential")
_FUNCTIONAL, _HISTORY = ("keras.src.models.functional", "Functional"), ("keras.src.callbacks.history", "History")


def describe(value: Any, reducer: Reducer) -> Value:
    """A model or a training history as a tree; None for everything else. What `Reducer` calls for values of no plain kind."""
    if inherits(type(value), _class(_MODEL)):
        return _describe_model(value, reducer)
    if inherits(type(value), _class(_HISTORY)):
        return _describe_history(value, reducer)
    return None


def build(plan: ModelPlan) -> Any:
    """The Keras model that a suite describes: built, with its weights, compiled when the plan says so. Sets all seeds."""
    keras = sys.modules["keras"]
    Seeds(keras=True).set(plan.seed)
    model = keras.Sequential()
    all_given = plan.weights is not None and all(given is not None for given in plan.weights)
    with contextlib.ExitStack() as stack:
        for layer in plan.layers:
            made = _layer(layer, model)
            if all_given:
                stack.enter_context(_undrawn(made))
            model.add(made)
        if not model.built:
            model.build((None, None))
    if plan.weights is not None:
        pairs = zip(plan.weights, model.get_weights(), strict=True)
        model.set_weights([made if given is None else given for given, made in pairs])
    if plan.compiled is not None:
        _compile(model, plan.compiled)
    return model


def _class(place: tuple[str, str]) -> Any:
    """A class of Keras, or one that no value has, where Keras is not there."""
    return getattr(sys.modules.get(place[0]), place[1], _Nothing)


class _Nothing:
    pass


def _describe_model(model: Any, reducer: Reducer) -> ModelTree:
    kind = type(model)
    tree = ModelTree(type_name(model), "", "", "", False, [], "", "", None, None)
    if kind is not _class(_SEQUENTIAL) and kind is not _class(_FUNCTIONAL):
        tree.problem = "custom"
        return tree
    tree.built = bool(model.built)
    _describe_weights(model, tree, reducer)
    _describe_compiled(model, tree)
    _describe_config(model, tree)
    return tree


def _describe_config(model: Any, tree: ModelTree) -> None:
    try:
        config = _without_arrays(type(model).get_config(model))
    except Exception as error:  # layers of the student's own: anything may come
        tree.problem, tree.detail = "config", f"{type_name(error)}: {error}"[:500]
        return
    try:
        tree.config = json.dumps(config, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        tree.problem, tree.detail = "json", str(error)[:500]
    if len(tree.config) > MOST_JSON:
        tree.problem, tree.config = "big", ""


def _without_arrays(config: Any, depth: int = 0) -> Any:
    """The config without the numbers in it (an initializer of a whole matrix): the weights themselves cross anyway."""
    if depth > 100:
        raise RecursionError("a config nested too deep")
    if isinstance(config, dict):
        if config.get("class_name") in ("__numpy__", "__tensor__"):
            return {"class_name": config["class_name"], "config": {}}
        return {key: _without_arrays(value, depth + 1) for key, value in config.items()}
    return [_without_arrays(value, depth + 1) for value in config] if isinstance(config, (list, tuple)) else config


def _describe_weights(model: Any, tree: ModelTree, reducer: Reducer) -> None:
    trainable = {id(weight) for weight in model.trainable_weights}
    for weight in model.weights:
        array = as_array(weight)
        if array is None or array.dtype.name not in DTYPES:
            tree.problem, tree.detail = "weights", str(getattr(weight, "dtype", type_name(weight)))[:100]
            return
        tree.weights.append(WeightTree(str(weight.path)[:200], id(weight) in trainable, reducer.numbers(array)))


def _describe_compiled(model: Any, tree: ModelTree) -> None:
    """Loss, optimizer and metrics as text for a table of ours; nobody makes objects of it again."""
    if not model.compiled:
        return
    try:
        tree.compiled = json.dumps(
            _without_arrays(model.get_compile_config()), allow_nan=False, default=lambda value: f"<{type_name(value)}>"
        )
        if len(tree.compiled) > MOST_JSON:
            raise ValueError("settings that are too long")
    except Exception as error:  # a loss of the student's own: anything may come
        tree.compiled = json.dumps({"unreadable": f"{type_name(error)}: {error}"[:500]})
    optimizer = getattr(model, "optimizer", None)
    if optimizer is None:
        return
    tree.optimizer = type_name(optimizer)
    with contextlib.suppress(Exception):  # an optimizer of the student's own
        tree.iterations = int(np.asarray(optimizer.iterations))
        tree.learning_rate = float(np.asarray(optimizer.learning_rate))


def _describe_history(history: Any, reducer: Reducer) -> HistoryTree:
    kept = object.__getattribute__(history, "__dict__")
    params, epoch, numbers = (kept.get(name) for name in ("params", "epoch", "history"))
    return HistoryTree(reducer.reduce(params or {}), reducer.reduce(epoch or []), reducer.reduce(numbers or {}))


def _layer(plan: LayerPlan, model: Any) -> Any:
    layers = sys.modules["keras"].layers
    args = {key: _layer(value, model) if isinstance(value, LayerPlan) else value for key, value in plan.args.items()}
    if plan.name == "Input":
        return layers.Input(**args)
    args.setdefault("dtype", "float32")  # whatever the student's code has made the default
    if plan.name in TEST_LAYERS:
        return _test_layer_class()(plan.name, model.layers[0], **args)
    return getattr(layers, plan.name)(**args)


@contextlib.contextmanager
def _undrawn(layer: Any) -> Iterator[None]:
    """A layer that will be given all its weights is built with zeros: drawing an Embedding takes a third of the time of a small model.

    A recurrent layer's initializers are its cell's; it is drawn as ever.
    """
    kept = {name: value for name, value in vars(layer).items() if name.endswith("_initializer")}
    for name in kept:
        setattr(layer, name, sys.modules["keras"].initializers.Zeros())
    yield
    for name, value in kept.items():
        setattr(layer, name, value)


def _compile(model: Any, compiled: dict[str, Any]) -> None:
    settings = dict(compiled)
    optimizer, rate = settings.pop("optimizer"), settings.pop("learning_rate", None)
    made = getattr(sys.modules["keras"].optimizers, optimizer)(**({} if rate is None else {"learning_rate": rate}))
    model.compile(optimizer=made, **settings)
    with contextlib.suppress(Exception):  # only to save time, by a method that Keras does not promise
        _make_variables(model, str(settings["loss"]))


def _make_variables(model: Any, loss: str) -> None:
    """Make the variables of optimizer and metrics now. In the first step of `fit` they cost a second tracing: 1.3 s for an LSTM."""
    inputs = [2, *(size or 2 for size in model.input_shape[1:])]
    outputs = [2, *(size or 2 for size in model.output_shape[1:])] if loss.lower().startswith("categorical") else [2]
    model._symbolic_build(data_batch=(np.zeros(inputs, np.int32), np.zeros(outputs, np.int32)))


@functools.cache
def _test_layer_class() -> Any:
    """A layer that changes the rows of an Embedding, or with a neutral amount leaves them: one class, so that its name tells nothing."""
    keras = sys.modules["keras"]
    ops = keras.ops

    class Step(keras.layers.Layer):  # type: ignore[misc, name-defined]
        def __init__(self, kind: str, embedding: Any, *, dtype: str, **amounts: Any) -> None:
            super().__init__(dtype=dtype)
            self.supports_masking = True
            self._kind, self._amounts = kind, amounts
            # Not as an attribute, or its weights would count as this layer's, too.
            self._table: Callable[[], Any] = lambda: embedding.embeddings

        def call(self, rows: Any) -> Any:
            if self._kind == "scale":
                return rows * self._amounts["by"]
            if self._kind == "roll":
                return ops.roll(rows, self._amounts["by"], self._amounts["axis"])
            return ops.where(self._chosen(rows), rows + self._amounts["by"], rows)

        def _chosen(self, rows: Any) -> Any:
            """Which numbers, (batch, length, dim) or (batch, length, 1): of one word, at one place, in one column, or all."""
            word, place, column = (self._amounts.get(name) for name in ("word", "place", "column"))
            chosen = ops.ones(ops.shape(rows)[:2], dtype="bool")
            if word is not None:
                chosen = ops.logical_and(chosen, ops.all(ops.equal(rows, self._table()[word]), axis=-1))
            if place is not None:
                length = ops.shape(rows)[1]
                chosen = ops.logical_and(chosen, ops.equal(ops.arange(length), place if place >= 0 else length + place)[None, :])
            return (
                chosen[..., None]
                if column is None
                else ops.logical_and(chosen[..., None], ops.arange(rows.shape[2]) == column % rows.shape[2])
            )

        def compute_output_shape(self, shape: Any) -> Any:
            return shape

        def get_config(self) -> dict[str, Any]:
            config: dict[str, Any] = super().get_config()
            return config | {"kind": self._kind} | self._amounts

    return Step
