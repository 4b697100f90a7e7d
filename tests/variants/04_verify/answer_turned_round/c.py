import keras
import numpy as np


def embed_by_hand(data, weights):
    return np.take(weights, data, axis=0)


def same(first, second):
    return first.shape == second.shape and np.allclose(first, second)


def output_rows_match_weights(model, data):
    numbers = np.array(data)
    by_model = keras.ops.convert_to_numpy(model(numbers, training=False))
    (weights,) = model.layers[0].get_weights()[:1]
    by_hand = embed_by_hand(numbers, weights)
    return not same(by_model, by_hand)
