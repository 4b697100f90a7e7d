"""Comparisons for suites of a Keras course: what is one thing, what is not, and the reason in words. No Keras here but in one table."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.isolation.border import Sources, Worker
from grader.isolation.launch import Zygote
from grader.isolation.limits import Limits
from grader.isolation.modeldata import HistoryData, ModelData, WeightData
from grader.isolation.values import Foreign
from grader.keras_suite import (
    expect_beats,
    expect_compiled,
    expect_history,
    expect_layers,
    expect_loss_falls,
    expect_mask,
    expect_model,
    expect_rows_equal_weights,
    expect_same_architecture,
    expect_trainable,
    expect_varied,
    structure,
    training,
)
from grader.suite import Mismatch

REPOSITORY = Path(__file__).parents[1]
# The worked example of EXERCISES.md, as published.
WEIGHTS = np.array(
    [
        [-0.01494285, -0.007915, 0.01764857],
        [-0.03019481, -0.02910612, 0.03518577],
        [-0.0046863, 0.04763055, -0.02629668],
        [0.02297204, 0.02146662, 0.03114786],
        [0.01634104, 0.02296363, -0.02348827],
        [-0.01736645, -0.03719328, 0.02757809],
        [0.0100757, -0.03956784, 0.03794377],
        [-0.02672029, -0.00879055, -0.039394],
        [-0.00949502, -0.02805768, -0.04179233],
        [0.0180716, 0.03622523, 0.02232374],
    ],
    np.float32,
)
DATA = np.array([[0, 0, 1, 2, 3, 4], [0, 1, 2, 5, 3, 4]])


def layer(kind: str, **config: Any) -> dict[str, Any]:
    return {
        "module": "keras.layers",
        "class_name": kind,
        "config": {"name": f"some_{kind}", "dtype": "float32"} | config,
        "registered_name": None,
    }


def model(*layers: Any, **fields: Any) -> ModelData:
    return replace(ModelData("Sequential", config={"name": "mine", "layers": list(layers)}, built=True), **fields)


EMBEDDING = layer("Embedding", input_dim=10, output_dim=3, mask_zero=True)
SIGMOID = layer("Dense", units=1, activation="sigmoid")
ADAM = {"module": "keras.optimizers", "class_name": "Adam", "config": {"learning_rate": 0.001}, "registered_name": None}


def compiled(*layers: Any, loss: Any = "bce", optimizer: Any = ADAM, metrics: Any = ("acc",)) -> ModelData:
    return model(*(layers or (SIGMOID,)), compiled={"loss": loss, "optimizer": optimizer, "metrics": list(metrics)})


def reason(check: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    """The message with which a check fails."""
    with pytest.raises(Mismatch) as caught:
        check(*args, **kwargs)
    return caught.value.message


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "returns None (is there a `return`?)"),
        (Foreign("KerasTensor"), "it returns an object of type KerasTensor"),
        (WEIGHTS, "an array of shape (10, 3), float32"),
        (model(layer("Lambda")), "The layer some_Lambda is a Lambda, which is code of your own; use a layer"),
        (
            model(EMBEDDING, built=False),
            "not built yet, so it has no weights: begin it with a keras.Input, or call model.build((None, None))",
        ),
    ],
)
def test_what_is_no_usable_model_is_told_what_it_is_and_what_to_do(value: Any, text: str) -> None:
    assert text in reason(expect_model, value)


def test_names_nesting_and_a_separate_activation_make_no_difference() -> None:
    inner = {"module": "keras", "class_name": "Sequential", "config": model(EMBEDDING).config, "registered_name": None}
    nested = model(inner, layer("Dense", units=1, activation="linear", name="d7"), layer("Activation", activation="sigmoid"))

    expect_same_architecture(nested, model(layer("InputLayer"), EMBEDDING, SIGMOID))
    expect_layers(nested, [("Embedding", {"input_dim": 10}), ("Dense", {"units": 1, "activation": "sigmoid"})])


def test_initializers_regularizers_and_tuples_make_no_difference() -> None:
    one = model(
        layer("Conv1D", filters=2, strides=[1], kernel_initializer={"class_name": "Zeros"}, bias_regularizer=None, activation="swish")
    )
    other = model(layer("Conv1D", filters=2, strides=(1,), kernel_initializer="he_normal", bias_regularizer="l2", activation="silu"))

    expect_same_architecture(one, other)


@pytest.mark.parametrize(
    ("other", "text"),
    [
        (model(EMBEDDING), "has the layers Embedding → Dense; expected Embedding."),
        (
            model(layer("Embedding", input_dim=3, output_dim=10, mask_zero=True), SIGMOID),
            "In your layer Embedding, input_dim is 10; expected 3.",
        ),
        (model(EMBEDDING, layer("Dense", units=1, activation="relu")), "activation is sigmoid; expected relu."),
    ],
)
def test_another_architecture_is_told_by_its_first_difference(other: ModelData, text: str) -> None:
    assert text in reason(expect_same_architecture, model(EMBEDDING, SIGMOID), other)


def test_a_wrapped_layer_is_compared_without_its_names() -> None:
    def bidirectional(units: int, name: str) -> ModelData:
        return model(layer("Bidirectional", merge_mode="concat", layer=layer("LSTM", units=units, name=name)))

    expect_same_architecture(bidirectional(4, "a"), bidirectional(4, "b"))
    assert "In your layer Bidirectional, layer is" in reason(expect_same_architecture, bidirectional(4, "a"), bidirectional(5, "a"))


def test_weights_of_another_shape_or_frozen_ones_are_named() -> None:
    swapped = model(weights=(WeightData("embedding/embeddings", True, WEIGHTS.T),))
    frozen = model(weights=(WeightData("embedding/embeddings", False, WEIGHTS),))

    assert "weights of shape (3, 10); expected (10, 3). Are the two sizes in the wrong order?" in reason(
        expect_trainable, swapped, [(10, 3)]
    )
    assert "weights embedding/embeddings of your model are frozen" in reason(expect_trainable, frozen, [(10, 3)])
    assert reason(expect_trainable, model(), [(10, 3)]) == "Your model has weights of shape (none); expected (10, 3)."


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "All weights of your model are 0"), (np.nan, "Not all weights of your model are numbers")]
)
def test_constant_and_impossible_weights_are_told(value: float, text: str) -> None:
    expect_varied(WEIGHTS)
    assert text in reason(expect_varied, np.full((10, 3), value))


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
def test_the_published_example_matches_in_every_precision(dtype: str) -> None:
    expect_rows_equal_weights(WEIGHTS[DATA].astype(dtype), DATA, WEIGHTS)


def test_a_wrong_row_is_named_with_the_row_that_stands_there() -> None:
    output = WEIGHTS[DATA]
    output[0, 3] = WEIGHTS[7]

    with pytest.raises(Mismatch) as caught:
        expect_rows_equal_weights(output, DATA, WEIGHTS)

    assert caught.value.message == "row (0, 3) of your output is weight row 7, expected row 2"
    assert caught.value.difference is not None
    assert caught.value.difference.path == (0, 3, 0)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (
            lambda output: output * 1.001,
            "row (0, 0) of your output is no row of the weights; expected row 0: -0.0149428 instead of -0.0149578",
        ),
        (
            lambda output: np.where(DATA[..., None] == 5, np.nan, output),
            "row (1, 3) of your output is no row of the weights; expected row 5",
        ),
        (lambda output: output[:, ::-1], "row (0, 0) of your output is weight row 4, expected row 0"),
        (lambda output: output.swapaxes(1, 2), "Expected floats of shape (2, 6, 3), got an array of shape (2, 3, 6), float32"),
        (lambda output: output[:1], "got an array of shape (1, 6, 3)"),
        (lambda output: output.astype(int), "got an array of shape (2, 6, 3), int64"),
        (lambda output: output.tolist(), "got a list with 2 entries"),
    ],
)
def test_every_other_output_is_told_by_its_first_difference(change: Callable[[np.ndarray], Any], text: str) -> None:
    assert text in reason(expect_rows_equal_weights, change(WEIGHTS[DATA]), DATA, WEIGHTS)


def test_words_beyond_the_weights_fail_in_words() -> None:
    assert reason(expect_rows_equal_weights, WEIGHTS[DATA], DATA, WEIGHTS[:3]) == "The weights have 3 rows, so there is none for word 5."


def test_a_mask_that_is_lost_unasked_or_wrong_is_told() -> None:
    expect_mask(DATA != 0, DATA != 0)
    expect_mask(None, None)
    assert "carries no mask" in reason(expect_mask, None, DATA != 0)
    assert "none was asked for" in reason(expect_mask, DATA != 0, None)
    assert "does not mark exactly the zeros" in reason(expect_mask, DATA != 1, DATA != 0)


@pytest.mark.parametrize(
    "loss",
    [
        "binary_crossentropy",
        "BinaryCrossentropy",
        "bce",
        "BCE",
        "keras.losses.binary_crossentropy",
        {"module": "keras.losses", "class_name": "BinaryCrossentropy", "config": {"from_logits": False}, "registered_name": None},
        {"module": "builtins", "class_name": "function", "config": "binary_crossentropy", "registered_name": "function"},
        {"module": "keras.losses", "class_name": "function", "config": "binary_crossentropy", "registered_name": "binary_crossentropy"},
        ["binary_crossentropy"],
        {"dense": "binary_crossentropy"},
    ],
)
def test_the_loss_is_one_thing_under_all_its_names(loss: Any) -> None:
    expect_compiled(compiled(loss=loss), loss="binary_crossentropy", optimizer="adam", metric="accuracy")


@pytest.mark.parametrize(
    "metrics",
    [
        ["accuracy"],
        ["acc"],
        ["ACCURACY"],
        ["binary_accuracy"],
        [["mse", "accuracy"]],
        {"dense": ["acc"]},
        [None, "acc"],
        [{"module": "keras.metrics", "class_name": "BinaryAccuracy", "config": {"name": "a", "threshold": 0.5}}],
        [{"module": "builtins", "class_name": "function", "config": "binary_accuracy"}],
    ],
)
def test_the_metric_is_one_thing_under_all_its_names(metrics: Any) -> None:
    given = model(SIGMOID, compiled={"loss": "bce", "optimizer": "adam", "metrics": metrics})

    expect_compiled(given, loss="binary_crossentropy", optimizer="adam", metric="accuracy")


@pytest.mark.parametrize("optimizer", ["adam", "Adam", ADAM, "keras.optimizers.Adam"])
def test_the_optimizer_is_one_thing_under_all_its_names(optimizer: Any) -> None:
    expect_compiled(compiled(optimizer=optimizer), loss="binary_crossentropy", optimizer="adam", metric="accuracy")


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (model(SIGMOID), "not compiled: call model.compile"),
        (compiled(loss="mse"), "the loss mean_squared_error; expected binary_crossentropy"),
        (compiled(loss=None), "the loss (none); expected binary_crossentropy"),
        (compiled(loss={"module": "builtins", "class_name": "function", "config": "my_loss"}), "the loss my_loss; expected"),
        (compiled(loss={"module": "imdb_lstm", "class_name": "BinaryCrossentropy", "config": {}}), "your own BinaryCrossentropy"),
        (compiled(optimizer="sgd"), "the optimizer sgd; expected adam"),
        (compiled(optimizer={"module": "keras.optimizers", "class_name": "AdamW", "config": {}}), "the optimizer adamw"),
        (compiled(optimizer={"module": "mine", "class_name": "Adam", "config": {}}), "the optimizer your own Adam"),
        (compiled(metrics=[]), "with the metrics nothing; expected accuracy"),
        (compiled(metrics=["mse"]), "with the metrics mse; expected accuracy among them"),
        (compiled(metrics=["categorical_accuracy"]), "with the metrics categorical_accuracy"),
        (compiled(metrics=[{"module": "keras.metrics", "class_name": "Accuracy", "config": {}}]), "with the metrics Accuracy()"),
        (
            compiled(metrics=[{"module": "keras.metrics", "class_name": "BinaryAccuracy", "config": {"threshold": 0.3}}]),
            "expected accuracy",
        ),
        (model(SIGMOID, compiled={"unreadable": "TypeError: my loss"}), "cannot write down what your model was compiled with: TypeError"),
    ],
)
def test_other_settings_are_named(given: ModelData, text: str) -> None:
    assert text in reason(expect_compiled, given, loss="binary_crossentropy", optimizer="adam", metric="accuracy")


LOGITS = {"module": "keras.losses", "class_name": "BinaryCrossentropy", "config": {"from_logits": True}}
LINEAR = layer("Dense", units=1, activation="linear")


def test_logits_are_fine_where_the_output_gives_logits() -> None:
    expect_compiled(compiled(LINEAR, loss=LOGITS), loss="binary_crossentropy", optimizer="adam", metric="accuracy")


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (compiled(SIGMOID, loss=LOGITS), "from_logits=True, but the last layer already gives probabilities (sigmoid)"),
        (compiled(LINEAR, layer("Activation", activation="sigmoid"), loss=LOGITS), "already gives probabilities (sigmoid)"),
        (compiled(LINEAR, loss="bce"), "lacks an activation (sigmoid)"),
    ],
)
def test_a_loss_that_does_not_fit_the_output_is_told(given: ModelData, text: str) -> None:
    assert text in reason(expect_compiled, given, loss="binary_crossentropy", optimizer="adam", metric="accuracy")


WRITTEN = b"""
import keras
import tensorflow as tf

