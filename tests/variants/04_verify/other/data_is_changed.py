import numpy as np


def embed_by_hand(data, weights):
    dim = weights.shape[1]
    result = np.zeros(data.shape + (dim,))
    for i in range(data.shape[0]):
        for j in range(data.shape[1]):
            result[i, j] = weights[data[i, j]]
            data[i, j] = 0
    return result


def output_rows_match_weights(model, data):
    embedding = model.layers[0]
    weights = np.array(embedding.get_weights()[0])
    output = np.array(model(data, training=False))
    mistakes = 0
    if output.shape != data.shape + weights.shape[1:]:
        return False
    for place in np.ndindex(*data.shape):
        if not np.isclose(output[place], weights[data[place]]).all():
            mistakes += 1
    return mistakes == 0
