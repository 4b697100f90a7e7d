"""Public checks of exercise 4, on the worked example. The graded ones ask the same rules of other tables and models."""

import numpy as np

from grader.models import described_model
from grader.suite import expect_array, expect_equal, hint

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
)
PADDED = np.array([[0, 0, 1, 2, 3, 4], [0, 1, 2, 5, 3, 4]])


@hint("Print `data[0, 4]`, that row of `weights`, and `[0, 4]` of your result: the last two should be equal. Rows are counted from 0.")
def test_the_rows_of_the_worked_example(student):
    """`embed_by_hand` gives, for the two padded texts, the rows 0 0 1 2 3 4 and 0 1 2 5 3 4 of the published weights."""
    expect_array(student.lookup.embed_by_hand(PADDED, WEIGHTS), [[WEIGHTS[number] for number in row] for row in PADDED], dtype="float")


@hint("The padding row is a row like the others: where the data is 0, row 0 of the weights comes out, not zeros.")
def test_row_0_is_a_row_like_the_others(student):
    """`embed_by_hand` gives row 0 of the weights where the data is 0."""
    expect_array(student.lookup.embed_by_hand(np.array([[0, 9]]), WEIGHTS), [[WEIGHTS[0], WEIGHTS[9]]], dtype="float")


@hint("Take the sizes from `data` and `weights`; nothing is always 10, 6 or 3.")
def test_tables_of_other_sizes_work_too(student):
    """`embed_by_hand` takes weights with any number of rows and columns."""
    weights = np.array([[0.5, 1.5], [2.5, 3.5]], dtype=np.float32)

    expect_array(
        student.lookup.embed_by_hand(np.array([[1], [0], [1]]), weights), [[[2.5, 3.5]], [[0.5, 1.5]], [[2.5, 3.5]]], dtype="float"
    )


@hint("Compare the output of `model.predict(data, verbose=0)` with `embed_by_hand` of the same data and of the model's weights.")
def test_a_keras_model_that_only_looks_up_matches_and_one_that_scales_does_not(student):
    """`output_rows_match_weights` says True for the Embedding of the worked example, and False where its output is multiplied by 2."""
    honest, scaled = (student.lookup.output_rows_match_weights.ask(model(*more), PADDED) for more in ((), (("scale", {"by": 2.0}),)))

    expect_equal(honest, True)
    expect_equal(scaled, False)


@hint("Ask for the shapes before you compare numbers.")
def test_an_output_of_another_shape_does_not_match(student):
    """`output_rows_match_weights` says True for the model alone, and False with a Flatten behind it, which gives the shape (2, 18)."""
    alone, flat = (student.lookup.output_rows_match_weights.ask(model(*more), PADDED) for more in ((), (("Flatten", {}),)))

    expect_equal(alone, True)
    expect_equal(flat, False)


def model(*more):
    """The Embedding of the worked example, and what comes behind it."""
    return described_model([("Embedding", {"input_dim": 10, "output_dim": 3}), *more], seed=1, weights=[WEIGHTS])