LOSSES = ["binary_crossentropy", "bce", "BinaryCrossentropy", keras.losses.BinaryCrossentropy(), keras.losses.binary_crossentropy,
          tf.keras.losses.BinaryCrossentropy(label_smoothing=0.0), keras.losses.get("binary_crossentropy"), "bce", "bce", "bce"]
METRICS = ["accuracy", "acc", "binary_accuracy", "BinaryAccuracy", keras.metrics.BinaryAccuracy(name="a"), keras.metrics.binary_accuracy,
           tf.keras.metrics.BinaryAccuracy(), tf.keras.metrics.binary_accuracy, keras.metrics.get("binary_accuracy"), "Accuracy"]
OPTIMIZERS = ["adam", "Adam", "ADAM", keras.optimizers.Adam(), keras.optimizers.Adam(3e-4, clipnorm=1.0), tf.keras.optimizers.Adam(),
              keras.optimizers.Adam(keras.optimizers.schedules.ExponentialDecay(0.001, 10, 0.9)), keras.optimizers.get("adam"),
              "adam", "adam"]
ACTIVATIONS = ["sigmoid", keras.activations.sigmoid, tf.nn.sigmoid, keras.ops.sigmoid] + 6 * ["sigmoid"]


def model(i):
    made = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation=ACTIVATIONS[i])])
    made.compile(loss=LOSSES[i], metrics=[METRICS[i]], optimizer=OPTIMIZERS[i])
    return made
