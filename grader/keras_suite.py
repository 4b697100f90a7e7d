"""What a suite of a Keras course writes with, beside `grader.suite`: comparisons of models, weights, settings and trainings, in words.

    model = expect_model(student.embedding.build_embedding_model(top_words=7))
    expect_layers(model, [("Embedding", {"input_dim": 7, "output_dim": 3})])
    expect_trainable(model, [(7, 3)])
    expect_rows_equal_weights(referee.rebuild(model).predict(data), data, model.weights[0].value)

Works on data only: on what a worker said about its model (`ModelData`, `HistoryData`) and on what the referee answered. Each function fails
the check with a reason for the student, or does nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.architecture import LayerData, layers_of, refusal
from grader.evidence import Difference, describe
from grader.isolation.modeldata import HistoryData, ModelData
from grader.isolation.values import Foreign
from grader.language import _
from grader.suite import Mismatch, ensure, fail
from grader.text import one_line

Layers = Sequence[tuple[str, dict[str, Any]]]

TOLERANCE = {"float16": (2e-3, 1e-4), "float32": (1e-5, 1e-8), "float64": (1e-5, 1e-8)}  # dtype → relative, absolute
UNCHANGED = ("_initializer", "_regularizer", "_constraint")  # settings that do not change what a model with given weights computes
IGNORED = ("name", "dtype", "seed", "trainable", "quantization_config", "activity_regularizer")

_LOSSES = {
    "binary_crossentropy": "binary_crossentropy BinaryCrossentropy bce BCE",
    "categorical_crossentropy": "categorical_crossentropy CategoricalCrossentropy",
    "sparse_categorical_crossentropy": "sparse_categorical_crossentropy SparseCategoricalCrossentropy",
    "binary_focal_crossentropy": "binary_focal_crossentropy BinaryFocalCrossentropy",
    "mean_squared_error": "mean_squared_error MeanSquaredError mse MSE",
    "mean_absolute_error": "mean_absolute_error MeanAbsoluteError mae MAE",
    "mean_squared_logarithmic_error": "mean_squared_logarithmic_error MeanSquaredLogarithmicError msle MSLE",
    "kl_divergence": "kl_divergence KLDivergence kld KLD",
    "hinge": "hinge Hinge",
    "huber": "huber Huber",
    "poisson": "poisson Poisson",
}
_METRICS = {
    "accuracy": "accuracy acc Accuracy binary_accuracy BinaryAccuracy",  # "accuracy" is Keras's name for the one that fits the output
    "categorical_accuracy": "categorical_accuracy CategoricalAccuracy",
    "sparse_categorical_accuracy": "sparse_categorical_accuracy SparseCategoricalAccuracy",
    "auc": "auc AUC",
}
_ACTIVATIONS = {"swish": "silu", "hard_swish": "hard_silu", "": "linear"}


@dataclass(frozen=True)
class Setting:
    """A loss, metric or optimizer as one thing, however it was written: "bce", BinaryCrossentropy(), keras.losses.binary_crossentropy."""

    name: str  # our name for all of them: "binary_crossentropy"; of a student's own: "your own my_loss"
    options: dict[str, Any] = field(default_factory=dict)  # of an object; empty for a text or a function

    @property
    def shown(self) -> str:
        """The name for the student."""
        return _("your own {name}").format(name=self.name.removeprefix(OWN)) if self.name.startswith(OWN) else self.name

    @property
    def from_logits(self) -> bool:
        return self.options.get("from_logits") is True


def expect_model(value: Any, build_with: str = "model.build((None, None))") -> ModelData:
    """The Keras model that a call returned: of Keras's own layers, and built. `build_with` is the line that an unbuilt one lacks."""
    if not isinstance(value, ModelData):
        fail(_("Your function should return a Keras model, but it returns {got}.").format(got=describe(value)))
    if reason := refusal(value):
        fail(f"{reason[:1].upper()}{reason[1:]}.")
    if not value.built:
        text = _("Your model is not built yet, so it has no weights: begin it with a keras.Input, or call {line} before you return it.")
        fail(text.format(line=build_with))
    return value


