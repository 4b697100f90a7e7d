import numpy as np


def embed_by_hand(data, weights):
    # an Embedding is a Dense layer on one-hot vectors
    one_hot = np.eye(weights.shape[0], dtype=weights.dtype)[data]
    return one_hot @ weights


def output_rows_match_weights(model, data):
    output = model.predict_on_batch(data)
    weights = model.layers[0].get_weights()[0]
    expected = weights[data.reshape(-1)].reshape(data.shape + (-1,))
    if np.shape(output) != np.shape(expected):
        return False
    return not np.any(~np.isclose(output, expected))
