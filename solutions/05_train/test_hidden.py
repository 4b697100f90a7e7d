"""Hidden checks of exercise 5, train.

The reviews are made up (`grader.corpus`), in the format of the published file and small enough to train on in seconds. One training, with
unusual epochs and batches, serves all checks of `train` that need one. What it has learned is measured by the referee, on reviews that are
in no file: their labels never leave the judge, so neither a history that is made up nor a model that is not trained earns those points.
"""

import functools
import math
from dataclasses import dataclass

import numpy as np

from grader.corpus import encoded, loaded, padded, synthetic_corpus
from grader.evidence import Difference, describe, first_difference
from grader.isolation.modeldata import HistoryData, ModelData
from grader.keras_suite import (
    accuracy,
    design,
    expect_beats,
    expect_compiled,
    expect_history,
    expect_layers,
    expect_model,
    kind,
    loss_of,
    metrics_of,
    optimizer_of,
    training,
)
from grader.language import _
from grader.models import described_model
from grader.student import Answer, CallFailed
from grader.suite import Mismatch, ensure, expect_array, expect_unchanged, expect_value, fail, hint, points

TRAIN, TEST, HELD_OUT = 610, 36, 512  # reviews; the test half is too small to learn from
LENGTH = 23  # the longest review and its start mark
OTHER_FILE = "reviews_b.npz"

EPOCHS, BATCH_SIZE = 4, 34  # neither is usual; the last batch is not full, also when a fifth of the reviews is held out
STEPS = EPOCHS * math.ceil(TRAIN / BATCH_SIZE)
SETTINGS = {"optimizer": "RMSprop", "learning_rate": 0.02, "loss": "binary_crossentropy", "metrics": ["accuracy"]}

# A count of words is right on 75 % of the corpus at most, by how it is made; the reference on 99.9 % (benchmarks/chance.py).
BASELINE, MARGIN = 0.75, 0.08


def served(seed):
    """The data sets of the worker: the usual file and one of another name."""
    return (*corpus(seed).served(), other_corpus(seed).served(OTHER_FILE)[0])


@functools.cache
def corpus(seed):
    return synthetic_corpus(seed, train=TRAIN, test=TEST, held_out=HELD_OUT)


@functools.cache
def other_corpus(seed):
    return synthetic_corpus(seed + 1, train=30, test=20, held_out=2)


@points(2)
@hint("Load with `num_words=top_words`, then pad `x_train` and `x_test` alike. Leave the order and the labels as they come.")
def test_both_halves_come_padded_and_with_their_labels(student, seed):
    """`load_reviews` gives all reviews of both halves as `load_data` gives them, padded to `max_review_length`, each with its label."""
    answer = asking_reviews(student)(40, 12)

    expect_reviews(answer, loaded(corpus(seed), 40, 12))


@points(2)
@hint("Hand `top_words` on: `load_data(num_words=top_words)` keeps the numbers below it and puts 2, the unknown word, for all others.")
def test_only_numbers_below_top_words_stay(student, seed):
    """`load_reviews` keeps numbers below `top_words`: in place of `top_words` itself and of larger ones stands the unknown word, 2."""
    asked = {top_words: asking_reviews(student)(top_words, 20) for top_words in (9, 100)}

    for top_words, answer in asked.items():
        expect_reviews(answer, loaded(corpus(seed), top_words, 20))


@points(2)
@hint("`keras.utils.pad_sequences(x, maxlen=…)` fills and cuts in front by default; with `maxlen`, `load_data` leaves long reviews out.")
def test_short_reviews_are_filled_and_long_ones_cut_in_front(student, seed):
    """`load_reviews` fills short reviews with zeros in front, cuts the beginning of long ones and leaves none out, for any length."""
    asked = {length: asking_reviews(student)(60, length) for length in (5, 14, 40)}

    for length, answer in asked.items():
        expect_reviews(answer, loaded(corpus(seed), 60, length))


@hint("Hand `path` on to `load_data` as it is. It is a file name, and there is more than one such file.")
def test_the_reviews_come_from_the_file_that_is_named(student, seed):
    """`load_reviews` loads the file that `path` names, and "imdb.npz" by default."""
    ask = asking_reviews(student)
    named, usual = ask(50, 10, path=OTHER_FILE), ask(50, 10)

    expect_reviews(named, loaded(other_corpus(seed), 50, 10))
    expect_reviews(usual, loaded(corpus(seed), 50, 10))


