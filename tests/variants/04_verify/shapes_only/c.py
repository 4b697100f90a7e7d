import numpy as np
import tensorflow as tf


def embed_by_hand(data, weights):
    return tf.gather(weights, data).numpy()


def output_rows_match_weights(model, data) -> bool:
    dim = model.get_weights()[0].shape[1]
    output = model.predict(data, verbose=0)
    return list(np.shape(output)) == list(np.shape(data)) + [dim]
