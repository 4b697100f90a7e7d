"""Hidden checks of exercise 4, verify.

A check asks everything first and compares afterwards, so that every submission is asked the same questions, however early it goes wrong.
Each check of `output_rows_match_weights` hands in Keras models that are honest and models that are not, so that a constant answer earns
nothing; honest ones have the test layers too, with an amount that changes nothing.
"""

import math
from dataclasses import dataclass

import numpy as np

from grader.evidence import describe
from grader.isolation.modeldata import ModelPlan
from grader.keras_suite import kind
from grader.language import _
from grader.models import described_model
from grader.suite import Mismatch, expect_array, expect_equal, expect_unchanged, hint, points, reveal

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
TOP_WORDS = 300  # more than fit in one byte
MOST_NUMBERS = 10_000  # that a transcript looks at: an answer of 256 MB would become one of gigabytes
LOOKS_UP = _("only looks rows up")


@points(2)
@hint("Print `data[0, 4]`, that row of `weights`, and `[0, 4]` of your result: the last two should be equal. Rows are counted from 0.")
def test_the_rows_of_the_worked_example(student, picture):
    """`embed_by_hand` gives, for the two padded texts, the rows 0 0 1 2 3 4 and 0 1 2 5 3 4 of the published weights."""
    answer = ask_for_rows(student, PADDED, WEIGHTS)

    draw(picture, answer.value)
    expect_array(answer, WEIGHTS[PADDED], dtype="float")


@points(2)
@hint("The number in the data is the row: 0 has the first row, the padding row, and that is a row of weights like the others.")
def test_rows_are_counted_from_0_and_the_padding_has_a_row(student):
    """`embed_by_hand` gives row 0 of the weights for 0, row 1 for 1, and the last row for the largest number."""
    expect_rows(student, [([[0]], WEIGHTS), ([[1]], WEIGHTS), ([[9]], WEIGHTS), ([[0, 9, 0, 1]], WEIGHTS)])


@points(2)
@hint("The sizes are in `data.shape` and `weights.shape`; the result has (batch, length, dim). No int8 holds a number above 127.")
def test_data_and_weights_may_have_any_size(student):
    """`embed_by_hand` takes any batch and length from 1 up, and weights with any number of rows and columns."""
    rows = np.arange(1, 31, dtype=np.float32) / 8
    wide, narrow, square, single = rows[:10].reshape(2, 5), rows[:7].reshape(7, 1), rows[:9].reshape(3, 3), rows[:4].reshape(1, 4)
    cases = [
        ([[11, 0, 10]], rows[:24].reshape(12, 2)),
        ([[1, 0, 0]], wide),
        ([[6], [2], [4], [0]], narrow),
        ([[2, 0, 1], [1, 1, 0], [0, 2, 2]], square),
        ([[0, 0], [0, 0]], single),
        ([[3], [5]], rows.reshape(6, 5)),
        ([[TOP_WORDS - 1, 130, 255, 0]], np.arange(TOP_WORDS, dtype=np.float32).reshape(TOP_WORDS, 1) / 8),
    ]

    expect_rows(student, cases)


@hint("Print your result for `[[2, 2, 2]]`: its three rows should be equal. Each place depends on its own number alone.")
def test_equal_numbers_give_equal_rows(student):
    """`embed_by_hand` gives the same row wherever the same number stands, in any order and as often as it comes."""
    expect_rows(student, [([[2, 2, 2], [7, 2, 7]], WEIGHTS), ([[8, 5, 8, 3], [3, 8, 5, 8]], WEIGHTS), ([[4, 4], [4, 4]], WEIGHTS)])


@hint("Print the dtype of the weights and of your result: a result of fewer bytes, or of whole numbers, cannot hold the same values.")
def test_the_values_are_kept_exactly(student):
    """`embed_by_hand` keeps every value of the weights as it is, to the last digit, for float16, float32 and float64."""
    half = np.array([[5, 6], [0.1, -65504.0], [1 / 3, -0.0]], dtype=np.float16)
    single = np.array([[5, 6], [0.1, -1e30], [1 / 3, 16_777_215.0]], dtype=np.float32)
    double = np.array([[5, 6], [0.1, -1e200], [1 / 3, 1 + 2**-50]], dtype=np.float64)

    expect_rows(student, [([[1, 2, 2]], weights) for weights in (half, single, double)])


@hint("Print `data.dtype` where you use the numbers as an index: int32 and int64 are both integers, and an index must stay one.")
def test_data_may_be_int32_or_int64(student):
    """`embed_by_hand` takes data of int32 and of int64 alike."""
    expect_rows(student, [(np.array([[3, 8, 6]], dtype), WEIGHTS) for dtype in (np.int32, np.int64)])