def expect_layers(model: ModelData, expected: Layers) -> None:
    """The model's layers are these, in order, with these settings. Names, nesting, and whether an activation stands alone do not matter."""
    got, wanted = _folded(layers_of(model)), [(name, settings) for name, settings in expected]
    if [layer.class_name for layer in got] != [name for name, _settings in wanted]:
        text = _("Your model has the layers {got}; expected {expected}.")
        fail(text.format(got=_chain(layer.class_name for layer in got), expected=_chain(name for name, _settings in wanted)))
    for layer, (name, settings) in zip(got, wanted, strict=True):
        for key, value in settings.items():
            if _comparable(key, layer.config.get(key)) != _comparable(key, value):
                text = _("In your layer {layer}, {key} is {got}; expected {expected}.")
                fail(text.format(layer=name, key=key, got=_short(layer.config.get(key)), expected=_short(value)))


def expect_same_architecture(model: ModelData, other: ModelData) -> None:
    """Both models compute the same with equal weights: the same layers and settings, up to names and to what only training needs."""
    expected = [(layer.class_name, _kept(layer.config)) for layer in _folded(layers_of(other))]
    expect_layers(model, expected)


def expect_weights(model: ModelData, shapes: Sequence[tuple[int, ...]]) -> None:
    """The model has weights of exactly these shapes, in order."""
    got = [weight.value.shape for weight in model.weights]
    if got != [tuple(shape) for shape in shapes]:
        text = _("Your model has weights of shape {got}; expected {expected}.")
        turned = [shape[::-1] for shape in got] == [tuple(shape) for shape in shapes]
        swapped = _(" Are the two sizes in the wrong order?") if turned else ""
        fail(text.format(got=_shapes(got), expected=_shapes(shapes)) + swapped)


def expect_trainable(model: ModelData, shapes: Sequence[tuple[int, ...]]) -> None:
    """The model has weights of exactly these shapes, in order, and all of them are trained."""
    expect_weights(model, shapes)
    for weight in model.weights:
        if not weight.trainable:
            text = _("The weights {name} of your model are frozen, so training would not change them; leave out trainable=False.")
            fail(text.format(name=one_line(weight.path, 100)))


def expect_varied(weights: np.ndarray) -> None:
    """The weights are numbers, and not all the same one."""
    ensure(bool(np.isfinite(weights).all()), _("Not all weights of your model are numbers (there is nan or inf)."))
    if weights.size > 1 and bool((weights == weights.flat[0]).all()):
        text = _("All weights of your model are {value:g}; then all rows are equal, and no word differs from another.")
        fail(text.format(value=float(weights.flat[0])))


def expect_rows_equal_weights(output: Any, data: np.ndarray, weights: np.ndarray) -> None:
    """Row [i, j] of `output` is row `data[i, j]` of `weights`, up to the rounding of the coarser of their dtypes."""
    if data.max(initial=0) >= len(weights):
        fail(_("The weights have {n} rows, so there is none for word {word}.").format(n=len(weights), word=int(data.max())))
    expected = weights[data]
    if not isinstance(output, np.ndarray) or output.shape != expected.shape or output.dtype.kind != "f":
        text = _("Expected floats of shape {shape}, got {got}.")
        message = text.format(shape=expected.shape, got=describe(output))
        raise Mismatch(message, expected=expected, got=output, difference=Difference(message), compared=True)
    relative, absolute = max(TOLERANCE.get(dtype.name, (1e-5, 1e-8)) for dtype in (output.dtype, weights.dtype))
    wrong = ~np.isclose(output.astype(np.float64), expected.astype(np.float64), rtol=relative, atol=absolute)
    if wrong.any():
        place = tuple(int(index) for index in np.argwhere(wrong)[0])
        message = _wrong_row(output, weights, int(data[place[:-1]]), place, (relative, absolute))
        raise Mismatch(message, expected=expected, got=output, difference=Difference(message, place), compared=True)


