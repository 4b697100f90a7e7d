"""The allowlist: what of an architecture is copied for the referee, and the reason in words for everything else. No Keras here."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from grader.architecture import MOST_LAYERS, MOST_SIZE, NotAllowed, admitted, layers_of, refusal
from grader.isolation.modeldata import ModelData

FLOAT32 = {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": None}


def layer(kind: str, *, module: str = "keras.layers", registered: str | None = None, **config: Any) -> dict[str, Any]:
    name = {"name": kind.lower(), "dtype": FLOAT32}
    return {
        "module": module,
        "class_name": kind,
        "config": name | config,
        "registered_name": registered,
        "build_config": {"input_shape": [None]},
    }


def sequential(*layers: Any, **fields: Any) -> ModelData:
    config = {"name": "mine", "trainable": True, "dtype": FLOAT32, "layers": list(layers), "build_input_shape": [None, None]}
    return replace(ModelData("Sequential", config=config, built=True), **fields)


EMBEDDING = layer("Embedding", input_dim=10, output_dim=3, mask_zero=True)


def functional(*layers: Any) -> ModelData:
    placed = [entry | {"name": entry["config"]["name"], "inbound_nodes": []} for entry in layers]
    return ModelData("Functional", config={"name": "f", "layers": placed, "input_layers": ["a", 0, 0], "output_layers": ["b", 0, 0]})


def test_an_admitted_config_holds_sizes_and_settings_and_nothing_that_acts() -> None:
    initializer = {"module": "mine", "class_name": "Evil", "config": {}, "registered_name": "Custom>Evil"}
    model = sequential(layer("Dense", units=3, activation="relu", kernel_initializer=initializer, bias_regularizer=initializer, seed=10**9))

    config = admitted(model)

    assert config["layers"][0] == {
        "module": "keras.layers",
        "class_name": "Dense",
        "config": {
            "name": "dense",
            "dtype": "float32",
            "units": 3,
            "activation": "relu",
            "kernel_initializer": "zeros",
            "bias_regularizer": None,
            "seed": None,
        },
        "registered_name": None,
    }


def test_a_compile_config_inside_a_nested_model_is_left_out() -> None:
    inner = {"module": "keras", "class_name": "Sequential", "config": sequential(EMBEDDING).config, "registered_name": None}

    config = admitted(sequential(inner | {"compile_config": {"loss": {"class_name": "Evil"}}}))

    assert "Evil" not in json.dumps(config)
    assert config["layers"][0]["class_name"] == "Sequential"


def test_layers_are_listed_without_inputs_and_with_nested_models_unpacked() -> None:
    inner = {"module": "keras", "class_name": "Sequential", "config": sequential(EMBEDDING).config, "registered_name": None}
    model = sequential(layer("InputLayer", batch_shape=[None, None]), inner, layer("LSTM", units=4))

    assert [found.class_name for found in layers_of(model)] == ["Embedding", "LSTM"]


@pytest.mark.parametrize(
    ("model", "reason"),
    [
        (sequential(layer("Lambda")), "the layer lambda is a Lambda, which is code of your own; use a layer of Keras's own"),
        (sequential(layer("MyDense", module="embedding")), "of a class of your own, MyDense; use a layer of Keras's own"),
        (sequential(layer("Dense", registered="Custom>Dense", units=1)), "of a class of your own, Dense"),
        (sequential(layer("Dense", module="keras.src.layers.core.dense")), "of a class of your own, Dense"),
        (sequential(layer("Dense", module="os")), "of a class of your own, Dense"),
        (sequential(layer("TFSMLayer")), "of the kind TFSMLayer, which this grader cannot judge"),
        (
            functional(layer("Multiply", module="keras.src.ops.numpy", registered="Multiply")),
            "calculates Multiply .* use keras.layers.Rescaling",
        ),
        (functional(layer("Sigmoid", module="keras.src.ops.nn")), r"use keras.layers.Activation\('sigmoid'\) instead"),
        (functional(layer("Erf", module="keras.src.ops.math")), "use a layer of keras.layers instead"),
        (sequential(layer("Dense", units=MOST_SIZE + 1)), r"too big to be judged: Dense\(units=…\) is 1,000,001"),
        (sequential(layer("Reshape", target_shape=[-(10**12)])), r"too big to be judged: Reshape\(target_shape=…\)"),
        (sequential(*[layer("Flatten")] * (MOST_LAYERS + 1)), "more than 100 layers"),
        (sequential(layer("Dense", activation="my_activation")), "has the activation my_activation, which is not one of Keras's own"),
        (sequential(layer("Dense", activation={"module": "builtins", "class_name": "function", "config": "f"})), "has the activation f,"),
        (sequential(layer("Dense", dtype={"config": {"name": "int8_from_float32"}})), "the dtype int8_from_float32"),
        (sequential(layer("Dense", units={"class_name": "__lambda__", "config": {"code": "…"}})), r"cannot be judged: Dense\(units=…\)"),
        (sequential(layer("Dense", units="x" * 300)), r"cannot be judged: Dense\(units=…\)"),
        (sequential(layer("TimeDistributed", layer=layer("Lambda"))), "is a Lambda"),
        (sequential(layer("RNN", cell=layer("MyCell", module="x"))), "of a class of your own, MyCell"),
        (sequential("Dense"), "a layer that cannot be read"),
        (sequential({"module": "keras.layers", "class_name": "Dense", "config": None}), "a layer that cannot be read"),
        (ModelData("Sequential", config={"layers": 3}), "no list of layers"),
        (ModelData("OwnModel", problem="custom"), "of a class of your own, OwnModel; write keras.Sequential"),
        (ModelData("OwnModel"), "of a class of your own, OwnModel"),
        (ModelData("Model", problem="custom"), "a keras.Model without layers"),
        (ModelData("Sequential", problem="config", detail="TypeError: no"), r"cannot write your model down \(TypeError: no\)"),
        (ModelData("Sequential", problem="weights", detail="bfloat16"), "weights of the type bfloat16"),
        (ModelData("Sequential", problem="big"), "too long to be judged"),
    ],
)
def test_what_is_not_allowed_is_refused_by_name_with_what_to_do(model: ModelData, reason: str) -> None:
    with pytest.raises(NotAllowed, match=reason):
        admitted(model)


def test_models_in_models_end_at_a_depth() -> None:
    nested = EMBEDDING
    for _level in range(30):
        nested = {"module": "keras", "class_name": "Sequential", "config": sequential(nested).config, "registered_name": None}

    assert "nested too deep" in refusal(sequential(nested))


def tensor(name: str) -> dict[str, Any]:
    return {"class_name": "__keras_tensor__", "config": {"shape": [None], "dtype": "float32", "keras_history": [name, 0, 0]}}


def with_mask(*, output: str = "lstm", data: str = "embedding") -> ModelData:
    """Embedding and LSTM with the step that Keras writes between them, as it does for mask_zero=True."""
    not_equal = layer("NotEqual", module="keras.src.ops.numpy", registered="NotEqual")
    model = functional(layer("InputLayer"), EMBEDDING, not_equal, layer("LSTM", units=3))
    model.config["layers"][2]["inbound_nodes"] = [{"args": [tensor("inputlayer"), 0], "kwargs": {}}]
    model.config["layers"][3]["inbound_nodes"] = [{"args": [tensor(data)], "kwargs": {"mask": tensor("notequal")}}]
    return ModelData("Functional", config=model.config | {"output_layers": [output, 0, 0]})


def test_a_step_that_only_serves_a_mask_is_keras_own_and_no_layer() -> None:
    model = with_mask()

    assert [entry["class_name"] for entry in admitted(model)["layers"]] == ["InputLayer", "Embedding", "NotEqual", "LSTM"]
    assert [found.class_name for found in layers_of(model)] == ["Embedding", "LSTM"]


@pytest.mark.parametrize("model", [with_mask(output="notequal"), with_mask(data="notequal")])
def test_the_same_step_is_refused_where_it_calculates(model: ModelData) -> None:
    assert "calculates NotEqual between its layers" in refusal(model)


def test_a_very_deep_architecture_is_refused_and_breaks_nothing() -> None:
    deep: Any = "x"
    for _level in range(5000):
        deep = [deep]
    model = with_mask()
    model.config["layers"][3]["inbound_nodes"] = [{"args": [{"keras_history": deep}], "kwargs": deep}]

    assert refusal(model)


def test_the_inputs_of_a_functional_layer_are_tensors_of_layers_or_plain_values() -> None:
    given = tensor("a")
    given["config"]["more"] = "x"
    model = functional(layer("Dense", units=1))
    entry = model.config["layers"][0]

    entry["inbound_nodes"] = [{"args": [given, 2], "kwargs": {"mask": None}}]
    clean = admitted(model)["layers"][0]["inbound_nodes"]
    entry["inbound_nodes"] = [{"args": [{"class_name": "__tensor__", "config": {"value": [1]}}], "kwargs": {}}]

    assert clean[0]["args"][0]["config"] == {"shape": [None], "dtype": "float32", "keras_history": ["a", 0, 0]}
    assert "uses __tensor__ as an input" in refusal(model)


def test_a_name_of_the_students_is_made_safe_in_the_reason() -> None:
    model = sequential(layer("Lambda", name="x\u202e\x1b[31m" + "y" * 5000))

    assert "\x1b" not in refusal(model)
    assert "\u202e" not in refusal(model)
    assert len(refusal(model)) < 400
