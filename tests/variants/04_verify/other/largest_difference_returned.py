import numpy as np


def embed_by_hand(data, weights):
    one_hot = np.eye(len(weights))[data]
    return one_hot @ weights


def output_rows_match_weights(model, data):
    output = model.predict(data, verbose=0)
    expected = embed_by_hand(data, model.layers[0].get_weights()[0])
    return float(np.abs(output - expected).max())
