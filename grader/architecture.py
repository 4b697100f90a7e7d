"""The allowlist: which architectures of a student's are made into a model again, and a reason in words for all others.

A model that came from a worker is a tree of names and numbers that student code may have written as it liked. `admitted` copies out of it
what a model of Keras's own layers is made of, and nothing else; what it does not know it refuses by name. Only such a copy reaches the
referee.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from grader.isolation.modeldata import Config, ModelData
from grader.language import _
from grader.text import one_line

MOST_LAYERS = 100
MOST_PARAMETERS = 50_000_000
MOST_SIZE = 1_000_000  # of any number in an architecture: units, rows, a dimension
MOST_DEPTH = 20  # models in models, wrapped layers, lists

LAYERS = frozenset(
    """
    InputLayer Embedding Dense EinsumDense Identity Masking Activation ReLU LeakyReLU PReLU ELU Softmax Rescaling
    LSTM GRU SimpleRNN RNN LSTMCell GRUCell SimpleRNNCell StackedRNNCells Bidirectional TimeDistributed
    Conv1D Conv2D Conv1DTranspose Conv2DTranspose SeparableConv1D SeparableConv2D DepthwiseConv1D DepthwiseConv2D
    MaxPooling1D MaxPooling2D AveragePooling1D AveragePooling2D
    GlobalMaxPooling1D GlobalMaxPooling2D GlobalAveragePooling1D GlobalAveragePooling2D
    BatchNormalization LayerNormalization UnitNormalization
    Dropout SpatialDropout1D SpatialDropout2D AlphaDropout GaussianDropout GaussianNoise ActivityRegularization
    Flatten Reshape Permute RepeatVector ZeroPadding1D ZeroPadding2D Cropping1D Cropping2D UpSampling1D UpSampling2D
    Add Subtract Multiply Average Maximum Minimum Concatenate Dot Attention AdditiveAttention MultiHeadAttention
    """.split()
)
ACTIVATIONS = frozenset(
    """
    linear relu relu6 leaky_relu elu selu celu gelu sigmoid hard_sigmoid tanh softmax log_softmax softplus softsign silu swish mish
    exponential hard_silu hard_swish log_sigmoid hard_tanh hard_shrink soft_shrink tanh_shrink threshold squareplus glu sparsemax
    """.split()
)
DTYPES = frozenset("float16 float32 float64 bfloat16 mixed_float16 mixed_bfloat16 int8 int16 int32 int64 uint8 uint16 uint32 bool".split())
_MODELS = {
    ("keras", "Sequential"): "Sequential",
    ("keras.models", "Sequential"): "Sequential",
    ("keras.src.models.sequential", "Sequential"): "Sequential",
    ("keras.src.models.functional", "Functional"): "Functional",
}
_MASKS = ("keras.src.ops.numpy", frozenset("NotEqual Any All LogicalOr LogicalAnd ExpandDims ZerosLike OnesLike Concatenate".split()))
_INSTEAD = {  # an operation between layers → the layer that does the same
    "Sigmoid": "Activation('sigmoid')",
    "Softmax": "Softmax()",
    "Relu": "ReLU()",
    "Tanh": "Activation('tanh')",
    "Add": "Add()",
    "Subtract": "Subtract()",
    "Multiply": "Rescaling(…)",
    "Divide": "Rescaling(…)",
    "TrueDivide": "Rescaling(…)",
    "Concatenate": "Concatenate()",
    "Reshape": "Reshape(…)",
    "Transpose": "Permute(…)",
    "Mean": "GlobalAveragePooling1D()",
    "Max": "GlobalMaxPooling1D()",
    "GetItem": "Cropping1D(…)",
}


class NotAllowed(Exception):
    """The model cannot be judged; the text is the reason, for the student."""


@dataclass(frozen=True)
class LayerData:
    """One layer of an admitted model, as a suite looks at it."""

    class_name: str  # "Embedding"
    name: str  # "embedding_1"
    config: Config  # as it came: initializers and regularizers included


def refusal(model: ModelData) -> str:
    """Why this model cannot be judged, for the student; empty when it can."""
    try:
        admitted(model)
    except NotAllowed as error:
        return str(error)
    return ""


def admitted(model: ModelData) -> Config:
    """The architecture to rebuild the model from: names, sizes and settings of Keras's own layers. Raises NotAllowed.

    Initializers, regularizers and constraints are left out, since the weights are set, and a model that is only asked needs none.
    """
    if model.problem:
        raise NotAllowed(_problem(model))
    if model.parameters > MOST_PARAMETERS:
        text = _("your model has {n:,} parameters; at most {most:,} can be judged")
        raise NotAllowed(text.format(n=model.parameters, most=MOST_PARAMETERS))
    if model.class_name not in ("Sequential", "Functional"):
        raise NotAllowed(_own_class(model.class_name))
    return _Admission().model(model.class_name, model.config, 0)


def layers_of(model: ModelData) -> tuple[LayerData, ...]:
    """The layers of an admitted model in order, models inside it unpacked, inputs left out."""
    return tuple(_flat(model.config))


def _flat(config: Config) -> Iterator[LayerData]:
    for entry in config["layers"]:
        if (entry["module"], entry["class_name"]) in _MODELS:
            yield from _flat(entry["config"])
        elif entry["class_name"] != "InputLayer" and entry["module"] == "keras.layers":
            yield LayerData(entry["class_name"], str(entry["config"].get("name", "")), entry["config"])


class _Admission:
    """One walk over one architecture; counts its layers."""

    def __init__(self) -> None:
        self._layers = 0

    def model(self, kind: str, config: Any, depth: int) -> Config:
        if not isinstance(config, dict) or not isinstance(config.get("layers"), list):
            raise NotAllowed(_("your model has no list of layers"))
        clean: Config = {"name": self.plain(config.get("name"), depth, "name"), "trainable": config.get("trainable") is not False}
        if kind == "Sequential":
            clean["layers"] = [self.layer(entry, depth + 1) for entry in config["layers"]]
            shape = self.plain(config.get("build_input_shape"), depth, "build_input_shape")
            return clean | ({} if shape is None else {"build_input_shape": shape})
        masks = _mask_operations(config)
        clean["layers"] = [self.placed_layer(entry, depth + 1, masks) for entry in config["layers"]]
        for key in ("input_layers", "output_layers"):
            clean[key] = self.plain(config.get(key), depth, key)
        return clean

    def placed_layer(self, entry: Any, depth: int, masks: set[str]) -> Config:
        """A layer of a functional model, with the places where its inputs come from; or a step that Keras put in to compute a mask."""
        if _is_mask_operation(entry) and entry.get("name") in masks:
            kind = entry["class_name"]
            clean = _entry(
                _MASKS[0], kind, {str(key): self.setting(str(key), value, kind, depth) for key, value in entry["config"].items()}
            )
        else:
            clean = self.layer(entry, depth)
        nodes = entry.get("inbound_nodes")
        if not isinstance(nodes, list) or not all(isinstance(node, dict) for node in nodes):
            raise NotAllowed(_("the layer {name} is not connected as Keras connects layers").format(name=_name(entry)))
        connections = [{"args": self.inputs(node.get("args"), depth), "kwargs": self.inputs(node.get("kwargs"), depth)} for node in nodes]
        return clean | {"name": self.plain(entry.get("name"), depth, "name"), "inbound_nodes": connections}

    def inputs(self, value: Any, depth: int) -> Any:
        """What a layer is called with: tensors of other layers, and plain values."""
        _check_depth(depth)
        if isinstance(value, list):
            return [self.inputs(entry, depth + 1) for entry in value]
        if not isinstance(value, dict):
            return self.plain(value, depth, _("an input"))
        if "class_name" not in value:
            return {str(key)[:100]: self.inputs(entry, depth + 1) for key, entry in value.items()}
        tensor = value.get("config")
        if value["class_name"] != "__keras_tensor__" or not isinstance(tensor, dict):
            raise NotAllowed(
                _("your model uses {name} as an input; use only what other layers give").format(name=_short(value["class_name"]))
            )
        kept = {key: self.plain(tensor.get(key), depth, key) for key in ("shape", "dtype", "keras_history")}
        return {"class_name": "__keras_tensor__", "config": kept}

    def layer(self, entry: Any, depth: int) -> Config:
        _check_depth(depth)
        self._layers += 1
        if self._layers > MOST_LAYERS:
            raise NotAllowed(_("your model has more than {n} layers").format(n=MOST_LAYERS))
        if not isinstance(entry, dict) or not isinstance(entry.get("config"), dict):
            raise NotAllowed(_("your model has a layer that cannot be read"))
        module, kind = str(entry.get("module")), str(entry.get("class_name"))
        if (module, kind) in _MODELS:
            return _entry(
                "keras.src.models." + _MODELS[module, kind].lower(), kind, self.model(_MODELS[module, kind], entry["config"], depth)
            )
        if module != "keras.layers" or kind not in LAYERS or entry.get("registered_name") is not None:
            raise NotAllowed(_refused_layer(module, kind, _name(entry["config"])))
        return _entry(module, kind, {str(key): self.setting(str(key), value, kind, depth) for key, value in entry["config"].items()})

    def setting(self, key: str, value: Any, kind: str, depth: int) -> Any:
        """One argument of a layer."""
        if key.endswith("_initializer"):
            return "zeros"
        if key == "seed" or key.endswith(("_regularizer", "_constraint")):
            return None
        if key == "dtype":
            return _dtype(value, kind)
        if key.endswith("activation"):
            return self.activation(value, kind, depth)
        if key in ("layer", "backward_layer", "cell"):
            return None if value is None else self.layer(value, depth + 1)
        if key == "cells" and isinstance(value, list):
            return [self.layer(cell, depth + 1) for cell in value]
        return self.plain(value, depth, f"{kind}({key}=…)")

    def activation(self, value: Any, kind: str, depth: int) -> Any:
        if value is None or (isinstance(value, str) and value in ACTIVATIONS):
            return value
        if isinstance(value, dict) and value.get("module") == "keras.layers":
            return self.layer(value, depth + 1)
        name = value.get("config") if isinstance(value, dict) else value
        text = _("the layer {kind} has the activation {name}, which is not one of Keras's own; write for example activation='sigmoid'")
        raise NotAllowed(text.format(kind=kind, name=_short(name if isinstance(name, str) else value)))

    def plain(self, value: Any, depth: int, where: str) -> Any:
        """None, bool, number, text or a list of these, all of them of a reasonable size."""
        _check_depth(depth)
        if value is None or isinstance(value, (bool, float)):
            return value
        if isinstance(value, int) and abs(value) <= MOST_SIZE:
            return value
        if isinstance(value, int):
            text = _("your model is too big to be judged: {where} is {n:,}; the most is {most:,}")
            raise NotAllowed(text.format(where=one_line(where, 60), n=value, most=MOST_SIZE))
        if isinstance(value, str) and len(value) <= 200:
            return value
        if isinstance(value, list) and len(value) <= 1000:
            return [self.plain(entry, depth + 1, where) for entry in value]
        raise NotAllowed(_("your model has a setting that cannot be judged: {where}").format(where=one_line(where, 60)))


def _is_mask_operation(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and entry.get("module") == _MASKS[0]
        and entry.get("class_name") in _MASKS[1]
        and isinstance(entry.get("config"), dict)
        and isinstance(entry.get("name"), str)
    )


def _mask_operations(config: Config) -> set[str]:
    """Names of the operations that serve masks and nothing else: Keras writes them between the layers where a mask is handed on."""
    entries = [entry for entry in config["layers"] if isinstance(entry, dict)]
    masks = {entry["name"] for entry in entries if _is_mask_operation(entry)}
    while True:
        layers = [entry for entry in entries if entry.get("name") not in masks]
        used = _sources([_without_mask(entry.get("inbound_nodes")) for entry in layers]) | _names(config.get("output_layers"))
        if not used & masks:
            return masks
        masks -= used


def _without_mask(nodes: Any) -> Any:
    """A layer's inputs but for the masks."""
    pairs = [(node.get("args"), node.get("kwargs")) for node in nodes if isinstance(node, dict)] if isinstance(nodes, list) else []
    return [
        [args, [value for key, value in kwargs.items() if key != "mask"] if isinstance(kwargs, dict) else kwargs] for args, kwargs in pairs
    ]


