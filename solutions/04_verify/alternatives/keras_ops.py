import keras
import numpy as np
from keras import ops


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return ops.convert_to_numpy(ops.take(weights, ops.cast(data, "int64"), axis=0))


def output_rows_match_weights(model: keras.Model, data: np.ndarray) -> bool:
    output = ops.convert_to_numpy(model(ops.convert_to_tensor(data), training=False))
    embedding = [layer for layer in model.layers if layer.__class__.__name__ == "Embedding"][0]
    expected = embed_by_hand(data, embedding.get_weights()[0])
    return np.shape(output) == np.shape(expected) and np.allclose(output, expected, rtol=1e-05, atol=1e-08, equal_nan=False)
