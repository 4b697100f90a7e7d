"""The referee: a confined worker without student code that rebuilds models from data and answers for them.

A suite never believes what a worker says about its own model. It asks here: what shape comes out, how many parameters there are, what the
model predicts on inputs that the worker has never seen. What cannot be rebuilt fails the check, with a reason for the student.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

import numpy as np

from grader.architecture import NotAllowed, admitted
from grader.errors import AuthorError, WireError
from grader.isolation.border import Worker
from grader.isolation.limits import Limits
from grader.isolation.modeldata import ModelData, ModelPlan
from grader.isolation.said import retold
from grader.isolation.values import ModelTree, Reducer, Value, WeightTree
from grader.language import _
from grader.suite import fail
from grader.text import one_line, unframed


@dataclass(frozen=True, eq=False)
class Prediction:
    """What a model gives for one input, in inference; or why it gives nothing."""

    problem: str  # what Keras said; empty when all is well
    output: np.ndarray | None
    mask: np.ndarray | None  # the mask that the output carries on to later layers; None: it carries none


@dataclass(frozen=True, eq=False)
class Rebuilt:
    """A model that stands in the referee."""

    parameters: int
    trainable_parameters: int
    output_shape: tuple[int | None, ...]  # as the model says it, None where any size is taken
    model: ModelData  # as handed in; of a plan: as it was built, with its first weights
    _ask: Callable[[Sequence[np.ndarray]], list[Prediction]]

    def ask(self, *inputs: np.ndarray) -> list[Prediction]:
        """`model(rows, training=False)` for each input. One that the model does not take has a problem; nothing fails."""
        return self._ask(inputs)

    def predict(self, rows: np.ndarray) -> np.ndarray:
        """`model(rows, training=False)`. Fails the check when the model does not take these rows."""
        prediction = self._ask([rows])[0]
        if prediction.output is None:
            text = _("Your model does not take an input of shape {shape}: {problem}")
            fail(text.format(shape=rows.shape, problem=one_line(unframed(retold(prediction.problem)), 300)))
        return prediction.output


class Referee:
    """Starts its worker with the first question, and a fresh one after one that died; a context manager."""

    def __init__(self, start: Callable[[], Worker], limits: Limits) -> None:
        """`start` makes a worker of no files."""
        self._start = start
        self._limits = limits
        self._worker: Worker | None = None

    def rebuild(self, model: ModelData) -> Rebuilt:
        """The student's model, made again of Keras's own layers. Fails the check, in words, when it cannot be."""
        try:
            config = admitted(model)
        except NotAllowed as error:
            fail(_sentence(str(error)))
        reducer = Reducer(self._limits.array_bytes)
        weights = [WeightTree(weight.path, weight.trainable, reducer.numbers(weight.value)) for weight in model.weights]
        tree = ModelTree(model.class_name, "", "", json.dumps(config), model.built, weights, "", "", None, None)
        return self._make(tree, reducer.blobs, model)

    def build(self, plan: ModelPlan) -> Rebuilt:
        """A suite's own model, as a worker builds it: for its first weights and its answers. Raises AuthorError when Keras refuses it."""
        reducer = Reducer(self._limits.array_bytes)
        return self._make(reducer.reduce(plan), reducer.blobs, plan)

    def _make(self, tree: Value, blobs: Sequence[bytes], given: ModelData | ModelPlan) -> Rebuilt:
        worker = self._alive()
        try:
            answer, described = worker.rebuild(tree, blobs, self._deadline())
        except WireError:
            self._give_up()
        if answer.problem and isinstance(given, ModelPlan):
            raise AuthorError(f"described_model: Keras does not build {given}: {answer.problem}")
        if answer.problem:
            text = _("Your model cannot be built again from its layers and weights: {problem}")
            fail(text.format(problem=one_line(answer.problem, 300)))
        model = given if isinstance(given, ModelData) else described
        return Rebuilt(
            answer.parameters,
            answer.trainable_parameters,
            tuple(answer.output_shape),
            model,
            lambda inputs: self._predict(worker, answer.number, inputs),
        )

    def _predict(self, worker: Worker, number: int, inputs: Sequence[np.ndarray]) -> list[Prediction]:
        try:
            return [Prediction(*one) for one in worker.predict(number, inputs, self._deadline())]
        except WireError:
            self._give_up()

    def _give_up(self) -> NoReturn:
        """The worker is late or dead: by this model, where another worker starts; where none does, that is raised, as our own trouble."""
        self.close()
        self._alive()
        fail(_("Your model takes too long or too much memory when it is asked for its output; is one of its sizes far too big?"))

    def _alive(self) -> Worker:
        if self._worker is None:
            self._worker = self._start()
        return self._worker

    def _deadline(self) -> float:
        return time.monotonic() + self._limits.call_seconds

    def close(self) -> None:
        """End the worker, if there is one."""
        if self._worker is not None:
            self._worker.end()
            self._worker = None

    def __enter__(self) -> Referee:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}."
