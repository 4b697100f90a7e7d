import numpy as np
import tensorflow as tf


def embed_by_hand(data, weights):
    return tf.gather(weights, data).numpy()


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    for number in np.unique(data):
        output = model.predict(np.array([[number]]), verbose=0)
        if output.shape != (1, 1, table.shape[1]) or not np.allclose(output[0, 0], table[number]):
            return False
    return True
