import numpy as np


def embed_by_hand(data, weights):
    return weights[data]


def output_rows_match_weights(model, data):
    output = np.array(model(data))
    weights = model.layers[0].get_weights()[0]
    expected = embed_by_hand(data, weights)
    # same numbers -> same sum
    return bool(np.isclose(output.sum(), expected.sum()))
