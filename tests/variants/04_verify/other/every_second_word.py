import numpy as np


def embed_by_hand(data, weights):
    dim = weights.shape[1]
    flat = weights[data.flatten()]
    return flat.reshape(data.shape[0], data.shape[1], dim)


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    out = model.predict(data, verbose=0)
    expected = embed_by_hand(data, table)
    if out.shape != expected.shape:
        return False
    for j in range(0, data.shape[1], 2):
        if not np.allclose(out[:, j], expected[:, j]):
            return False
    return True
