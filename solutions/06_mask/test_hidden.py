"""Hidden checks of exercise 6, mask.

A check asks everything first and compares afterwards, so that every submission is asked the same questions, however early it goes wrong.
Each check of `padding_changes_output` hands in models whose output changes and models whose output stays, so that a constant answer earns
nothing. Few of them hold a recurrent layer: an average over the rows is changed by padding too, knows masks, and costs a tenth of the time.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.evidence import describe
from grader.isolation.modeldata import ModelPlan
from grader.keras_suite import kind
from grader.language import _
from grader.models import described_model
from grader.suite import Mismatch, ensure, expect_array, expect_equal, expect_unchanged, expect_value, hint, points, reveal

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
ROW_OF_ZEROS = np.concatenate([np.zeros((1, 3), np.float32), WEIGHTS[1:]])
AVERAGE, LARGEST = ("GlobalAveragePooling1D", {}), ("GlobalMaxPooling1D", {})


@points(2)
@hint("Compare the whole array with 0 at once: NumPy asks every number, and the answer has the shape of the data.")
def test_the_mask_of_the_worked_example(student):
    """`word_mask` gives, for the two padded texts, False for the zeros in front and True for every word."""
    expect_masks(student, [PADDED])


@hint("Compare each number with 0, by itself: where it stands in the text does not matter.")
def test_every_zero_is_padding_wherever_it_stands(student):
    """`word_mask` gives False for zeros in front, behind and between words, for a text of nothing but zeros, and True elsewhere."""
    expect_masks(student, [np.array([[3, 0, 2, 0], [0, 0, 0, 0], [7, 7, 1, 5]]), np.array([[1, 0], [0, 1]])])


@hint("One True or False for each number: print the shape of the data and that of your mask.")
def test_a_mask_has_the_shape_of_its_data(student):
    """`word_mask` takes data of any batch and length from 1 up, and gives a mask of the same shape."""
    shapes = [np.array(rows) for rows in ([[0]], [[4]], [[0, 9, 0, 1, 2]], [[1], [0], [3]], [[0, 2], [5, 0], [0, 0], [8, 6]])]

    expect_masks(student, shapes)


@hint("Compare with 0 and with nothing else: every other number is a word, 1 too, and so are very large numbers.")
def test_every_other_number_is_a_word(student):
    """`word_mask` gives True for every word number, small or large, in data of int32 and of int64."""
    numbers = [[1, 0, 2, 255, 256, 0, 257, 4999, 65_536, 2_147_483_647]]

    expect_masks(student, [np.array(numbers, dtype) for dtype in (np.int32, np.int64)])


@hint("Print the dtype of your mask: it should be bool. A comparison gives booleans; numbers 0 and 1 are not the same.")
def test_a_mask_is_made_of_booleans(student):
    """`word_mask` gives an array of True and False, not of numbers."""
    for answer in expect_masks(student, [np.array([[0, 1, 1]]), np.array([[6], [0]])]):
        text = _("`word_mask` gives {got}; expected booleans.").format(got=describe(answer.value))
        ensure(isinstance(answer.value, np.ndarray) and answer.value.dtype.kind == "b", text)


@hint("Make an array of your own. `data[data > 0] = 1` changes what the caller gave you.")
def test_the_data_stay_as_they_were(student):
    """`word_mask` leaves `data` as it was."""
    for answer in expect_masks(student, [np.array([[0, 5, 2], [7, 0, 7]]), np.array([[3]])]):
        expect_unchanged(answer)


@points(2)
@reveal("hint")
@hint("Make up a few rows of your own, with zeros where you like, and write the mask down by hand.")
def test_data_that_nobody_has_seen(student, rng):
    """`word_mask` finds the words in data made at random."""
    expect_masks(student, [rng.integers(0, 4, size=rng.integers(2, 7, size=2)) for _case in range(4)])


@points(3)
@hint("Ask the model twice, for `data` and for `data` with the columns of zeros in front. Then: are the two outputs different?")
def test_an_lstm_reads_the_padding_unless_it_is_masked(student):
    """`padding_changes_output` says True for an Embedding and an LSTM, and False for the same with `mask_zero=True`."""
    lstm = ("LSTM", {"units": 4})
    cases = [
        changes(PADDED, model(lstm), _("reads the zeros like words")),
        keeps(PADDED, model(lstm, mask_zero=True), _("masks the zeros")),
    ]

    expect_verdicts(student, cases)


@points(2)
@hint("Use `zeros` for the number of columns. Its default, 3, is in the first line of the function.")
def test_as_many_columns_as_asked_for(student):
    """`padding_changes_output` puts `zeros` columns in front, 3 by default."""
    data, by_two, by_three = np.array([[1, 2, 3, 4, 5, 6]]), groups_of(2), groups_of(3)
    cases = [
        keeps(data, by_three, _("computes with groups of three columns")),
        changes(data, by_two, _("computes with groups of two columns")),
        keeps(data, by_two, _("computes with groups of two columns"), zeros=2),
        changes(data, by_three, _("computes with groups of three columns"), zeros=1),
        keeps(data, by_three, _("computes with groups of three columns"), zeros=6),
    ]

    expect_verdicts(student, cases)


@points(2)
@hint("The zeros come in front of the words, as `pad_sequences` does it, so they are read first. `np.pad` takes (front, behind) per axis.")
def test_the_zeros_come_in_front(student):
    """`padding_changes_output` says False where only zeros behind the words would change the output, and True the other way round."""
    data = np.array([[1, 2, 3], [6, 5, 4]])
    reads = {"units": 3, "use_bias": False}  # without a bias a row of zeros leaves a memory of zeros as it is
    cases = [
        keeps(data, model(("SimpleRNN", reads), weights=(ROW_OF_ZEROS,)), _("starts with nothing in memory, and zeros add nothing")),
        changes(data, model(("SimpleRNN", reads | {"go_backwards": True}), weights=(ROW_OF_ZEROS,)), _("reads from the end to the front")),
    ]

    expect_verdicts(student, cases)


@points(2)
@hint("Do not ask how the layers are set: a mask may be there and not be used, or be missing and not be needed. Compare outputs.")
def test_what_counts_is_the_output_and_not_a_setting(student):
    """`padding_changes_output` says True where a mask does not help, and False where the output stays without one."""
    data = np.array([[1, 2, 4], [3, 9, 4]])
    high, low = (np.concatenate([np.full((1, 3), value, np.float32), WEIGHTS[1:]]) for value in (0.2, -0.2))
    cases = [
        changes(data, model(LARGEST, weights=(high,), mask_zero=True), _("has a mask and a layer that does not look at it")),
        keeps(data, model(LARGEST, weights=(low,)), _("has no mask, and zeros do not count in it")),
        changes(data, model(AVERAGE), _("takes the average of all rows, without a mask")),
        keeps(data, model(AVERAGE, mask_zero=True), _("takes the average of the rows of words")),
    ]

    expect_verdicts(student, cases)


@points(2)
@hint("One number that differs is enough for True, whichever text it belongs to: `np.allclose` asks all numbers at once.")
def test_one_number_that_differs_is_enough(student):
    """`padding_changes_output` says True when a single number of the output differs, of the first text, the last, or one between."""
    table = np.array([[0.1, 0.1, -0.9], [0.2, 0.3, 0.4], [0.05, 0.5, 0.3], [0.4, 0.2, 0.1]], np.float32)  # row 2 lies below row 0 once
    largest, words = model(LARGEST, weights=(table,)), [[1, 3], [3, 1], [1, 1]]
    cases = [keeps(np.array(words), largest, _("gives the same for all three texts"))]
    for place, what in enumerate((_("the first text"), _("the second text"), _("the last text"))):
        data = np.array(words)
        data[place] = 2
        cases.append(changes(data, largest, _("gives one other number for {text}").format(text=what)))

    expect_verdicts(student, cases)


@hint("Compare number by number. Of sums and averages the differences may cancel out.")
def test_differences_that_cancel_out_are_differences(student):
    """`padding_changes_output` says True when one number grows as much as another shrinks."""
    data, table = np.array([[1, 1]]), np.array([[0.3, 0.1], [0.1, 0.3]], np.float32)
    cases = [
        changes(data, model(AVERAGE, weights=(table,)), _("gives one larger number and one smaller by as much")),
        keeps(data, model(AVERAGE, weights=(table,), mask_zero=True), _("takes the average of the rows of words")),
    ]

    expect_verdicts(student, cases)


@points(2)
@hint("`np.allclose` with its defaults forgives rounding and nothing else: not `==`, and no tolerance of your own.")
def test_rounding_is_no_difference_and_a_small_change_is_one(student):
    """`padding_changes_output` says False where only the last digit differs, and True for a change of a thousandth."""
    data = np.array([[word, word] for word in range(1, 10)])
    alike = np.tile(np.linspace(0.1, 0.9, 24, dtype=np.float32), (10, 1))
    nearly = alike.copy()
    nearly[0] *= 1.001
    cases = [
        keeps(data, model(AVERAGE, weights=(alike,)), _("takes the average of rows that are all alike")),
        changes(data, model(AVERAGE, weights=(nearly,)), _("takes the average of rows of which row 0 is larger by a thousandth")),
    ]

    expect_verdicts(student, cases)


@hint("Ask as in inference: `model.predict(data, verbose=0)` or `model(data, training=False)`.")
def test_the_model_is_asked_as_in_inference(student):
    """`padding_changes_output` gives the answer of inference for a model with a Dropout layer, which acts in training only."""
    data, dropout = np.array([[4, 2, 9, 1]]), ("Dropout", {"rate": 0.5})
    cases = [
        keeps(data, model(dropout, AVERAGE, mask_zero=True), _("has a Dropout layer and a mask")),
        changes(data, model(dropout, AVERAGE), _("has a Dropout layer and no mask")),
    ]

    expect_verdicts(student, cases)


@hint("Take the sizes from `data.shape`; one text, one word, and rows that have zeros already are fine.")
def test_data_of_any_size(student):
    """`padding_changes_output` takes any batch and length from 1 up, with zeros in it or without, of int32 or int64."""
    dense = ("Dense", {"units": 1})
    cases = [
        changes(np.array([[3]]), model(AVERAGE, dense), _("gives one number and has no mask")),
        keeps(np.array([[3]], np.int32), model(AVERAGE, dense, mask_zero=True), _("gives one number and has a mask")),
        keeps(np.array([[0, 8], [7, 2], [0, 1], [5, 5], [0, 4]]), model(AVERAGE, mask_zero=True), _("masks the zeros")),
        changes(np.array([[2, 6, 6, 1, 9, 3, 3, 8]], np.int32), model(AVERAGE), _("reads the zeros like words"), zeros=1),
    ]

    expect_verdicts(student, cases)


@hint("Only ask the model, and make a new array for the longer data. `set_weights` and `data[...] = ...` change what the caller gave you.")
def test_the_model_and_the_data_of_a_question_stay_as_they_were(student):
    """`padding_changes_output` leaves the model's weights and the data as they were."""
    data = np.array([[3, 1, 9], [0, 2, 2]])
    cases = [
        changes(data, model(AVERAGE), _("reads the zeros like words")),
        keeps(data, model(AVERAGE, mask_zero=True), _("masks the zeros")),
    ]

    for answer, case in zip(expect_verdicts(student, cases), cases, strict=True):
        expect_unchanged(answer)
        if not is_kept(case, answer.models[0]):
            raise Mismatch(_("`padding_changes_output` changes the weights of the model; only ask it."), call=answer.call)


