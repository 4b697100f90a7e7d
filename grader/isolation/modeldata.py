"""Keras models and training histories as plain data, on the judge's side of the border: no Keras, no code, nothing to run.

`ModelData` and `HistoryData` are what came from a worker. A `ModelPlan` goes the other way: a model that a suite describes and that is
built where it is needed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

TEST_LAYERS = ("scale", "add", "roll")  # what a plan may name besides Keras's own layers; `grader.models` says what they do

Config = dict[str, Any]  # JSON: None, bool, int, float, str, lists and dicts of these


@dataclass(frozen=True, eq=False)
class WeightData:
    """One weight of a model."""

    path: str  # "embedding/embeddings"
    trainable: bool
    value: np.ndarray

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, eq=False)
class ModelData:
    """A Keras model that a worker described. Held against the allowlist (`grader.architecture`) before anything is made of it."""

    class_name: str  # "Sequential", "Functional"; of a class of the student's own: its name
    problem: str = ""  # why there is no architecture: one of PROBLEMS
    detail: str = ""  # what Keras or Python said about it
    config: Config = field(default_factory=dict)  # `get_config` of the base class; arrays in it are left out
    built: bool = False
    weights: tuple[WeightData, ...] = ()  # in the order of `model.weights`
    compiled: Config = field(default_factory=dict)  # `get_compile_config`; empty: not compiled
    optimizer: str = ""  # the optimizer's class
    learning_rate: float | None = None  # as it is now, a schedule's at the present step
    iterations: int | None = None  # batches that the optimizer has seen

    @property
    def parameters(self) -> int:
        """How many numbers its weights hold, as `model.count_params()` says it."""
        return sum(weight.value.size for weight in self.weights)

    def __repr__(self) -> str:
        return f"<a Keras model ({self.class_name}, {self.parameters:,} parameters)>"


PROBLEMS = ("custom", "config", "json", "big", "weights")


@dataclass(frozen=True, eq=False)
class HistoryData:
    """A `keras.callbacks.History`. Its numbers are the worker's word, which no point depends on alone."""

    params: dict[str, Any]  # {"verbose": …, "epochs": 3, "steps": 32}
    epoch: list[Any]  # [0, 1, 2]
    history: dict[str, Any]  # {"loss": [0.7, 0.5, 0.2], …}

    def __repr__(self) -> str:
        return f"<a training history of {len(self.epoch)} epochs>"


@dataclass(frozen=True, eq=False)
class LayerPlan:
    """One layer of a plan: a class of `keras.layers`, or a test layer (`grader.models`), and its arguments."""

    name: str
    args: dict[str, Any]

    def __repr__(self) -> str:
        return f"{self.name}({', '.join(f'{key}={value}' for key, value in self.args.items())})"


@dataclass(frozen=True, eq=False)
class ModelPlan:
    """A Sequential model that a suite describes (`grader.models.described_model`); handed to student code, it is built in the worker."""

    layers: tuple[LayerPlan, ...]
    seed: int
    compiled: dict[str, Any] | None = None  # {"optimizer": "Adam", "learning_rate": 0.01, "loss": …, "metrics": […]}
    weights: tuple[np.ndarray | None, ...] | None = None  # in the order of `model.weights`; None: as its initializer makes it

    def __repr__(self) -> str:
        return f"<a Keras model: {', '.join(repr(layer) for layer in self.layers)}>"
