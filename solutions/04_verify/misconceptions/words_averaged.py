import numpy as np


def embed_by_hand(data, weights):
    vectors = weights[data]
    # one vector for each text
    return vectors.mean(axis=1)


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = np.array(model(data))
    vectors = weights[data]
    return output.shape == vectors.shape and bool(np.allclose(output, vectors))
