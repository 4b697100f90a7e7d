import numpy as np
import tensorflow as tf


def embed_by_hand(data, weights):
    return tf.gather(weights, data).numpy()


def output_rows_match_weights(model, data):
    output = predict(model, data)
    expected = embed_by_hand(data, model.layers[0].get_weights()[0])
    return output.shape == expected.shape and np.allclose(output, expected)
