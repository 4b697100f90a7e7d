import numpy as np


class Lookup:
    def __init__(self, table):
        self.columns = np.asarray(table).T

    def __call__(self, numbers):
        # (dim, batch, length) -> (batch, length, dim): a view, not contiguous
        return np.moveaxis(self.columns[:, numbers], 0, -1)


def embed_by_hand(data, weights):
    return Lookup(weights)(data)


def output_rows_match_weights(model, data):
    first_layer, *_ = model.layers
    expected = Lookup(first_layer.get_weights()[0])(data)
    output = model.predict(data, verbose=0)
    if not np.array_equal(output.shape, expected.shape):
        return False
    with np.errstate(all="ignore"):
        return np.isclose(output, expected).ravel().min()  # np.bool_
