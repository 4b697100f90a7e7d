import numpy as np


def embed_by_hand(data, weights):
    return weights[data]


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    out = np.asarray(model(data, training=False))
    if out.shape != data.shape + (table.shape[1],):
        return False
    seen = set()
    for i, text in enumerate(data):
        for j, number in enumerate(text):
            if number in seen:
                continue
            seen.add(number)
            if not np.allclose(out[i, j], table[number]):
                return False
    return True
