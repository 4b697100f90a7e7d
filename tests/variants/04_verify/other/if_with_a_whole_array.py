import numpy as np


def embed_by_hand(data, weights):
    dim = weights.shape[1]
    flat = weights[data.flatten()]
    return flat.reshape(data.shape[0], data.shape[1], dim)


def output_rows_match_weights(model, data):
    output = model.predict(data, verbose=0)
    expected = embed_by_hand(data, model.layers[0].get_weights()[0])
    if output.shape != expected.shape:
        return False
    if output == expected:
        return True
    return False
