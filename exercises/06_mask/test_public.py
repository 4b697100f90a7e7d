"""Public checks of exercise 6, on the worked example. The graded ones ask the same rules of other texts and models."""

import numpy as np

from grader.models import described_model
from grader.suite import expect_array, expect_equal, hint

PADDED = np.array([[0, 0, 1, 2, 3, 4], [0, 1, 2, 5, 3, 4]])


@hint("Compare the whole array with 0 at once: the answer has the shape of the data.")
def test_the_mask_of_the_worked_example(student):
    """`word_mask` gives, for the two padded texts, False for the zeros in front and True for every word."""
    expect_array(student.masking.word_mask(PADDED), [[False, False, True, True, True, True], [False, True, True, True, True, True]])


@hint("The mask asks of each number by itself whether it is 0.")
def test_a_zero_between_words_is_padding_too(student):
    """`word_mask` gives False for every zero, wherever it stands."""
    expect_array(student.masking.word_mask(np.array([[7, 0, 1], [0, 0, 0]])), [[True, False, True], [False, False, False]])


@hint("Ask the model twice, for `data` and for `data` with the columns of zeros in front. Then: are the two outputs different?")
def test_the_average_of_all_rows_changes_and_that_of_the_words_does_not(student):
    """`padding_changes_output` says True for an average over an Embedding without a mask, and False with `mask_zero=True`."""
    read, masked = (student.masking.padding_changes_output.ask(model(mask_zero), PADDED) for mask_zero in (False, True))

    expect_equal(read, True)
    expect_equal(masked, False)


@hint("Use `zeros` for the number of columns, and put them in front of the words.")
def test_the_number_of_zeros_may_be_said(student):
    """`padding_changes_output` takes `zeros`, the number of columns, and says the same of one column and of five."""
    ask = student.masking.padding_changes_output.ask
    read, masked = ([ask(model(mask_zero), np.array([[4, 2]]), zeros=zeros) for zeros in (1, 5)] for mask_zero in (False, True))

    for answer, expected in zip([*read, *masked], (True, True, False, False), strict=True):
        expect_equal(answer, expected)


def model(mask_zero):
    """An Embedding and the average of its rows; the padding row lies above all others."""
    weights = np.linspace(-0.05, 0.05, 30, dtype=np.float32).reshape(10, 3)
    weights[0] = 0.1
    layers = [("Embedding", {"input_dim": 10, "output_dim": 3, "mask_zero": mask_zero}), ("GlobalAveragePooling1D", {})]
    return described_model(layers, seed=1, weights=[weights])
