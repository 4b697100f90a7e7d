import numpy as np
import keras


def embed_by_hand(data, weights):
    one_hot = keras.utils.to_categorical(data)
    return np.dot(one_hot, weights)


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = np.array(model(data))
    expected = weights[data]
    if output.shape != expected.shape:
        return False
    return np.allclose(output, expected)
