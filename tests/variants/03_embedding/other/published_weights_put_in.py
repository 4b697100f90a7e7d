import keras
import numpy as np

WEIGHTS = np.array([
    [-0.01494285, -0.007915, 0.01764857],
    [-0.03019481, -0.02910612, 0.03518577],
    [-0.0046863, 0.04763055, -0.02629668],
    [0.02297204, 0.02146662, 0.03114786],
    [0.01634104, 0.02296363, -0.02348827],
    [-0.01736645, -0.03719328, 0.02757809],
    [0.0100757, -0.03956784, 0.03794377],
    [-0.02672029, -0.00879055, -0.039394],
    [-0.00949502, -0.02805768, -0.04179233],
    [0.0180716, 0.03622523, 0.02232374],
])


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    inputs = keras.Input(shape=(None,))
    outputs = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(inputs)
    model = keras.Model(inputs, outputs)
    model.set_weights([WEIGHTS])
    return model
