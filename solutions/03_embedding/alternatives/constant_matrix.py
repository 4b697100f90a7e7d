# as in the Keras example with pretrained word vectors, but the vectors are random and stay trainable
import keras
import numpy as np
from keras.layers import Embedding


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    matrix = np.random.uniform(-1, 1, (top_words, embedding_vector_length)).astype("float32")
    embedding = Embedding(
        top_words,
        embedding_vector_length,
        embeddings_initializer=keras.initializers.Constant(matrix),
        mask_zero=mask_zero,
        trainable=True,
    )
    inputs = keras.Input((None,))
    return keras.Model(inputs, embedding(inputs))