@points(2)
@reveal("hint")
@hint("Try models of your own: with a mask and without, with few zeros and with many, and texts of other sizes.")
def test_models_that_nobody_has_seen(student, rng):
    """`padding_changes_output` tells the two kinds of model apart, for tables, texts and zeros made at random."""
    cases = [random_case(rng, mask_zero) for mask_zero in (True, False, True, False)]

    expect_verdicts(student, [cases[place] for place in rng.permutation(len(cases))])


@dataclass(frozen=True)
class Case:
    """One model to be asked about."""

    data: np.ndarray
    plan: ModelPlan
    does_change: bool
    what: str  # it does, for the student: "a model that …"
    zeros: dict[str, Any] = field(default_factory=dict)  # empty: not said


def changes(data, plan, what, **zeros):
    return Case(data, plan, True, what, zeros)


def keeps(data, plan, what, **zeros):
    return Case(data, plan, False, what, zeros)


def model(*layers, weights=(WEIGHTS,), mask_zero=False):
    """An Embedding with this table, and what comes behind it; the further weights are made from the seed."""
    top_words, dim = weights[0].shape
    embedding = ("Embedding", {"input_dim": top_words, "output_dim": dim, "mask_zero": mask_zero})
    return described_model([embedding, *layers], seed=7, weights=(*weights, *[None] * further(layers)))