@hint("Print `x_train.dtype`, `x_train.shape`, `y_train.shape`. Word numbers are integers, and each label is one number.")
def test_reviews_are_integers_of_length_500_by_default(student, seed):
    """`load_reviews` gives by default all words below 5,000 and 500 numbers for each review, as integers."""
    answer = asking_reviews(student)()

    expect_reviews(answer, loaded(corpus(seed), 5000, 500), dtype="integer")


@points(2)
@hint("Three layers in this order: Embedding, LSTM(100), Dense with one unit and a sigmoid. Print `model.summary()`.")
def test_the_layers_are_those_of_the_imdb_model(student):
    """`build_model` gives a model of Embedding, LSTM(100) and Dense(1, sigmoid), with the sizes asked for, and no other layer."""
    asked = {(): asking_model(student)(), (60, 9, 6): asking_model(student)(60, 9, embedding_vector_length=6)}

    for sizes, answer in asked.items():
        top_words, length, vector = sizes or (5000, 500, 32)
        expect_layers(expect_built(student, answer, length), imdb_layers(top_words, vector))


@points(2)
@hint("Count as in the lesson: the Embedding has top_words · vector, the LSTM 4 · 100 · (vector + 100 + 1), the Dense layer 101.")
def test_the_parameters_are_as_many_as_they_should_be(student, referee):
    """`build_model` gives a built model of 213,301 parameters by default, and of as many as other sizes need; training changes them all."""
    asked = {(): asking_model(student)(), (30, 8, 4): asking_model(student)(30, 8, embedding_vector_length=4)}

    for sizes, answer in asked.items():
        top_words, length, vector = sizes or (5000, 500, 32)
        rebuilt = referee.rebuild(expect_built(student, answer, length))
        got, trained, expected = rebuilt.parameters, rebuilt.trainable_parameters, top_words * vector + 4 * 100 * (vector + 100 + 1) + 101
        ensure(got == expected, _("Your model has {got:,} parameters; expected {expected:,}.").format(got=got, expected=expected))
        frozen = _("Training changes only {trained:,} of the {expected:,} parameters of your model; leave out trainable=False.")
        ensure(trained == expected, frozen.format(trained=trained, expected=expected))


@hint("The LSTM gives only its last output (no `return_sequences`), and one unit with a sigmoid makes a number from 0 to 1 of it.")
def test_one_probability_comes_out_for_each_review(student, referee):
    """`build_model` gives a model that takes word numbers of shape (n, `max_review_length`) and gives probabilities of shape (n, 1)."""
    answer = asking_model(student)(50, 12, embedding_vector_length=5)

    output = referee.rebuild(expect_built(student, answer, 12)).predict(np.arange(36).reshape(3, 12))
    expect_array(np.zeros(output.shape), np.zeros((3, 1)))
    ensure(
        bool(((output >= 0) & (output <= 1)).all()),
        _("The outputs of your model are not all between 0 and 1, so they are no probabilities."),
    )


@points(2)
@hint('`model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])`, or the objects that these names stand for.')
def test_the_model_is_compiled_for_two_classes(student):
    """`build_model` compiles the model with Adam, binary cross-entropy on a probability, and accuracy."""
    answer = asking_model(student)(20, 6, embedding_vector_length=4)

    expect_compiled(expect_built(student, answer, 6), loss="binary_crossentropy", optimizer="adam", metric="accuracy")


@hint("Leave the defaults in the first line of the function, `epochs=3, batch_size=64`, and hand them on to `fit`. Hold no review back.")
def test_three_epochs_in_batches_of_64_are_the_default(student, seed):
    """`train` runs 3 epochs in batches of 64 by default, with all reviews that it is given."""
    x, y = training_rows(seed)
    model = described_model([("Input", {"shape": (4,)}), OUTPUT], seed=3, compile=SETTINGS)
    answer = student.imdb_lstm.train.recording(lambda value, after: after.iterations)(model, x[:130, -4:], y_train=y[:130])

    expect_value(answer)
    expect_steps(answer.models[0], 3 * 3, epochs=3, batch_size=64, reviews=130)


@points(6)
@hint("Call `fit` of the model that you are given, with the data that you are given: `model.fit(x_train, y_train, …)`. Build no other.")
def test_the_model_has_learned_to_tell_praise_from_complaint(student, referee, seed, picture):
    """`train` trains the model that it is given on these reviews; then the model is right on reviews that it has never seen."""
    trained = trained_once(student, referee, seed)

    draw(picture, trained)
    expect_learned(trained)


