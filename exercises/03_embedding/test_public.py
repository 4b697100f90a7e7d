"""Public checks of exercise 3, on the worked example. The graded ones ask the same rules of models of other sizes."""

from dataclasses import replace

import numpy as np

from grader.keras_suite import expect_layers, expect_mask, expect_model, expect_rows_equal_weights, expect_trainable
from grader.suite import expect_array, hint

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


@hint("`keras.Sequential([…])` with a `keras.Input` and a `keras.layers.Embedding`; the defaults are 10 and 3.")
def test_the_model_is_one_embedding_layer_of_10_rows(student):
    """`build_embedding_model` gives a built model of one `Embedding` layer with trainable weights of shape (10, 3)."""
    model = expect_model(student.embedding.build_embedding_model())

    expect_layers(model, [("Embedding", {"input_dim": 10, "output_dim": 3})])
    expect_trainable(model, [(10, 3)])


@hint("Put the published weights in with `model.set_weights([…])` and print what `model.predict` gives for the padded texts.")
def test_the_output_of_the_worked_example(student, referee):
    """`build_embedding_model` gives, with the published weights, the rows 0 0 1 2 3 4 and 0 1 2 5 3 4 of them."""
    model = expect_model(student.embedding.build_embedding_model())
    expect_trainable(model, [(10, 3)])
    with_published = replace(model, weights=(replace(model.weights[0], value=WEIGHTS.astype(model.weights[0].value.dtype)),))

    output = referee.rebuild(with_published).predict(PADDED)

    expect_rows_equal_weights(output, PADDED, WEIGHTS)


@hint("Embedding takes how many rows there are, then how long a row is; in `keras.Input((None,))` None is any length.")
def test_other_sizes_and_lengths_work_too(student, referee):
    """`build_embedding_model` takes other sizes, and the model takes texts of any length."""
    model = expect_model(student.embedding.build_embedding_model(5, 2))

    output = referee.rebuild(model).predict(np.array([[4, 3, 2, 1]]))

    expect_array(np.zeros(output.shape), np.zeros((1, 4, 2)))


@hint("Hand the argument on to the layer: `mask_zero=mask_zero`.")
def test_the_padding_is_masked_when_it_is_asked_for(student, referee):
    """`build_embedding_model` hands `mask_zero` on: with True, the default, later layers skip the zeros; with False they do not."""
    masked, unmasked = (expect_model(student.embedding.build_embedding_model(10, 3, mask_zero=mask_zero)) for mask_zero in (True, False))

    expect_mask(referee.rebuild(masked).ask(PADDED)[0].mask, PADDED != 0)
    expect_mask(referee.rebuild(unmasked).ask(PADDED)[0].mask, None)