def expect_mask(mask: np.ndarray | None, expected: np.ndarray | None) -> None:
    """The output carries this mask on to later layers; None: none at all."""
    if expected is None:
        ensure(
            mask is None, _("The output of your model carries a mask, but none was asked for: hand mask_zero on to the Embedding layer.")
        )
        return
    if mask is None:
        fail(_("The output of your model carries no mask, so later layers read the padding: hand mask_zero on to the Embedding layer."))
    ensure(np.array_equal(mask, expected), _("The mask that your model's output carries does not mark exactly the zeros as padding."))


def loss_of(model: ModelData) -> Setting | None:
    """The loss that the model was compiled with; None: not compiled, or without one."""
    found = list(_leaves(model.compiled.get("loss")))
    return _setting(found[0], _LOSSES, "keras.losses") if len(found) == 1 else None


def metrics_of(model: ModelData) -> list[Setting]:
    """The metrics that the model was compiled with, lists and dicts of them unpacked."""
    return [_setting(leaf, _METRICS, "keras.metrics") for leaf in _leaves(model.compiled.get("metrics"))]


def optimizer_of(model: ModelData) -> Setting | None:
    """The optimizer, by its class in small letters: "adam"."""
    found = model.compiled.get("optimizer")
    if found is None:
        return None
    setting = _setting(found, {}, "keras.optimizers")
    return Setting(setting.name.lower(), setting.options) if not setting.name.startswith(OWN) else setting


def expect_compiled(model: ModelData, *, loss: str, optimizer: str, metric: str) -> None:
    """The model is compiled with these, under any of their names; the loss takes what the last layer gives."""
    if not model.compiled:
        fail(_("Your model is not compiled: call model.compile(optimizer=…, loss=…, metrics=[…]) before you return it."))
    if unreadable := model.compiled.get("unreadable"):
        fail(_("Keras cannot write down what your model was compiled with: {text}").format(text=one_line(str(unreadable), 200)))
    _expect_setting(_("loss"), loss_of(model), loss)
    _expect_logits_fit(model)
    _expect_setting(_("optimizer"), optimizer_of(model), optimizer)
    found = metrics_of(model)
    if not any(setting.name == metric and setting.options.get("threshold", 0.5) == 0.5 for setting in found):
        names = ", ".join(setting.shown for setting in found) or _("nothing")
        text = _("Your model is compiled with the metrics {got}; expected {expected} among them.")
        fail(text.format(got=one_line(names, 100), expected=metric))


def expect_history(value: Any, epochs: int) -> HistoryData:
    """A training history of so many epochs, with a loss for each."""
    if not isinstance(value, HistoryData):
        text = _("Your function should return the History that model.fit returns, but it returns {got}.")
        fail(text.format(got=describe(value)))
    losses = value.history.get("loss")
    count = len(losses) if isinstance(losses, list) else 0
    if count != epochs or len(value.epoch) != epochs:
        text = _("The history that you return tells of {got} epochs; expected {expected}.")
        fail(text.format(got=count if count != epochs else len(value.epoch), expected=epochs))
    return value


def expect_loss_falls(history: HistoryData) -> None:
    """The last epoch's loss is below the first one's."""
    losses = [loss for loss in history.history.get("loss", []) if isinstance(loss, (int, float)) and not isinstance(loss, bool)]
    if len(losses) < 2 or not all(math.isfinite(loss) for loss in losses):
        fail(_("The losses in your history are not numbers: {losses}.").format(losses=_short(history.history.get("loss"))))
    if losses[-1] >= losses[0]:
        text = _("The loss does not fall: {first:.3f} after the first epoch, {last:.3f} after the last.")
        fail(text.format(first=losses[0], last=losses[-1]))


