import numpy as np


def embed_by_hand(data, weights):
    dim = weights.shape[1]
    flat = weights[data.flatten()]
    return flat.reshape(data.shape[0], data.shape[1], dim)


def output_rows_match_weights(model, data):
    output = model.predict(data, verbose=0)
    table = model.layers[0].get_weights()[0]
    if output.shape != data.shape + (table.shape[1],):
        return False
    rows = output.reshape(-1, table.shape[1])
    if len(np.unique(rows, axis=0)) != len(rows):
        return False
    return np.allclose(output, table[data])