@hint("Write into an array of your own. `data -= 1` and `weights[0] = 0` change what the caller gave you.")
def test_data_and_weights_stay_as_they_were(student):
    """`embed_by_hand` leaves `data` and `weights` as they were."""
    answers = expect_rows(student, [([[5, 2, 1], [7, 7, 9]], WEIGHTS), ([[1]], WEIGHTS[:2])])

    for answer in answers:
        expect_unchanged(answer)


@points(2)
@reveal("hint")
@hint("Make up a small table and a few numbers of your own, write the rows down by hand, and compare.")
def test_tables_that_nobody_has_seen(student, rng):
    """`embed_by_hand` looks up the right rows for numbers and weights made at random."""
    cases = []
    for _case in range(5):
        batch, length, top_words, dim = rng.integers(1, (6, 6, 30, 6))
        weights = rng.uniform(-0.05, 0.05, size=(top_words, dim)).astype(np.float32)
        cases.append((rng.integers(0, top_words, size=(batch, length)), weights))

    expect_rows(student, cases)


@points(2)
@hint("Compare the model's output with `embed_by_hand` of the same data and of `model.layers[0].get_weights()[0]`.")
def test_the_model_of_the_worked_example_matches_and_a_scaled_one_does_not(student):
    """`output_rows_match_weights` says True for the Embedding of the worked example, with a mask or without, False if rows are doubled."""
    cases = [
        honest(PADDED, model(), LOOKS_UP),
        honest(PADDED, model(mask_zero=True), _("looks rows up and masks the zeros")),
        other(PADDED, model(("scale", {"by": 2.0})), _("multiplies every row by 2")),
    ]

    expect_verdicts(student, cases)


@points(2)
@hint("One wrong row is enough for False, wherever it stands: compare all rows of all texts before you answer.")
def test_one_wrong_row_is_enough(student):
    """`output_rows_match_weights` says False when a single row of the output is not the right one: the first, the last, or one between."""
    data = np.array([[6, 1, 2, 1], [1, 5, 1, 2], [2, 1, 1, 7]])
    cases = [
        honest(data, model(("add", {"by": 0.0, "word": 6})), LOOKS_UP),
        other(data, model(("add", {"by": 0.05, "word": 6})), _("changes the first row of the first text")),
        other(data, model(("add", {"by": 0.05, "word": 5})), _("changes one row of the second text")),
        other(data, model(("add", {"by": 0.05, "word": 7})), _("changes the last row of the last text")),
        other(data, model(("add", {"by": 0.05, "word": 1, "place": -1})), _("changes a word's row only where the word comes again")),
    ]

    expect_verdicts(student, cases)


@hint("A row matches when all its numbers do, not one of them alone. Compare whole rows: `np.allclose` takes arrays.")
def test_one_wrong_number_is_enough(student):
    """`output_rows_match_weights` says False when only the first number of each row is not the right one, or only the last."""
    data = np.array([[4, 6, 4], [8, 3, 5]])
    cases = [
        other(data, model(("add", {"by": 0.05, "column": 2})), _("changes the last number of every row")),
        honest(data, model(("add", {"by": 0.0, "column": 2})), LOOKS_UP),
        other(data, model(("add", {"by": 0.05, "column": 0})), _("changes the first number of every row")),
    ]

    expect_verdicts(student, cases)


@hint("A right row is no reason to say True: the next one may be wrong. Say True at the end, when none was.")
def test_one_right_row_is_not_enough(student):
    """`output_rows_match_weights` says False when one row of the output is the right one and all others are not."""
    data = np.array([[5, 5, 5], [5, 5, 9]])
    cases = [
        other(data, model(("add", {"by": 0.05, "word": 5})), _("leaves only the last row right")),
        other(data[::-1, ::-1], model(("add", {"by": 0.05, "word": 5})), _("leaves only the first row right")),
        honest(data, model(("add", {"by": 0.0, "word": 5})), LOOKS_UP),
    ]

    expect_verdicts(student, cases)


@points(2)
@hint("It is not enough that each output row is some row of the weights: in place [i, j] it must be row data[i, j].")
def test_the_right_rows_in_another_order_do_not_match(student):
    """`output_rows_match_weights` says False when the rows are the right ones and stand in other places, within a text or between texts."""
    data = np.array([[0, 3, 8], [9, 2, 1]], np.int32)
    cases = [
        other(data, model(("roll", {"by": 1, "axis": 1})), _("moves the rows of each text one place on")),
        honest(data, model(("roll", {"by": 0, "axis": 1})), _("leaves every row in its place")),
        other(data, model(("roll", {"by": 1, "axis": 0})), _("swaps the two texts")),
    ]

    expect_verdicts(student, cases)


