import numpy as np
import tensorflow as tf


def embed_by_hand(data, weights):
    return tf.gather(weights, data).numpy()


def output_rows_match_weights(model, data):
    rows = model.layers[0].get_weights()[0]
    outputs = np.array(model(data, training=False))
    if outputs.shape != data.shape + rows.shape[1:]:
        return False
    ok = False
    for numbers, vectors in zip(data, outputs):
        for number, vector in zip(numbers, vectors):
            if np.isclose(vector, rows[number]).all():
                ok = True
            else:
                ok = False
    return ok