"""


def test_what_keras_itself_writes_down_is_one_thing_in_all_its_forms(zygote: Zygote) -> None:
    with Worker(zygote.address, Sources({"written.py": WRITTEN}), Limits()) as worker:
        assert worker.load("written", 1, time.monotonic() + 30).crash is None
        models = [worker.ask("written", "model", [i], {}, 1, time.monotonic() + 30)[1] for i in range(10)]

    for found in models:
        expect_layers(expect_model(found), [("Dense", {"units": 1, "activation": "sigmoid"})])
        expect_compiled(found, loss="binary_crossentropy", optimizer="adam", metric="accuracy")


def history(losses: Any, epochs: int = 3) -> HistoryData:
    return HistoryData({"epochs": epochs}, list(range(epochs)), {"loss": losses})


def test_a_history_has_one_loss_for_each_epoch() -> None:
    assert expect_history(history([3, 2, 1]), 3).epoch == [0, 1, 2]
    assert "tells of 1 epochs; expected 3" in reason(expect_history, history([1.0], 1), 3)
    assert "returns a dict with 1 entries" in reason(expect_history, {"loss": [1]}, 3)
    assert "returns None" in reason(expect_history, None, 3)


@pytest.mark.parametrize(
    ("losses", "text"),
    [
        ([0.5, 0.4, 0.6], "0.500 after the first epoch, 0.600 after the last"),
        ([1, float("nan")], "are not numbers"),
        ([], "are not numbers"),
    ],
)
def test_a_loss_that_does_not_fall_fails(losses: list[float], text: str) -> None:
    expect_loss_falls(history([0.7, 0.9, 0.2]))
    assert text in reason(expect_loss_falls, history(losses))


def test_right_predictions_beat_a_baseline_by_a_margin_or_fail_with_the_figures() -> None:
    labels = np.array([0, 1] * 50)
    good, bad = np.where(labels[:, None], 0.9, 0.2), np.full((100, 1), 0.7)

    expect_beats(good, labels, baseline=0.75, margin=0.1, who="a count of words")

    text = reason(expect_beats, bad, labels, baseline=0.75, margin=0.1, who="a count of words")
    assert "right on 50.0% of 100 reviews that it has never seen; at least 85.0% are expected (a count of words: 75.0%)" in text
    assert "right on 0.0%" in reason(expect_beats, np.full(100, np.nan), labels, baseline=0.5, margin=0.1, who="a constant")
    assert "predictions of shape (100, 2)" in reason(expect_beats, np.zeros((100, 2)), labels, baseline=0.5, margin=0.1, who="a constant")


def test_a_transcript_keeps_structure_without_names_and_values() -> None:
    def made(name: str, value: float) -> ModelData:
        weights = (WeightData(f"{name}/embeddings", True, np.full((10, 3), value)),)
        layers = (EMBEDDING | {"config": EMBEDDING["config"] | {"name": name}}, SIGMOID)
        return replace(compiled(*layers), weights=weights)

    assert structure(made("a", 1.0)) == structure(made("b", 2.0))
    assert structure(made("a", 1.0)) != structure(replace(made("a", 1.0), built=False))
    assert structure(ModelData("Mine", problem="custom"))["problem"] == "custom"


def test_a_transcript_keeps_of_a_training_its_steps_and_which_weights_moved() -> None:
    before = model(weights=(WeightData("a", True, np.zeros(2)), WeightData("b", True, np.zeros(2))))
    after = model(weights=(WeightData("a", True, np.ones(2)), before.weights[1]), iterations=12, optimizer="Adam", learning_rate=0.02)

    kept = training(before, after, history([0.7, 0.5, 0.4]))

    assert kept == {"epochs": [0, 1, 2], "iterations": 12, "moved": [True, False], "optimizer": "Adam", "rate": "0.02"}


def test_the_judge_imports_neither_keras_nor_tensorflow() -> None:
    modules = "grader.keras_suite, grader.referee, grader.models, grader.corpus, grader.isolation.border"
    code = f"import sys; sys.path.insert(0, {str(REPOSITORY)!r}); import {modules}; print({{'keras', 'tensorflow'}} & sys.modules.keys())"

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert said == "set()\n"
