import numpy as np


def embed_by_hand(data, weights):
    dim = weights.shape[1]
    flat = weights[data.flatten()]
    return flat.reshape(data.shape[0], data.shape[1], dim)


def output_rows_match_weights(model, data):
    expected = embed_by_hand(data, model.get_weights()[0])
    out = model.predict(data, verbose=0)
    if out.shape != expected.shape:
        return False
    product = (out * expected).sum(axis=-1)
    lengths = np.linalg.norm(out, axis=-1) * np.linalg.norm(expected, axis=-1)
    return np.allclose(product, lengths)
