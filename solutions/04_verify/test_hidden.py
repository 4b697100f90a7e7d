"""Hidden checks of exercise 4, verify.

A check asks everything first and compares afterwards, so that every submission is asked the same questions, however early it goes wrong.
"""

import numpy as np

from grader.suite import expect_array, expect_unchanged, hint, points, reveal

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


@points(2)
@hint("In place [i, j] of the result stands row data[i, j] of the weights, counted from 0.")
def test_the_rows_of_the_worked_example(student):
    """`embed_by_hand` gives, for the two padded texts, the rows 0 0 1 2 3 4 and 0 1 2 5 3 4 of the published weights."""
    expect_rows(student, [([[0, 0, 1, 2, 3, 4], [0, 1, 2, 5, 3, 4]], WEIGHTS)])


@points(2)
@hint("The number in the data is the row: 0 has the first row, the padding row, and that is a row of weights like the others.")
def test_rows_are_counted_from_0_and_the_padding_has_a_row(student):
    """`embed_by_hand` gives row 0 of the weights for 0, row 1 for 1, and the last row for the largest number."""
    expect_rows(student, [([[0]], WEIGHTS), ([[1]], WEIGHTS), ([[9]], WEIGHTS), ([[0, 9, 0, 1]], WEIGHTS)])


@points(2)
@hint("Take the sizes from `data.shape` and `weights.shape`; the result has the shape (batch, length, dim), in this order.")
def test_data_and_weights_may_have_any_size(student):
    """`embed_by_hand` takes any batch and length from 1 up, and weights with any number of rows and columns."""
    rows = np.arange(1, 31, dtype=np.float32) / 8
    wide, narrow, square, single = rows[:10].reshape(2, 5), rows[:7].reshape(7, 1), rows[:9].reshape(3, 3), rows[:4].reshape(1, 4)
    cases = [
        ([[1, 0, 0]], wide),
        ([[6], [2], [4], [0]], narrow),
        ([[2, 0, 1], [1, 1, 0], [0, 2, 2]], square),
        ([[0, 0], [0, 0]], single),
        ([[3], [5]], rows.reshape(6, 5)),
    ]

    expect_rows(student, cases)


@hint("Each place of the result depends on its own number alone; what came before or after does not matter.")
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


@hint("The data are integers of either size, int32 or int64; an index must stay an integer.")
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
    """`embed_by_hand` looks up the right rows for numbers and weights that are drawn by chance."""
    cases = []
    for _case in range(5):
        batch, length, top_words, dim = rng.integers(1, 6, size=4)
        weights = rng.uniform(-0.05, 0.05, size=(top_words, dim)).astype(np.float32)
        cases.append((rng.integers(0, top_words, size=(batch, length)), weights))

    expect_rows(student, cases)


def expect_rows(student, cases):
    """For each pair of data and weights, `embed_by_hand` gives the rows that the data names. Returns the answers."""
    cases = [(np.asarray(data), weights) for data, weights in cases]
    embed_by_hand = student.lookup.embed_by_hand
    answers = [embed_by_hand.recording(against(weights[data]))(data, weights) for data, weights in cases]
    for answer, (data, weights) in zip(answers, cases, strict=True):
        expect_array(answer, weights[data], dtype="float")
    return answers


def against(expected):
    """What a transcript keeps of floats, whose last digits differ between machines: shape, kind and the first place that differs."""

    def record(value):
        if not isinstance(value, np.ndarray):
            return type(value).__name__
        if value.shape != expected.shape or value.dtype.kind != "f":
            return [value.dtype.kind, list(value.shape)]
        return np.argwhere(value != expected)[:1].tolist()

    return record
