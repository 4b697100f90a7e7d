"""Models between judge and worker, with real Keras: described as data when they come, built from a plan when they go."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.errors import AuthorError
from grader.isolation.border import Sources, Worker
from grader.isolation.launch import Zygote
from grader.isolation.limits import Limits
from grader.isolation.modeldata import HistoryData, ModelData
from grader.isolation.values import Foreign
from grader.isolation.wire import Answered
from grader.models import described_model

SUBMISSION = Path(__file__).parent / "submissions" / "models"
LIMITS = replace(Limits(), call_seconds=60.0)
EMBEDDING = ("Embedding", {"input_dim": 10, "output_dim": 3})
WEIGHTS = np.random.default_rng(7).normal(size=(10, 3)).astype("float32")
DATA = np.array([[0, 0, 1, 2, 3, 4], [0, 1, 2, 5, 3, 9]])
CALLS = b"""
import keras
import numpy as np
import tensorflow as tf


def output(model, data):
    return np.asarray(model(data, training=False)), model.predict(data, verbose=0)


def facts(model):
    optimizer = model.optimizer
    return [type(layer).__name__ for layer in model.layers], float(optimizer.learning_rate), int(optimizer.iterations), model.loss


def train(model, x, y, epochs, batch_size):
    return model.fit(x, y, epochs=epochs, batch_size=batch_size, verbose=0)


def double(model):
    model.layers[0].set_weights([2 * model.layers[0].get_weights()[0]])


def nothing(model, number):
    return number


def own_history():
    class Mine(keras.callbacks.History):
        @property
        def history(self):
            raise RuntimeError("code of a subclass")

        @history.setter
        def history(self, value):
            pass

    return Mine()


def save_and_load():
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    data = tf.data.Dataset.from_tensor_slices((np.ones((8, 2)), np.ones(8))).shuffle(8).batch(2).prefetch(tf.data.AUTOTUNE)
    model.fit(data, verbose=0, callbacks=[keras.callbacks.ModelCheckpoint("best.keras", monitor="loss")])
    model.save("saved.keras")
    model.save_weights("saved.weights.h5")
    return bool(np.allclose(keras.models.load_model("saved.keras").get_weights()[0], model.get_weights()[0]))
