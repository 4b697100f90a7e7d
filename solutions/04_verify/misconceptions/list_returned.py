import numpy as np


def embed_by_hand(data, weights):
    return [[list(weights[word]) for word in review] for review in data]


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = np.array(model(data))
    expected = np.array([[weights[word] for word in review] for review in data])
    if output.shape != expected.shape:
        return False
    return bool(np.allclose(output, expected))
