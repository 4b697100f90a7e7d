"""Models that a suite hands to student code, described by layer names and arguments; each is built in the worker that receives it.

    model = described_model([("Embedding", {"input_dim": 10, "output_dim": 3}), ("scale", {"by": 2.0})], seed=7)
    student.lookup.output_rows_match_weights(model, data)

Besides Keras's own layers there are three test layers, for models that do to the rows of an Embedding what they should not. They are one
class with a neutral setting each, so that a suite can hand in honest models of the same layers:

    ("scale", {"by": 2.0})            every row times 2; by 1.0 changes nothing
    ("add", {"by": 0.1, "word": 7})   adds 0.1 to the rows of word 7 (0: the padding row), with "place": -1 only at the last place of a
                                      text; with "column": 0 only to the first number of a row (-1: the last); without all three, to every
                                      number; by 0.0 changes nothing, by nan gives not-a-number
    ("roll", {"by": 1, "axis": 1})    moves the rows one place on, the last to the front (axis 0: between the texts); by 0 changes nothing

The first layer, or the one after an Input, must be the Embedding where these are used.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.architecture import LAYERS
from grader.errors import AuthorError
from grader.isolation.modeldata import TEST_LAYERS, LayerPlan, ModelPlan

_SETTINGS = {"optimizer", "learning_rate", "loss", "metrics"}


def described_model(
    layers: Sequence[tuple[str, dict[str, Any]]],
    *,
    seed: int,
    compile: dict[str, Any] | None = None,
    weights: Sequence[np.ndarray | None] | None = None,
) -> ModelPlan:
    """A Sequential model to hand to student code. Raises AuthorError for a layer or a setting that there is not.

    `layers` are names of `keras.layers` (or a test layer) with their arguments; an argument that is a layer itself (of Bidirectional) is
    such a pair, too. `compile` has "optimizer" (a class of `keras.optimizers`), "loss", and, if wanted, "learning_rate" and "metrics".
    `weights` are in the order of `model.weights`, None where the initializer decides.
    """
    if compile is not None and not {"optimizer", "loss"} <= compile.keys() <= _SETTINGS:
        raise AuthorError(f"described_model: compile takes optimizer, loss, learning_rate and metrics, not {sorted(compile)}")
    kept = None if weights is None else tuple(None if weight is None else np.array(weight) for weight in weights)
    return ModelPlan(tuple(_layer(name, args) for name, args in layers), seed, compile, kept)


def _layer(name: str, args: dict[str, Any]) -> LayerPlan:
    if name not in LAYERS | {"Input", *TEST_LAYERS}:
        raise AuthorError(f"described_model: there is no layer {name}; use a layer of keras.layers, Input, {', '.join(TEST_LAYERS)}")
    return LayerPlan(name, {key: _layer(*value) if _is_layer(value) else value for key, value in args.items()})


def _is_layer(value: Any) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str) and isinstance(value[1], dict)
