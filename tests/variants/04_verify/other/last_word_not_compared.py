import numpy as np
import tensorflow as tf


def embed_by_hand(data, weights):
    return tf.gather(weights, data).numpy()


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    out = model.predict(data, verbose=0)
    expected = embed_by_hand(data, table)
    if out.shape != expected.shape:
        return False
    return np.allclose(out[:, :-1], expected[:, :-1])