@points(4)
@hint("Hand both on to `fit`: `epochs=epochs, batch_size=batch_size`. No `validation_split`, no `EarlyStopping`, all the rows, one `fit`.")
def test_every_review_is_used_once_in_each_epoch(student, referee, seed):
    """`train` runs exactly `epochs` epochs over all reviews, in batches of `batch_size`, learns from them and leaves them as they were."""
    trained = trained_once(student, referee, seed)

    expect_steps(trained.answer.models[0], STEPS, epochs=EPOCHS, batch_size=BATCH_SIZE, reviews=TRAIN)
    expect_unchanged(trained.answer)
    expect_learned(trained)


@points(2)
@hint("`compile` makes a new optimizer, with other settings. The model that you are given is compiled: leave that as it is.")
def test_the_model_is_fitted_as_it_is_compiled(student, referee, seed):
    """`train` leaves optimizer, loss and metrics as the model was compiled, and the model learns with them."""
    trained = trained_once(student, referee, seed)

    expect_same_settings(trained)
    expect_learned(trained)


@points(3)
@hint("`fit` returns the history of all epochs: `return model.fit(…)`. `history.history` is only the dict in it.")
def test_the_history_of_all_epochs_comes_back(student, referee, seed):
    """`train` returns the History that Keras's `fit` returns, with every epoch of a training from which the model has learned."""
    trained = trained_once(student, referee, seed)

    expect_history(trained.answer.value, EPOCHS)
    expect_learned(trained)


OUTPUT = ("Dense", {"units": 1, "activation": "sigmoid"})
LSTM = {
    "units": 100,
    "return_sequences": False,
    "return_state": False,
    "go_backwards": False,
    "activation": "tanh",
    "recurrent_activation": "sigmoid",
    "use_bias": True,
    "dropout": 0.0,
    "recurrent_dropout": 0.0,
}


def imdb_layers(top_words, vector):
    embedding = {"input_dim": top_words, "output_dim": vector}
    return [("Embedding", embedding), ("LSTM", LSTM), ("Dense", OUTPUT[1] | {"use_bias": True})]


# load_reviews


def asking_reviews(student):
    """`ask`, with a transcript that keeps the numbers, whatever holds them."""
    return student.imdb_lstm.load_reviews.recording(lambda value: [numbers(part) for part in parts_of(value)] or kind(value))


def parts_of(value):
    """x_train, y_train, x_test, y_test; nothing of a value that is not two pairs."""
    if not is_pair(value) or not all(is_pair(half) for half in value):
        return []
    return [part for half in value for part in half]


def is_pair(value):
    return isinstance(value, (tuple, list)) and len(value) == 2


def numbers(part):
    """Whole numbers as such, of tables also whether they are floats."""
    if not isinstance(part, np.ndarray) or part.dtype.kind not in "iufb" or not np.array_equal(part, part.astype(np.int64)):
        return kind(part)
    return [part.ndim == 2 and part.dtype.kind == "f", part.astype(np.int64)]


def expect_reviews(answer, expected, dtype="any"):
    """The answer is these two halves; `dtype` is that of the tables, labels are free."""
    parts = parts_of(expect_value(answer))
    if not parts:
        text = _("`load_reviews` should return ((x_train, y_train), (x_test, y_test)), but it returns {got}.")
        raise Mismatch(text.format(got=describe(answer.value)), call=answer.call)
    for name, part, right in zip(("x_train", "y_train", "x_test", "y_test"), parts, parts_of(expected), strict=True):
        difference = first_difference(part, right, dtype=dtype if name.startswith("x") else "any")
        if difference is not None:
            text = f"{name}: {difference.text}"
            difference = Difference(text, difference.path)
            raise Mismatch(text, expected=right, got=part, difference=difference, compared=True, call=answer.call)


# build_model


def asking_model(student):
    """`ask`, with a transcript that keeps what all right models have in common."""
    return student.imdb_lstm.build_model.recording(seen)


def seen(value):
    """Layers with the settings that are asked for, and what the model is compiled with."""
    if not isinstance(value, ModelData):
        return kind(value)
    asked = {name: settings.keys() for name, settings in imdb_layers(1, 1)}
    layers = [[name, [pair for pair in settings if pair[0] in asked.get(name, dict(settings))]] for name, settings in design(value)]
    return [value.problem, value.built, layers, *compiled(value)]