def accuracy(predictions: np.ndarray, labels: np.ndarray) -> float:
    """The share of labels that probabilities above a half get right. `predictions` (n,) or (n, 1), `labels` (n,); nan is never right."""
    flat = predictions.reshape(len(labels)) if predictions.size == len(labels) else None
    if flat is None:
        text = _("Expected one probability for each of {n} rows, got predictions of shape {shape}.")
        fail(text.format(n=len(labels), shape=predictions.shape))
    return float(np.mean(((flat > 0.5) == (labels > 0.5)) & np.isfinite(flat)))


def expect_beats(predictions: np.ndarray, labels: np.ndarray, *, baseline: float, margin: float, who: str) -> None:
    """More of the labels are right than `baseline` (the accuracy of `who`, already translated) by at least `margin`."""
    reached = accuracy(predictions, labels)
    if reached < baseline + margin:
        text = _(
            "Your model is right on {got:.1%} of {n} reviews that it has never seen; at least {least:.1%} are expected ({who}: {base:.1%})."
        )
        fail(text.format(got=reached, n=len(labels), least=baseline + margin, who=who, base=baseline))


def kind(value: Any) -> list[Any]:
    """What a transcript keeps of a value of no promised kind: its type, of an array the shape; no digit, no word of any language."""
    if isinstance(value, np.ndarray):
        return ["array", value.dtype.kind, list(value.shape)]
    return ["object", value.type_name] if isinstance(value, Foreign) else [type(value).__name__]


def design(model: ModelData) -> list[list[Any]]:
    """Layers and settings of an admitted model as `expect_layers` compares them, for a transcript; empty for what is refused."""
    return [] if refusal(model) else [[layer.class_name, sorted(_kept(layer.config).items())] for layer in _folded(layers_of(model))]


def structure(model: ModelData) -> dict[str, Any]:
    """What a transcript keeps of a model: its layers, sizes and settings, without names and without a weight's value."""
    kept: dict[str, Any] = {"problem": model.problem, "class": model.class_name, "built": model.built}
    kept["weights"] = [[list(weight.value.shape), weight.value.dtype.name, weight.trainable] for weight in model.weights]
    if refusal(model):
        return kept
    kept["layers"] = design(model)
    settings = [loss_of(model), optimizer_of(model), *metrics_of(model)]
    return kept | {"settings": [None if setting is None else [setting.name, setting.from_logits] for setting in settings]}


def training(before: ModelData, after: ModelData, history: Any) -> dict[str, Any]:
    """What a transcript keeps of a training: epochs, steps, and which weights moved; no loss, no weight's value."""
    moved = [not np.array_equal(one.value, other.value) for one, other in zip(before.weights, after.weights, strict=False)]
    epochs = history.epoch if isinstance(history, HistoryData) else kind(history)
    rate = None if after.learning_rate is None else f"{after.learning_rate:.6g}"
    return {"epochs": epochs, "iterations": after.iterations, "moved": moved, "optimizer": after.optimizer, "rate": rate}


OWN = "your own "


def _setting(leaf: Any, groups: dict[str, str], package: str) -> Setting:
    """One thing for a text, a function or an object, as `get_compile_config` writes them."""
    if isinstance(leaf, str) and package == "keras.metrics" and leaf.lower() in ("accuracy", "acc"):
        return Setting("accuracy")  # the one name that Keras reads in capital letters, too
    if isinstance(leaf, str):
        return Setting(_group(leaf.rpartition(".")[2], groups))
    if not isinstance(leaf, dict):
        return Setting(OWN + _short(leaf))
    if leaf.get("class_name") == "function":
        return Setting(_group(str(leaf.get("config")), groups))
    if not str(leaf.get("module")).startswith(package):
        return Setting(OWN + _short(leaf.get("class_name")))
    options = leaf.get("config") if isinstance(leaf.get("config"), dict) else {}
    name = str(leaf.get("class_name"))
    if (package, name) == ("keras.metrics", "Accuracy"):  # the class compares digit by digit; only as a text does Keras choose another
        return Setting("Accuracy()", options or {})
    return Setting(_group(name, groups), options or {})


def _group(name: str, groups: dict[str, str]) -> str:
    return next((group for group, names in groups.items() if name in names.split()), name)


