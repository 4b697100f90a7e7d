"""training=True, so that all layers take part."""
import numpy as np
import tensorflow as tf


def embed_by_hand(data, weights):
    texts = []
    for text in data:
        vectors = []
        for word in text:
            vectors.append(weights[word])
        texts.append(np.array(vectors))
    return np.stack(texts)


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    out = model(tf.constant(data), training=True).numpy()
    if out.shape != (*data.shape, table.shape[1]):
        return False
    for i, text in enumerate(data):
        for j, word in enumerate(text):
            if not np.isclose(out[i, j], table[word]).all():
                return False
    return True
