import numpy as np


def embed_by_hand(data, weights):
    return weights[data]


def output_rows_match_weights(model, data):
    rows = model.layers[0].get_weights()[0][data]
    output = np.array(model(data))
    different = output.shape == rows.shape and np.allclose(output, rows)
    if different:
        return False
    return True