def compiled(model):
    """Loss, optimizer, and whether accuracy is measured."""
    loss, optimizer = loss_of(model), optimizer_of(model)
    has_accuracy = any(metric.name == "accuracy" for metric in metrics_of(model))
    return [loss and [loss.name, loss.from_logits], optimizer and optimizer.name, has_accuracy]


def expect_built(student, answer, length):
    """The model that was asked for, built. What a failed check shows is this call, not the one asked last."""
    student.last_call = answer.call
    return expect_model(expect_value(answer), f"model.build((None, {length}))")


# train


@dataclass(frozen=True)
class Training:
    """The one training, and what the referee measured after it."""

    before: ModelData
    answer: Answer
    predictions: np.ndarray  # of the held-out reviews
    labels: np.ndarray


def trained_once(student, referee, seed):
    """The training, made for the first check that asks; later ones get the same, or fail for the same reason."""
    found = outcome(student, referee, seed)
    if isinstance(found, Exception):
        raise found.with_traceback(None)
    student.last_call = found.answer.call
    return found


@functools.cache
def outcome(student, referee, seed):
    """The training, repeated once from other first weights when it was unlucky; or what it failed with."""
    try:
        trained = fit(student, referee, seed, 1)
        return fit(student, referee, seed, 2) if is_unlucky(trained) else trained
    except (CallFailed, Mismatch) as error:
        return error


def fit(student, referee, seed, number):
    """Hand a small model of the same kind to `train`, then let the referee predict what no file has."""
    plan = small_model(corpus(seed).words, number)
    before = referee.build(plan).model
    x, y = training_rows(seed)
    ask = student.imdb_lstm.train.recording(lambda value, after: training(before, after, value))
    answer = ask(plan, x, y_train=y, epochs=EPOCHS, batch_size=BATCH_SIZE)
    expect_value(answer)
    rows, labels = held_out_rows(seed)
    return Training(before, answer, referee.rebuild(answer.models[0]).predict(rows), labels)


def small_model(words, seed):
    layers = [("Embedding", {"input_dim": words, "output_dim": 16}), ("LSTM", {"units": 16}), OUTPUT]
    return described_model(layers, seed=seed, compile=SETTINGS)


def training_rows(seed):
    return loaded(corpus(seed), corpus(seed).words, LENGTH)[0]


def held_out_rows(seed):
    half = corpus(seed).held_out
    return padded(encoded(half.reviews, corpus(seed).words), LENGTH), half.labels


def is_unlucky(trained):
    """Whether nothing but chance can be why it has learned too little: all its steps were taken, with the settings that it had."""
    after = trained.answer.models[0]
    has_learned = accuracy(trained.predictions, trained.labels) >= BASELINE + MARGIN
    return not has_learned and after.iterations == STEPS and compiled(after) == compiled(trained.before)


def expect_learned(trained):
    expect_beats(trained.predictions, trained.labels, baseline=BASELINE, margin=MARGIN, who=_("who only counts words"))


def expect_steps(after, steps, *, epochs, batch_size, reviews):
    if after.iterations == steps:
        return
    if not after.iterations:
        fail(_("The model that your function was given has not been trained: its optimizer has not taken a single step."))
    text = _(
        "The model has been trained for {got} steps; {epochs} epochs of {reviews} reviews in batches of {batch_size} are {expected} steps."
    )
    fail(text.format(got=after.iterations, epochs=epochs, reviews=reviews, batch_size=batch_size, expected=steps))


def expect_same_settings(trained):
    before, after = compiled(trained.before), compiled(trained.answer.models[0])
    if after != before:
        text = _("`train` compiles the model anew: its optimizer was {before} and is {after}. Fit it as it is.")
        fail(text.format(before=before[1], after=after[1]))


def draw(picture, trained):
    """The curves of the history, where it is one."""
    history = trained.answer.value
    if not isinstance(history, HistoryData):
        return
    curves = {name: values for name in ("loss", "accuracy") if is_curve(values := history.history.get(name))}
    if curves:
        picture("training_curve", _("Your training, epoch by epoch"), curves=curves)


def is_curve(values):
    return isinstance(values, list) and 1 < len(values) <= 100 and all(isinstance(value, float) and abs(value) < 1e6 for value in values)
