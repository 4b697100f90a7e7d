import keras
import numpy as np


def embed_by_hand(data, weights):
    out = weights[:, data]
    return out


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = keras.ops.convert_to_numpy(model(data, training=False))
    expected = weights[data]
    if output.shape != expected.shape:
        return False
    return bool(np.allclose(output, expected))
