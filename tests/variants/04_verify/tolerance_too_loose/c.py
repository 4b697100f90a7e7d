import numpy as np


def embed_by_hand(data, weights):
    one_hot = np.eye(len(weights))[data]
    return one_hot @ weights


def output_rows_match_weights(model, data):
    rows = np.take(model.layers[0].get_weights()[0], data, axis=0)
    prediction = model.predict(data, verbose=0)
    if prediction.shape != rows.shape:
        return False
    return bool(np.abs(prediction - rows).max() < 0.01)