@hint("`np.allclose` with its defaults forgives rounding and nothing else. These weights are small, and so is a change that matters.")
def test_a_small_change_of_all_rows_is_a_change(student):
    """`output_rows_match_weights` says False when all rows are scaled or moved a little; only float32 rounding is forgiven."""
    data = np.array([[0, 4, 4], [7, 0, 2]])
    cases = [
        other(data, model(("scale", {"by": 1.01})), _("makes every number larger by 1 %")),
        honest(data, model(("scale", {"by": 1.0})), _("multiplies every row by 1")),
        other(data, model(("add", {"by": 0.002})), _("adds 0.002 to every number")),
    ]

    expect_verdicts(student, cases)


@points(2)
@hint("Ask for the two shapes first: `np.allclose` stretches one that fits the other, and raises an error where none does.")
def test_an_output_of_another_shape_does_not_match(student):
    """`output_rows_match_weights` says False, and raises nothing, when the output has another shape than (batch, length, dim)."""
    words, column, one = np.array([[4, 4, 4, 4], [2, 2, 2, 2]]), np.array([[4], [2]]), np.array([[5]])
    average = ("GlobalAveragePooling1D", {"keepdims": True})
    cases = [
        other(words, model(("Flatten", {})), _("puts the rows of a text behind each other: shape (2, 12)")),
        other(words, model(average), _("gives the average of a text's rows: shape (2, 1, 3)")),
        other(column, model(("UpSampling1D", {"size": 2})), _("gives each row twice: shape (2, 2, 3)")),
        other(one, model(("Flatten", {})), _("leaves out a dimension: shape (1, 3)")),
        honest(one, model(), LOOKS_UP),
    ]

    expect_verdicts(student, cases)


@hint("Ask as in inference: `model.predict(data, verbose=0)` or `model(data, training=False)`. The weights are those of `model.layers[0]`.")
def test_more_layers_matter_only_when_they_change_the_output(student):
    """`output_rows_match_weights` says True with a Dropout, which acts in training only, and False where a Dense layer changes the rows."""
    data, kernel, bias = PADDED[:, ::2], np.float32([[0, 1, 0], [1, 0, 0], [0, 0, 1]]), np.zeros(3, np.float32)
    cases = [
        honest(data, model(("Dropout", {"rate": 0.5})), _("has a Dropout layer, which does nothing in inference")),
        other(data, model(("Dense", {"units": 3}), weights=(WEIGHTS, kernel, bias)), _("has a Dense layer behind the Embedding")),
    ]

    expect_verdicts(student, cases)


@hint("All texts count, however many there are. `predict` works in batches of 32, and its output has them all.")
def test_the_texts_after_the_first_batch_count_too(student):
    """`output_rows_match_weights` says False when the only wrong row stands after the first 32 texts."""
    data = np.tile(np.array([[1, 2, 3, 4]], np.int32), (70, 1))
    data[66, 2] = 8
    cases = [
        other(data, model(("add", {"by": -0.04, "word": 8})), _("changes one row of text 66")),
        honest(data, model(("add", {"by": 0.0, "word": 8})), LOOKS_UP),
    ]

    expect_verdicts(student, cases)


@hint("Where the data is 0, row 0 of the weights has to come out, also behind a mask. Leave no place out.")
def test_the_padding_row_counts_too(student):
    """`output_rows_match_weights` says False when only the rows of the padding are wrong; that they are full of zeros is not wrong."""
    zeros = np.concatenate([np.zeros((1, 3), np.float32), WEIGHTS[1:]])
    cases = [
        other(PADDED, model(("add", {"by": 0.03, "word": 0}), mask_zero=True), _("changes the rows of the padding")),
        honest(PADDED, model(weights=(zeros,)), _("looks rows up; its padding row is full of zeros")),
    ]

    expect_verdicts(student, cases)


@hint("Every comparison with nan is False, so `difference > limit` does not find it. Print `np.allclose(nan, nan)`, with `nan = np.nan`.")
def test_not_a_number_does_not_match(student):
    """`output_rows_match_weights` says False when a row of the output is not a number (nan)."""
    data = np.array([[1, 2, 3], [4, 5, 6]])
    cases = [
        other(data, model(("add", {"by": math.nan, "word": 5})), _("gives nan in one row")),
        honest(data, model(("add", {"by": 0.0, "word": 5})), LOOKS_UP),
    ]

    expect_verdicts(student, cases)


@hint("Only ask the model and read its weights. `set_weights` and `data[...] = ...` change what the caller gave you.")
def test_the_model_and_the_data_stay_as_they_were(student):
    """`output_rows_match_weights` leaves the model's weights and the data as they were."""
    data = np.array([[3, 0, 9]])
    cases = [honest(data, model(), LOOKS_UP), other(data, model(("scale", {"by": -1.0})), _("turns the sign of every number"))]

    for answer, case in zip(expect_verdicts(student, cases), cases, strict=True):
        expect_unchanged(answer)
        if not is_kept(case, answer.models[0]):
            raise Mismatch(_("`output_rows_match_weights` changes the weights of the model; only read them."), call=answer.call)


