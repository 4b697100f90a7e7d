import numpy as np
import tensorflow as tf


def embed_by_hand(data, weights):
    return tf.gather(weights, data).numpy()


def output_rows_match_weights(model, data):
    expected = embed_by_hand(data, model.get_weights()[0])
    out = np.array(model(data, training=False))
    if out.shape != expected.shape:
        return False
    return np.allclose(np.abs(out), np.abs(expected))
