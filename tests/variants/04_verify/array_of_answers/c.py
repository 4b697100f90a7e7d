"""For each number whether it is right."""
import numpy as np
import tensorflow as tf


def embed_by_hand(data, weights):
    return tf.gather(weights, data).numpy()


def output_rows_match_weights(model, data):
    w = model.layers[0].get_weights()[0]
    out = model.predict(data, verbose=0)
    if out.shape != data.shape + (w.shape[1],):
        return False
    answers = np.zeros(out.shape, dtype=bool)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            for k in range(out.shape[2]):
                answers[i, j, k] = np.isclose(out[i, j, k], w[data[i, j], k])
    return answers
