"""Hidden checks of exercise 3, embedding.

A check asks everything first and compares afterwards, so that every submission is asked the same questions, however early it goes wrong.
What a model gives is asked of the referee's copy of it; a transcript keeps layers, shapes and relations, never a weight.
"""

import functools
from dataclasses import replace

import numpy as np

from grader.architecture import refusal
from grader.isolation.modeldata import ModelData
from grader.keras_suite import (
    design,
    expect_layers,
    expect_mask,
    expect_model,
    expect_rows_equal_weights,
    expect_trainable,
    expect_varied,
    expect_weights,
    kind,
)
from grader.language import _
from grader.suite import Mismatch, expect_array, expect_value, fail, hint, points, reveal

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
    dtype=np.float32,
)  # of the published run
PADDED = np.array([[0, 0, 1, 2, 3, 4], [0, 1, 2, 5, 3, 4]])
LENGTHS = (6, 10)  # of the texts that a transcript's models are asked about


@points(2)
@hint("The defaults are those of the worked example: 10 rows of 3 numbers. Put the published weights in with `set_weights` and compare.")
def test_the_model_of_the_worked_example(student, referee, picture):
    """`build_embedding_model` gives 10 rows of 3 numbers by default; with the published weights the rows of the worked example come out."""
    answer = asking(student, referee)()

    model = expect_built(student, answer)
    expect_weights(model, [(10, 3)])
    output = referee.rebuild(replace(model, weights=(replace(model.weights[0], value=published_in(model)),))).predict(PADDED)
    draw(picture, output)
    expect_rows_equal_weights(output, PADDED, WEIGHTS)


@points(2)
@hint("Print `model.summary()`: below the Input there is one line, the Embedding. Flatten, Dense or LSTM belong to other models.")
def test_there_is_one_embedding_layer_and_nothing_else(student, referee):
    """`build_embedding_model` gives a model of one `Embedding` layer, and no other layer does anything to its rows."""
    ask = asking(student, referee)
    answers = [ask(), ask(8, 5)]

    for answer in answers:
        expect_layers(expect_built(student, answer), [("Embedding", {})])


@points(2)
@hint(
    "`Embedding(input_dim, output_dim)`: first how many rows the table has, one for each number below `top_words`, then how long a row is."
)
def test_the_weights_have_the_sizes_asked_for(student, referee):
    """`build_embedding_model` makes one weight matrix of shape (`top_words`, `embedding_vector_length`), for any two sizes."""
    ask = asking(student, referee)
    asked = {(top_words, length): ask(top_words, length) for top_words, length in ((7, 4), (4, 9), (120, 1))}

    for sizes, answer in asked.items():
        expect_weights(expect_built(student, answer), [sizes])


@hint("Leave `trainable` and `embeddings_initializer` as Keras has them: random weights that training may change.")
def test_the_weights_are_trainable_and_not_all_the_same(student, referee):
    """`build_embedding_model` gives weights that training can change and that are not all the same at first."""
    answer = asking(student, referee)(9, 4)

    model = expect_built(student, answer)
    expect_trainable(model, [(9, 4)])
    expect_varied(model.weights[0].value)


@points(2)
@hint("In a shape None means any size: `keras.Input((None,))`, or `model.build((None, None))`. `top_words` is not the length.")
def test_texts_of_any_length_go_in(student, referee):
    """`build_embedding_model` gives a model that takes any number of texts of any length, also in its first call."""
    asked = [(asking(student, referee)(12, 2), shapes) for shapes in (((3, 8), (1, 1), (2, 40)), ((5, 1), (1, 12), (4, 6)))]

    for answer, shapes in asked:
        model = expect_built(student, answer)
        for shape in shapes:
            expect_shape(copy_of(model, referee).predict(np.arange(shape[0] * shape[1]).reshape(shape) % 2), (*shape, 2))


@points(2)
@hint("Hand the argument on: `Embedding(…, mask_zero=mask_zero)`. Print `model.layers[-1].compute_mask(data)` for True and for False.")
def test_the_mask_is_there_when_it_is_asked_for(student, referee):
    """`build_embedding_model` hands `mask_zero` on: with True, the default, later layers skip the zeros; with False they do not."""
    ask = asking(student, referee)
    with_mask = [ask(), ask(6, 2, mask_zero=True)]
    without = ask(6, 2, mask_zero=False)

    data = np.array([[0, 0, 1], [0, 1, 0], [1, 1, 1]])
    for answer in with_mask:
        expect_mask(mask_of(student, referee, answer, data), data != 0)
    expect_mask(mask_of(student, referee, without, data), None)