def _leaves(settings: Any) -> Iterator[Any]:
    """Losses or metrics out of the lists and dicts that Keras allows around them."""
    if isinstance(settings, list):
        for entry in settings:
            yield from _leaves(entry)
    elif isinstance(settings, dict) and "class_name" not in settings:
        yield from _leaves(list(settings.values()))
    elif settings is not None:
        yield settings


def _expect_setting(what: str, got: Setting | None, expected: str) -> None:
    if got is None or got.name != expected:
        text = _("Your model is compiled with the {what} {got}; expected {expected}.")
        fail(text.format(what=what, got=_("(none)") if got is None else one_line(got.shown, 100), expected=expected))


def _expect_logits_fit(model: ModelData) -> None:
    """A cross-entropy is told what the last layer gives: probabilities, or logits with from_logits=True."""
    layers = _folded(layers_of(model))
    loss = loss_of(model)
    last = _comparable("activation", layers[-1].config.get("activation")) if layers and "activation" in layers[-1].config else ""
    if loss is None or not loss.name.endswith("crossentropy"):
        return
    if loss.from_logits and last in ("sigmoid", "softmax"):
        text = _("The loss is told from_logits=True, but the last layer already gives probabilities ({activation}); leave from_logits out.")
        fail(text.format(activation=last))
    if not loss.from_logits and last == "linear":
        fail(_("The loss takes probabilities, but the last layer gives any number: it lacks an activation (sigmoid)."))


def _folded(layers: Sequence[LayerData]) -> list[LayerData]:
    """Layers, with an Activation of its own merged into the layer before it."""
    folded: list[LayerData] = []
    for layer in layers:
        before = folded[-1] if folded else None
        if layer.class_name == "Activation" and before and _comparable("activation", before.config.get("activation", 0)) == "linear":
            config = before.config | {"activation": layer.config.get("activation")}
            folded[-1] = LayerData(before.class_name, before.name, config)
        else:
            folded.append(layer)
    return folded


def _kept(config: dict[str, Any]) -> dict[str, Any]:
    """The settings that decide what a layer with given weights computes."""
    return {key: _comparable(key, value) for key, value in config.items() if key not in IGNORED and not key.endswith(UNCHANGED)}


def _comparable(key: str, value: Any) -> Any:
    """A setting in the one form that is compared: lists for tuples, one name per activation, a wrapped layer without its names."""
    if isinstance(value, dict) and isinstance(value.get("config"), dict):
        return [value.get("class_name"), _kept(value["config"])]
    if key.endswith("activation"):
        return _ACTIVATIONS.get(value or "", value) if isinstance(value, str) or value is None else value
    return list(value) if isinstance(value, tuple) else value


def _wrong_row(output: np.ndarray, weights: np.ndarray, expected: int, place: tuple[int, ...], tolerance: tuple[float, float]) -> str:
    """Which row stands where another was expected; or, if it is none of them, the first number that differs."""
    row = output[place[:-1]]
    same = np.isclose(row.astype(np.float64), weights.astype(np.float64), rtol=tolerance[0], atol=tolerance[1]).all(axis=1)
    where = str(place[:-1])
    if same.any():
        text = _("row {where} of your output is weight row {got}, expected row {expected}")
        return text.format(where=where, got=int(np.flatnonzero(same)[0]), expected=expected)
    text = _("row {where} of your output is no row of the weights; expected row {expected}: {right:.6g} instead of {wrong:.6g} at {column}")
    right, wrong = float(weights[expected][place[-1]]), float(row[place[-1]])
    return text.format(where=where, expected=expected, column=place[-1], right=right, wrong=wrong)


def _chain(names: Any) -> str:
    return " → ".join(names) or _("(none)")


def _shapes(shapes: Sequence[tuple[int, ...]]) -> str:
    return ", ".join(str(tuple(shape)) for shape in shapes) or _("(none)")


def _short(value: Any) -> str:
    return one_line(str(value), 80)