"""

Ask = Callable[..., tuple[Answered, Any]]


@pytest.fixture(scope="module")
def worker(zygote: Zygote) -> Iterator[Worker]:
    """One worker with the calls above and the models of `submissions/models`."""
    files = {"calls.py": CALLS} | {path.name: path.read_bytes() for path in SUBMISSION.glob("*.py")}
    with Worker(zygote.address, Sources(files), LIMITS) as started:
        for module in ("calls", "kinds", "refused"):
            assert started.load(module, 1, time.monotonic() + 30).crash is None
        yield started


def ask(worker: Worker, function: str, *args: Any, **kwargs: Any) -> Any:
    module, _dot, name = function.rpartition(".")
    answer, value = worker.ask(module or "calls", name, args, kwargs, 1, time.monotonic() + LIMITS.call_seconds)
    assert answer.crash is None, answer.crash
    return value


def test_a_model_arrives_with_its_architecture_weights_and_settings(worker: Worker) -> None:
    model, _data, _output, parameters, _trainable = ask(worker, "kinds.make", "trained_lstm")

    assert isinstance(model, ModelData)
    assert (model.class_name, model.problem, model.built, model.parameters) == ("Sequential", "", True, parameters)
    assert [layer["class_name"] for layer in model.config["layers"]] == ["InputLayer", "Embedding", "LSTM", "LSTM", "Dense"]
    assert [(weight.name, weight.value.shape) for weight in model.weights][:2] == [("embeddings", (10, 3)), ("kernel", (3, 20))]
    assert (model.compiled["loss"], model.optimizer, model.iterations) == ("binary_crossentropy", "Adam", 2)
    assert model.learning_rate == pytest.approx(0.001)


def test_frozen_weights_arrive_as_such(worker: Worker) -> None:
    model = ask(worker, "kinds.make", "frozen")[0]

    assert [weight.trainable for weight in model.weights] == [False, True, True]


def test_an_unbuilt_model_arrives_as_such(worker: Worker) -> None:
    model = ask(worker, "refused.not_built")

    assert (model.built, model.weights, model.problem) == (False, (), "")


def test_the_numbers_of_a_constant_initializer_do_not_cross_twice(worker: Worker) -> None:
    model = ask(worker, "kinds.make", "constant_matrix")[0]

    initializer = model.config["layers"][1]["config"]["embeddings_initializer"]
    assert initializer["config"]["value"] == {"class_name": "__numpy__", "config": {}}


@pytest.mark.parametrize(("function", "problem"), [("own_model", "custom"), ("lying_name", "custom"), ("empty_model", "custom")])
def test_a_class_of_the_students_own_is_not_described(worker: Worker, function: str, problem: str) -> None:
    model = ask(worker, f"refused.{function}")

    assert (model.problem, model.config) == (problem, {})


@pytest.mark.parametrize(("function", "problem"), [("silent_layer", "config"), ("not_json", "json"), ("quantized", "weights")])
def test_a_model_that_cannot_be_written_down_says_why(worker: Worker, function: str, problem: str) -> None:
    model = ask(worker, f"refused.{function}")

    assert model.problem == problem
    assert model.detail


@pytest.mark.parametrize("function", ["layer", "symbolic_tensor"])
def test_what_only_looks_like_a_model_is_foreign(worker: Worker, function: str) -> None:
    assert isinstance(ask(worker, f"refused.{function}"), Foreign)


def test_a_history_subclass_runs_no_code_on_its_way(worker: Worker) -> None:
    history = ask(worker, "own_history")

    assert isinstance(history, HistoryData)
    assert history.history == {}


@pytest.mark.parametrize(
    ("layers", "is_honest"),
    [
        ([], True),
        ([("scale", {"by": 1.0})], True),
        ([("scale", {"by": 1.001})], False),
        ([("add", {"by": 0.0, "word": 9})], True),
        ([("add", {"by": 0.01, "word": 9})], False),
        ([("add", {"by": 0.01, "word": 8})], True),  # a word that does not occur
        ([("add", {"by": 0.01, "word": 0})], False),
        ([("add", {"by": 0.01, "place": -1})], False),
        ([("add", {"by": 0.0, "column": 0})], True),
        ([("add", {"by": 0.01, "column": 0})], False),
        ([("add", {"by": float("nan"), "word": 9})], False),
        ([("roll", {"by": 0, "axis": 1})], True),
        ([("roll", {"by": 1, "axis": 1})], False),
        ([("roll", {"by": 1, "axis": 0})], False),
        ([("Dropout", {"rate": 0.5})], True),
    ],
)
def test_test_layers_change_the_rows_and_leave_them_when_neutral(worker: Worker, layers: list[Any], is_honest: bool) -> None:
    plan = described_model([EMBEDDING, *layers], seed=3, weights=[WEIGHTS])

    called, predicted = ask(worker, "output", plan, DATA)

    assert [np.allclose(output, WEIGHTS[DATA]) for output in (called, predicted)] == [is_honest, is_honest]


@pytest.mark.parametrize("column", [None, 0, -1])
def test_a_test_layer_touches_exactly_the_numbers_that_it_names(worker: Worker, column: int | None) -> None:
    amounts = {"by": 1.0, "word": 0} | ({} if column is None else {"column": column})
    plan = described_model([("Embedding", EMBEDDING[1] | {"mask_zero": True}), ("add", amounts)], seed=3, weights=[WEIGHTS])

    output, _predicted = ask(worker, "output", plan, DATA)

    named = np.broadcast_to((DATA == 0)[..., None], output.shape) & (
        column is None or np.arange(WEIGHTS.shape[1]) == column % WEIGHTS.shape[1]
    )
    assert np.array_equal(~np.isclose(output, WEIGHTS[DATA]), named)


def test_a_plan_is_compiled_as_it_says(worker: Worker) -> None:
    settings = {"optimizer": "RMSprop", "learning_rate": 0.02, "loss": "binary_crossentropy", "metrics": ["accuracy"]}
    plan = described_model([("Input", {"shape": (4,)}), ("Dense", {"units": 1})], seed=3, compile=settings)

    layers, rate, iterations, loss = ask(worker, "facts", plan)

    assert (layers, iterations, loss) == (["Dense"], 0, "binary_crossentropy")
    assert rate == pytest.approx(0.02)


def test_equal_seeds_give_equal_weights_and_an_argument_may_be_a_layer(worker: Worker) -> None:
    plan = described_model([("Input", {"shape": (None, 4)}), ("Bidirectional", {"layer": ("LSTM", {"units": 2})})], seed=11)

    ask(worker, "nothing", plan, 1)
    first = worker.models[0]
    ask(worker, "nothing", plan, 2)

    assert all(np.array_equal(one.value, other.value) for one, other in zip(first.weights, worker.models[0].weights, strict=True))


def test_a_plan_with_all_weights_builds_what_one_without_does(worker: Worker) -> None:
    layers = [("Embedding", EMBEDDING[1] | {"name": "a"}), ("LSTM", {"units": 2, "name": "b"}), ("Dense", {"units": 1, "name": "c"})]

    ask(worker, "nothing", described_model(layers, seed=3), 1)
    (drawn,) = worker.models
    ask(worker, "nothing", described_model(layers, seed=4, weights=[weight.value for weight in drawn.weights]), 1)
    (given,) = worker.models

    assert given.config["layers"][1:] == drawn.config["layers"][1:]  # the first is an input that Keras named
    assert all(np.array_equal(one.value, other.value) for one, other in zip(given.weights, drawn.weights, strict=True))


def test_models_among_the_arguments_are_reported_as_the_call_left_them(worker: Worker) -> None:
    plan = described_model([EMBEDDING], seed=3, weights=[WEIGHTS])

    ask(worker, "double", plan)

    assert np.array_equal(worker.models[0].weights[0].value, 2 * WEIGHTS)


def test_a_training_tells_its_steps_history_and_moved_weights(worker: Worker) -> None:
    settings = {"optimizer": "Adam", "loss": "binary_crossentropy", "metrics": ["accuracy"]}
    layers = [("Input", {"shape": (6,)}), EMBEDDING, ("LSTM", {"units": 2}), ("Dense", {"units": 1, "activation": "sigmoid"})]
    plan = described_model(layers, seed=3, compile=settings)
    x, y = np.tile(DATA, (5, 1)), np.tile([0, 1], 5)

    history = ask(worker, "train", plan, x, y, epochs=3, batch_size=4)

    assert (history.epoch, history.params["steps"], sorted(history.history)) == ([0, 1, 2], 3, ["accuracy", "loss"])
    assert worker.models[0].iterations == 9


def test_keras_trains_from_tf_data_and_saves_and_loads_under_confinement(worker: Worker) -> None:
    assert ask(worker, "save_and_load") is True


@pytest.mark.parametrize("layers", [[("Lambda", {})], [("embedding", {})]])
def test_a_plan_with_a_layer_that_there_is_not_is_the_authors_mistake(layers: list[Any]) -> None:
    with pytest.raises(AuthorError, match="there is no layer"):
        described_model(layers, seed=1)


def test_a_plan_with_an_unknown_setting_is_the_authors_mistake() -> None:
    with pytest.raises(AuthorError, match="compile takes"):
        described_model([EMBEDDING], seed=1, compile={"optimizer": "Adam", "loss": "mse", "jit_compile": True})
