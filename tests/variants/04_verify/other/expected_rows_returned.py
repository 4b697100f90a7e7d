import numpy as np
import tensorflow as tf


def embed_by_hand(data, weights):
    return tf.gather(weights, data).numpy()


def output_rows_match_weights(model, data):
    output = model.predict(data, verbose=0)
    expected = embed_by_hand(data, model.layers[0].get_weights()[0])
    return expected