def _sources(value: Any) -> set[str]:
    """Names of the layers whose tensors occur somewhere in `value`."""
    return {name for part in _parts(value) if isinstance(part, dict) for name in _names(part.get("keras_history"))}


def _names(value: Any) -> set[str]:
    """All texts in lists of lists."""
    return {part for part in _parts(value) if isinstance(part, str)}


def _parts(value: Any) -> Iterator[Any]:
    """`value` and whatever is in it, however deep."""
    left = [value]
    while left:
        part = left.pop()
        yield part
        left += part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()


def _entry(module: str, kind: str, config: Config) -> Config:
    return {"module": module, "class_name": kind, "config": config, "registered_name": None}


def _check_depth(depth: int) -> None:
    if depth > MOST_DEPTH:
        raise NotAllowed(_("your model is nested too deep to be judged"))


def _dtype(value: Any, kind: str) -> str | None:
    if value is None:
        return None
    name = value.get("config", {}).get("name") if isinstance(value, dict) and isinstance(value.get("config"), dict) else value
    if isinstance(name, str) and name in DTYPES:
        return name
    raise NotAllowed(
        _("the layer {kind} has the dtype {name}, which cannot be judged; leave dtype out").format(kind=kind, name=_short(name))
    )


def _refused_layer(module: str, kind: str, name: str) -> str:
    if kind == "Lambda":
        text = _(
            "the layer {name} is a Lambda, which is code of your own; use a layer of Keras's own instead, such as Activation or Reshape"
        )
        return text.format(name=name)
    if module.startswith("keras.src.ops"):
        instead = f"keras.layers.{_INSTEAD[kind]}" if kind in _INSTEAD else _("a layer of keras.layers")
        text = _("your model calculates {kind} between its layers, which is not a layer; use {instead} instead")
        return text.format(kind=_short(kind), instead=instead)
    if module == "keras.layers" and kind not in LAYERS:
        text = _("the layer {name} is of the kind {kind}, which this grader cannot judge; use another layer of Keras's own")
        return text.format(name=name, kind=_short(kind))
    text = _("the layer {name} is of a class of your own, {kind}; use a layer of Keras's own instead (keras.layers.…)")
    return text.format(name=name, kind=_short(kind))


def _problem(model: ModelData) -> str:
    if model.problem == "custom":
        return _own_class(model.class_name)
    if model.problem == "weights":
        text = _("your model has weights of the type {dtype}, which cannot be judged; leave dtype out")
        return text.format(dtype=_short(model.detail))
    if model.problem == "big":
        return _("your model's architecture is too long to be judged; use fewer layers")
    text = _("Keras cannot write your model down ({detail}); build it of Keras's own layers only")
    return text.format(detail=one_line(model.detail, 200))


def _own_class(name: str) -> str:
    if name == "Model":
        return _("your model is a keras.Model without layers; write keras.Model(inputs, outputs) or keras.Sequential([…])")
    text = _("your model is of a class of your own, {name}; write keras.Sequential([…]) or keras.Model(inputs, outputs) instead")
    return text.format(name=_short(name))


def _name(config: Any) -> str:
    return one_line(str(config.get("name", "")), 100)


def _short(value: Any) -> str:
    return one_line(str(value), 60)
