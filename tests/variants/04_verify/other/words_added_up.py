import numpy as np


def embed_by_hand(data, weights):
    return weights[data].sum(axis=1)


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