def further(layers):
    """How many weights the layers behind the Embedding have."""
    counts = {"LSTM": 3, "SimpleRNN": 3, "Dense": 2}
    return sum(counts.get(name, 0) - (settings.get("use_bias") is False) for name, settings in layers)


def groups_of(size):
    """A model that takes the average of each group of columns and the largest of these. Whole groups of zeros in front never count, since
    row 0 is so small; other numbers of zeros move words from one group into the next."""
    table = np.linspace(-0.4, 0.4, 30, dtype=np.float32).reshape(10, 3)
    table[0] = -8.0
    return model(("AveragePooling1D", {"pool_size": size}), LARGEST, weights=(table,))


def random_case(rng, mask_zero):
    """A table, texts without zeros, and how many zeros come in front. The padding row lies above all others, so that it shows."""
    batch, length, dim, zeros = (int(number) for number in rng.integers(1, 6, size=4))
    table = rng.uniform(-0.05, 0.05, size=(12, dim)).astype(np.float32)
    table[0] = 0.1
    data = rng.integers(1, 12, size=(batch, length))
    return Case(
        data, model(AVERAGE, weights=(table,), mask_zero=mask_zero), not mask_zero, _("is one of those made at random"), {"zeros": zeros}
    )


def expect_verdicts(student, cases):
    """`padding_changes_output` says of each model whether its output changes. Returns the answers."""
    function = student.masking.padding_changes_output
    answers = [function.recording(keeping(case))(case.plan, case.data, **case.zeros) for case in cases]
    for answer, case in zip(answers, cases, strict=True):
        got = answer.value if isinstance(answer.value, bool) else describe(answer.value)
        wrong = _("`padding_changes_output` returns {got} for a model that {what}; expected {expected}.")
        expect_equal(answer, case.does_change, wrong.format(got=got, what=case.what, expected=case.does_change))
    return answers


def keeping(case):
    """What a transcript keeps: the answer, and whether the model still has its table."""
    return lambda value, after: [value if isinstance(value, bool) else kind(value), is_kept(case, after)]


def is_kept(case, after):
    return bool(after.weights) and np.array_equal(after.weights[0].value, case.plan.weights[0])


def expect_masks(student, tables):
    """`word_mask` says of every number of these tables whether it is a word; 1 and 0 are taken for True and False. Returns the answers."""
    answers = [student.masking.word_mask.recording(seen)(data) for data in tables]
    for answer, data in zip(answers, tables, strict=True):
        expect_value(answer)
        expect_array(answer, data != 0)
    return answers


def seen(value):
    """What a transcript keeps of a mask: booleans and whole numbers as they are, of anything else the kind."""
    return [value.dtype.kind, value] if isinstance(value, np.ndarray) and value.dtype.kind in "bi" else kind(value)