@points(2)
@reveal("hint")
@hint("Build a model of other sizes, let it predict a few numbers, and compare each row of the output with `model.get_weights()[0]`.")
def test_models_that_nobody_has_built(student, referee, rng):
    """`build_embedding_model` gives models that put the right weight row in each place, for sizes and numbers made at random."""
    asked = []
    for mask_zero in (True, False):
        top_words, length = int(rng.integers(11, 60)), int(rng.integers(4, 30))
        data = rng.integers(0, top_words, size=rng.integers(2, 12, size=2))
        asked.append((asking(student, referee)(top_words, length, mask_zero=mask_zero), (top_words, length), data))

    for answer, sizes, data in asked:
        model = expect_built(student, answer)
        expect_weights(model, [sizes])
        expect_rows_equal_weights(copy_of(model, referee).predict(data), data, model.weights[0].value)


def asking(student, referee):
    """`ask`, with a transcript that keeps what all right models have in common."""
    return student.embedding.build_embedding_model.recording(lambda value: seen(value, referee))


def seen(value, referee):
    """Layers, weights and what comes out, by relation."""
    if not isinstance(value, ModelData):
        return kind(value)
    kept = [value.problem, value.built, design(value)]
    kept.append([[list(weight.value.shape), weight.trainable, is_constant(weight.value)] for weight in value.weights])
    return kept + outputs(value, referee) if value.built and not refusal(value) else kept


def outputs(model, referee):
    """For texts of several lengths: the output's shape, whether its rows are weight rows, and what the mask marks."""
    rows = min((len(weight.value) for weight in model.weights if weight.value.ndim), default=1)
    asked = [np.arange(2 * length).reshape(2, length) % rows for length in LENGTHS]
    try:
        given = copy_of(model, referee).ask(*asked)
        instead = [] if any(one.output is not None for one in given) else [taken_instead(model, referee)]
    except Mismatch:
        return ["cannot be rebuilt"]
    return [output(one, data, model) for one, data in zip(given, asked, strict=True)] + instead


def taken_instead(model, referee):
    """Of a model that takes no texts: whether it takes single numbers, and whether a table of texts."""
    return [one.output is not None for one in copy_of(model, referee).ask(np.zeros(4, int), np.zeros((2, 2, 3), int))]


def output(prediction, data, model):
    if prediction.output is None:
        return "refused"
    masked = None if prediction.mask is None else bool(np.array_equal(prediction.mask, data != 0))
    return [list(prediction.output.shape), are_weight_rows(prediction.output, data, model), masked]


def are_weight_rows(output, data, model):
    if not model.weights or model.weights[0].value.ndim != 2:
        return False
    try:
        expect_rows_equal_weights(output, data, model.weights[0].value)
    except Mismatch:
        return False
    return True


def is_constant(weights):
    return bool((weights == weights.flat[0]).all()) if weights.size else True


def expect_built(student, answer):
    """The model that was asked for, built. What a failed check shows is this call, not the one asked last."""
    student.last_call = answer.call
    return expect_model(expect_value(answer))


def mask_of(student, referee, answer, data):
    prediction = copy_of(expect_built(student, answer), referee).ask(data)[0]
    if prediction.output is None:
        fail(_("Your model does not take an input of shape {shape}.").format(shape=data.shape))
    return prediction.mask


@functools.cache
def copy_of(model, referee):
    """The referee's copy of a model; made once, since the transcript and the check ask the same one."""
    return referee.rebuild(model)


def expect_shape(output, shape):
    if output.shape != shape or output.dtype.kind != "f":
        expect_array(output, np.zeros(shape), dtype="float")


def published_in(model):
    """The published weights in the model's own precision."""
    return WEIGHTS.astype(model.weights[0].value.dtype)


def draw(picture, output):
    """Weights and output rows side by side, where there are such rows."""
    if output.shape == (2, 6, 3) and np.isfinite(output).all():
        names = [f"padded[{text}, {place}] = {PADDED[text, place]}" for text in range(2) for place in range(6)]
        rows = output.astype(float).reshape(12, 3).round(8).tolist()
        picture(
            "embedding_rows", _("The published weights in your model, and its output"), weights=WEIGHTS.tolist(), output=rows, names=names
        )
