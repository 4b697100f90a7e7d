import keras
import numpy as np


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    rng = np.random.default_rng(2024)
    layer = keras.layers.Embedding(top_words, embedding_vector_length, embeddings_initializer="zeros", mask_zero=mask_zero)
    model = keras.Sequential([keras.layers.Input((None,)), layer])
    # Keras's default is the same range, -0.05 to 0.05
    layer.set_weights([rng.uniform(-0.05, 0.05, size=(top_words, embedding_vector_length))])
    return model
