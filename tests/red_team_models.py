"""A hidden suite for attacks by models; in the stage's copy of the course it stands in for the one of exercise 3.

It asks often, since an attack may take turns, and it accepts any honest Embedding layer, so that what fails here fails at the border.
"""

import numpy as np
import pytest

from grader.architecture import layers_of
from grader.isolation.modeldata import ModelData
from grader.suite import ensure, expect_array

ROWS = np.array([[0, 1, 2], [9, 8, 7]])


@pytest.mark.parametrize("turn", range(16))
def test_the_model_gives_the_rows_of_its_weights(student, referee, turn):
    """`build_embedding_model` gives a model of one Embedding layer."""
    model = student.embedding.build_embedding_model()
    ensure(isinstance(model, ModelData), "This is not a Keras model.")
    rebuilt = referee.rebuild(model)

    ensure([layer.class_name for layer in layers_of(model)] == ["Embedding"], "There is another layer than one Embedding.")
    expect_array(rebuilt.predict(ROWS), model.weights[0].value[ROWS], dtype="float", tolerance=1e-6)
