import numpy as np


def embed_by_hand(data, weights):
    review = data[0]
    return np.array([weights[word] for word in review])


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = np.array(model(data))
    if output.shape != data.shape + (weights.shape[1],):
        return False
    return np.allclose(output, weights[data])
