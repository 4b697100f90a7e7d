"""Public checks of exercise 7, on the worked example. The graded ones ask the same rules of other tables and models."""

import numpy as np

from grader.language import _
from grader.models import described_model
from grader.suite import ensure, expect_array, expect_equal, expect_value, hint

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


@hint("A one-hot row has as many places as the weights have rows; times the weights it gives one of their rows.")
def test_the_lookup_of_the_worked_example(student):
    """`one_hot_lookup` gives, for the two padded texts, the rows 0 0 1 2 3 4 and 0 1 2 5 3 4 of the published weights."""
    expect_array(student.learning.one_hot_lookup(PADDED, WEIGHTS), [[WEIGHTS[number] for number in row] for row in PADDED], dtype="float")


@hint("Read the table of `model.layers[0]`, take one step, read it again.")
def test_one_step_on_the_text_of_the_lesson(student):
    """`train_one_step` returns the published weights and those after one step: rows 1, 2 and 5 have moved as in the lesson's picture."""
    answer = student.learning.train_one_step.ask(model(), np.array([[1, 2, 5]]), y=np.array([[1.0]]))
    value = expect_value(answer)
    ensure(isinstance(value, (tuple, list)) and len(value) == 2, _("`train_one_step` should return two arrays, (before, after)."))

    after = WEIGHTS.copy()
    after[[1, 2, 5]] += np.array([0.24142310, -0.18106732, 0.12071155], np.float32)
    expect_array(value[0], WEIGHTS, dtype="float")
    expect_array(value[1], after, dtype="float", tolerance=1e-4)


@hint("Compare number by number, then ask of each row whether any of its numbers differs.")
def test_the_rows_that_moved(student):
    """`rows_moved` gives the numbers of the rows that differ, each once and in ascending order, and none when nothing differs."""
    after = WEIGHTS.copy()
    after[[5, 1]] += 0.25
    after[2, 0] += 0.001

    expect_equal(numbers(student.learning.rows_moved(WEIGHTS, after)), [1, 2, 5])
    expect_equal(numbers(student.learning.rows_moved(WEIGHTS, WEIGHTS.copy())), [])


def numbers(value):
    """A list, for what may be a tuple or an array, too."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    return list(value) if isinstance(value, tuple) else value


def model():
    """The model of the lesson's picture."""
    layers = [("Embedding", {"input_dim": 10, "output_dim": 3}), ("GlobalAveragePooling1D", {}), ("Dense", {"units": 1})]
    weights = [WEIGHTS, np.array([[0.8], [-0.6], [0.4]], np.float32), np.array([0.1], np.float32)]
    settings = {"optimizer": "SGD", "learning_rate": 0.5, "loss": "mean_squared_error"}
    return described_model(layers, seed=1, compile=settings, weights=weights)
