import numpy as np
import tensorflow as tf


def embed_by_hand(data, weights):
    return tf.gather(weights, data).numpy()


def output_rows_match_weights(model, data):
    w = model.get_weights()[0]
    out = model.predict(data, verbose=0)
    if out.shape != (data.shape[0], data.shape[1], w.shape[1]):
        return False
    words = [(i, j) for i in range(data.shape[0]) for j in range(data.shape[1]) if data[i, j] > 0]
    return all(np.isclose(out[i, j], w[data[i, j]]).all() for i, j in words)
