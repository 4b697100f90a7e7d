import keras
import numpy as np
import tensorflow as tf


def one_hot_lookup(data, weights):
    hot = (data[..., None] == np.arange(len(weights))).astype(np.float64)
    return np.einsum("blv,vd->bld", hot, weights)


def train_one_step(model: keras.Model, x, y):
    embedding = next(layer for layer in model.layers if isinstance(layer, keras.layers.Embedding))
    before = np.array(embedding.embeddings)
    model.fit(tf.data.Dataset.from_tensors((x, y)), verbose=0)
    return [before, np.array(embedding.embeddings)]


def rows_moved(before, after):
    return tuple(sorted(set(np.argwhere(before != after)[:, 0].tolist())))