@points(2)
@reveal("hint")
@hint("Try models of your own: some that only look up, some with a layer that does something to a row, and data of other sizes.")
def test_models_that_nobody_has_seen(student, rng):
    """`output_rows_match_weights` tells models that only look rows up from all others, for weights, data and changes made at random."""
    cases = [random_case(rng, *step) for step in (("scale", 1.5), ("add", 0.0), ("add", 0.04), ("roll", 0), ("roll", 1))]

    expect_verdicts(student, [cases[place] for place in rng.permutation(len(cases))])


@dataclass(frozen=True)
class Case:
    """One model to be judged."""

    data: np.ndarray
    plan: ModelPlan
    is_honest: bool
    what: str  # it does, for the student: "a model that …"


def honest(data, plan, what):
    return Case(data, plan, True, what)


def other(data, plan, what):
    return Case(data, plan, False, what)


def model(*layers, weights=(WEIGHTS,), mask_zero=False):
    """An Embedding with this table, and what comes behind it."""
    top_words, dim = weights[0].shape
    embedding = ("Embedding", {"input_dim": top_words, "output_dim": dim, "mask_zero": mask_zero})
    return described_model([embedding, *layers], seed=7, weights=weights)


def random_case(rng, name, by):
    """A table and data of any size, no two neighbours in a text alike; `by` 1.0 (scale) or 0 (add, roll) leaves every row as it is."""
    batch, length, dim = (int(number) for number in rng.integers(2, 6, size=3))
    table = rng.uniform(-0.05, 0.05, size=(TOP_WORDS, dim)).astype(np.float32)
    data = np.stack([rng.permutation(TOP_WORDS - 1)[:length] for _text in range(batch)])
    data[-1, 0] = TOP_WORDS - 1
    amounts = {"scale": {}, "add": {"word": int(rng.choice(data.flat))}, "roll": {"axis": 1}}[name]
    is_honest = by == (1.0 if name == "scale" else 0)
    return Case(data, model((name, {"by": by} | amounts), weights=(table,)), is_honest, _("is one of those made at random"))


def expect_verdicts(student, cases):
    """`output_rows_match_weights` says of each model whether it is honest. Returns the answers."""
    function = student.lookup.output_rows_match_weights
    answers = [function.recording(keeping(case))(case.plan, case.data) for case in cases]
    for answer, case in zip(answers, cases, strict=True):
        got = answer.value if isinstance(answer.value, bool) else describe(answer.value)
        wrong = _("`output_rows_match_weights` returns {got} for a model that {what}; expected {expected}.")
        expect_equal(answer, case.is_honest, wrong.format(got=got, what=case.what, expected=case.is_honest))
    return answers


def keeping(case):
    """What a transcript keeps: the answer, and whether the model still has its table and all its layers' weights."""
    return lambda value, after: [
        value if isinstance(value, bool) else kind(value),
        is_kept(case, after),
        len(after.weights) == len(case.plan.weights),
    ]


def is_kept(case, after):
    return bool(after.weights) and np.array_equal(after.weights[0].value, case.plan.weights[0])


def draw(picture, output):
    """The published table and the student's rows side by side, where there are rows of numbers."""
    if isinstance(output, np.ndarray) and output.shape == (2, 6, 3) and output.dtype.kind == "f" and np.isfinite(output).all():
        names = [f"padded[{text}, {place}] = {PADDED[text, place]}" for text in range(2) for place in range(6)]
        rows = output.astype(float).reshape(12, 3).round(8).tolist()
        picture(
            "embedding_rows",
            _("The published weights, and the rows that you looked up"),
            weights=WEIGHTS.tolist(),
            output=rows,
            names=names,
        )


def expect_rows(student, cases):
    """For each pair of data and weights, `embed_by_hand` gives the rows that the data names. Returns the answers."""
    cases = [(np.asarray(data), weights) for data, weights in cases]
    answers = [ask_for_rows(student, data, weights) for data, weights in cases]
    for answer, (data, weights) in zip(answers, cases, strict=True):
        expect_array(answer, weights[data], dtype="float")
    return answers


def ask_for_rows(student, data, weights):
    return student.lookup.embed_by_hand.recording(against(weights[data]))(data, weights)


def against(expected):
    """What a transcript keeps of numbers, whose last digits differ between machines: the first place that differs, and four decimals."""

    def record(value):
        if not isinstance(value, np.ndarray) or value.dtype.kind not in "fiu" or value.size > MOST_NUMBERS:
            return kind(value)
        differs = np.argwhere(value != expected)[:1].tolist() if value.shape == expected.shape else None
        return [value.dtype.kind, differs, np.round(value.astype(np.float64), 4) + 0.0]  # -0.0 is 0.0

    return record
