"""Inside the referee, a worker without student code: rebuild a model from data, and answer for it.

What it is given has passed the judge's allowlist (`grader.architecture`). It is confined all the same, for the case that Keras can be
misled by a list of layers and sizes.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.isolation import models, said, wire
from grader.isolation.modeldata import ModelData
from grader.isolation.values import Reducer, as_array, restore, type_name

BATCH = 256  # rows per call
MANY = 4 * BATCH  # rows from which on making a graph is worth its second
MOST_TEXT = 4000  # Keras quotes the whole input before it says what is wrong with it


class Bench:
    """The models that the judge has asked about, by their number."""

    def __init__(self) -> None:
        self._models: dict[int, Any] = {}

    def rebuild(self, request: wire.Rebuild, blobs: list[memoryview], reducer: Reducer) -> wire.Rebuilt:
        """Make the model and say what it is; a plan's model is described in full, since its first weights are made here."""
        answer = wire.Rebuilt(number=request.number, problem="", parameters=0, trainable_parameters=0, output_shape=[], model=None)
        given = restore(request.model, blobs)
        try:
            model = _from_data(given) if isinstance(given, ModelData) else models.build(given)
            answer.parameters = int(model.count_params())
            answer.trainable_parameters = sum(int(np.prod(weight.shape)) for weight in model.trainable_weights)
            answer.output_shape = list(model.output_shape)
            answer.model = None if isinstance(given, ModelData) else models.describe(model, reducer)
            self._models[request.number] = model
        except Exception as error:  # Keras meets a tree that nobody's code has made: anything may come
            answer.problem = _text(error)
        return answer

    def predict(self, request: wire.Predict, blobs: list[memoryview], reducer: Reducer) -> wire.Predicted:
        """What the model gives for each input, in inference. An input that it does not take has a problem instead."""
        model = self._models[request.number]
        return wire.Predicted(
            number=request.number, predictions=[_predict(model, restore(value, blobs), reducer) for value in request.inputs]
        )


def _from_data(given: ModelData) -> Any:
    """From the checked config and the weights."""
    module = "sequential" if given.class_name == "Sequential" else "functional"
    model = getattr(sys.modules[f"keras.src.models.{module}"], given.class_name).from_config(given.config)
    model.set_weights([weight.value for weight in given.weights])
    return model


def _predict(model: Any, rows: np.ndarray, reducer: Reducer) -> wire.Prediction:
    try:
        call = _caller(model, rows)
        pieces = [call(rows[start : start + BATCH]) for start in range(0, max(1, len(rows)), BATCH)]
        outputs = [_array(piece) for piece in pieces]
        masks = [getattr(piece, "_keras_mask", None) for piece in pieces]
        mask = None if masks[0] is None else np.concatenate([_array(piece) for piece in masks])
        return wire.Prediction("", reducer.numbers(np.concatenate(outputs)), None if mask is None else reducer.numbers(mask))
    except Exception as error:  # as above
        return wire.Prediction(_text(error), None, None)


def _caller(model: Any, rows: np.ndarray) -> Callable[[np.ndarray], Any]:
    """The model in inference. For many rows as a graph, in which an LSTM needs a sixth of the time; it would lose the output's mask."""
    eager = functools.partial(model, training=False)
    tensorflow = sys.modules.get("tensorflow")
    if len(rows) < MANY or tensorflow is None or getattr(eager(rows[:1]), "_keras_mask", None) is not None:
        return eager
    graph: Callable[[np.ndarray], Any] = tensorflow.function(
        eager, input_signature=[tensorflow.TensorSpec((None, *rows.shape[1:]), rows.dtype)]
    )
    return graph


def _array(tensor: Any) -> np.ndarray:
    array = as_array(tensor)
    if array is None:
        raise TypeError(said.NOT_AN_ARRAY.format(kind=type_name(tensor)))
    return array


def _text(error: Exception) -> str:
    return f"{type_name(error)}: {without_colours(str(error))}"[:MOST_TEXT]


def without_colours(text: str) -> str:
    """Keras writes messages and progress for a terminal."""
    return re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", text)
