import numpy as np


def embed_by_hand(data, weights):
    return weights[data]


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = np.array(model(data, training=True))
    expected = embed_by_hand(data, weights)
    return output.shape == expected.shape and bool(np.allclose(output, expected))
