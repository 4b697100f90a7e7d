"""The referee, with real Keras: models rebuilt bit for bit, questions answered, and what cannot be rebuilt refused in words."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.errors import AuthorError
from grader.isolation.border import Sources, Worker
from grader.isolation.launch import Zygote
from grader.isolation.limits import MIB, Limits
from grader.isolation.modeldata import ModelData
from grader.models import described_model
from grader.referee import Referee
from grader.suite import Mismatch

SUBMISSION = Path(__file__).parent / "submissions" / "models"
LIMITS = replace(Limits(), call_seconds=60.0)
EMBEDDING = ("Embedding", {"input_dim": 10, "output_dim": 3})
KINDS = """
sequential functional masked masked_functional masks_joined masking_layer nested built_by_call trained_lstm gru bidirectional_with_dropout
cells settings_as_objects constant_matrix shared_layers mixed_dtypes double_precision normalised_and_convolved attention frozen
wrapped_and_reshaped separate_activation
""".split()


@pytest.fixture(scope="module")
def worker(zygote: Zygote) -> Iterator[Worker]:
    with Worker(zygote.address, Sources({path.name: path.read_bytes() for path in SUBMISSION.glob("*.py")}), LIMITS) as started:
        for module in ("kinds", "refused"):
            assert started.load(module, 1, time.monotonic() + 30).crash is None
        yield started


@pytest.fixture(scope="module")
def referee(zygote: Zygote) -> Iterator[Referee]:
    with Referee(lambda: Worker(zygote.address, Sources({}), LIMITS), LIMITS) as ready:
        yield ready


def ask(worker: Worker, module: str, function: str, *args: Any) -> Any:
    answer, value = worker.ask(module, function, args, {}, 1, time.monotonic() + LIMITS.call_seconds)
    assert answer.crash is None, answer.crash
    return value


def forged(model: ModelData, **settings: Any) -> ModelData:
    """The model with other settings in its last layer, as student code could send it."""
    layers = [*model.config["layers"]]
    layers[-1] = layers[-1] | {"config": layers[-1]["config"] | settings}
    return replace(model, config=model.config | {"layers": layers})


@pytest.mark.parametrize("kind", KINDS)
def test_a_model_of_this_kind_predicts_the_same_to_the_last_bit(worker: Worker, referee: Referee, kind: str) -> None:
    model, data, output, parameters, trainable = ask(worker, "kinds", "make", kind)

    rebuilt = referee.rebuild(model)

    assert (rebuilt.parameters, rebuilt.trainable_parameters) == (parameters, trainable)
    assert rebuilt.predict(data).dtype == output.dtype
    assert np.array_equal(rebuilt.predict(data), output)


def test_the_referee_answers_for_any_length_and_says_what_a_model_does_not_take(worker: Worker, referee: Referee) -> None:
    any_length = referee.rebuild(ask(worker, "kinds", "make", "sequential")[0])
    fixed = referee.build(described_model([("Input", {"shape": (6,)}), ("Dense", {"units": 3})], seed=1))

    assert any_length.output_shape == (None, None, 3)
    assert [one.output.shape for one in any_length.ask(*(np.zeros((2, n), int) for n in (1, 6, 9))) if one.output is not None] == [
        (2, 1, 3),
        (2, 6, 3),
        (2, 9, 3),
    ]
    assert [bool(one.problem) for one in fixed.ask(np.zeros((2, 6)), np.zeros((2, 5)))] == [False, True]


def test_a_prediction_on_a_shape_that_the_model_refuses_fails_with_the_shape(referee: Referee) -> None:
    fixed = referee.build(described_model([("Input", {"shape": (6,)}), ("Dense", {"units": 3})], seed=1))

    with pytest.raises(Mismatch, match=r"does not take an input of shape \(2, 5\)"):
        fixed.predict(np.zeros((2, 5)))


def test_what_keras_says_of_a_large_input_is_said_without_the_input(referee: Referee) -> None:
    single = referee.build(described_model([("Input", {"shape": ()}), ("Embedding", {"input_dim": 3, "output_dim": 2})], seed=1))

    with pytest.raises(Mismatch, match=r"Expected shape \(None,\), but input has incompatible shape \(12, 12\)$"):
        single.predict(np.ones((12, 12)))


@pytest.mark.parametrize("mask_zero", [True, False])
def test_the_mask_is_there_when_the_embedding_was_asked_for_it(referee: Referee, mask_zero: bool) -> None:
    data = np.array([[0, 0, 1], [0, 4, 5]])
    model = referee.build(described_model([("Embedding", EMBEDDING[1] | {"mask_zero": mask_zero})], seed=1))

    mask = model.ask(data)[0].mask

    assert np.array_equal(mask, data != 0) if mask_zero else mask is None


def test_more_rows_than_a_batch_are_answered_in_order(referee: Referee) -> None:
    model = referee.build(described_model([EMBEDDING], seed=1))
    data = np.arange(600).reshape(600, 1) % 10

    output = model.predict(data)

    assert np.array_equal(output, model.model.weights[0].value[data])


def test_a_plan_is_built_as_in_a_worker(worker: Worker, referee: Referee) -> None:
    plan = described_model([EMBEDDING, ("LSTM", {"units": 4}), ("Dense", {"units": 1})], seed=5)

    worker.ask("kinds", "gru", [plan], {}, 1, time.monotonic() + LIMITS.call_seconds)
    first = referee.build(plan).model

    assert all(np.array_equal(one.value, other.value) for one, other in zip(first.weights, worker.models[0].weights, strict=True))


def test_a_plan_that_keras_refuses_is_the_authors_mistake(referee: Referee) -> None:
    with pytest.raises(AuthorError, match="Keras does not build"):
        referee.build(described_model([("Embedding", {"input_dim": -1, "output_dim": 3})], seed=1))


@pytest.mark.parametrize(
    ("function", "reason"),
    [
        ("own_model", "a class of your own, OwnModel"),
        ("with_lambda", "The layer plus_one is a Lambda"),
        ("with_operation", "calculates Multiply between its layers"),
    ],
)
def test_what_the_allowlist_refuses_never_reaches_keras(worker: Worker, zygote: Zygote, function: str, reason: str) -> None:
    def start() -> Worker:
        raise AssertionError("a worker was started")

    model = ask(worker, "refused", function)

    with Referee(start, LIMITS) as referee, pytest.raises(Mismatch, match=reason):
        referee.rebuild(model)


def test_weights_that_do_not_fit_the_layers_fail_the_check(worker: Worker, referee: Referee) -> None:
    model = forged(ask(worker, "kinds", "make", "sequential")[0], output_dim=4)

    with pytest.raises(Mismatch, match="cannot be built again"):
        referee.rebuild(model)


def test_a_forged_model_beyond_the_memory_costs_its_own_check_only(worker: Worker, zygote: Zygote) -> None:
    limits = replace(LIMITS, memory_bytes=600 * MIB)
    honest = ask(worker, "kinds", "make", "sequential")[0]

    with Referee(lambda: Worker(zygote.address, Sources({}), limits), limits) as referee:
        with pytest.raises(Mismatch):
            referee.rebuild(forged(honest, input_dim=1_000_000, output_dim=1_000_000))

        assert referee.rebuild(honest).parameters == 30


def test_a_late_referee_fails_the_check_and_is_replaced(worker: Worker, zygote: Zygote) -> None:
    hasty = replace(LIMITS, call_seconds=0.0)
    honest = ask(worker, "kinds", "make", "sequential")[0]

    with Referee(lambda: Worker(zygote.address, Sources({}), LIMITS), hasty) as referee, pytest.raises(Mismatch, match="takes too long"):
        referee.rebuild(honest)
