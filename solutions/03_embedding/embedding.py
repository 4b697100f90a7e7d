"""Exercise 3, embedding: a Keras model that is one Embedding layer.

The layer holds a table of weights with one row per word number. For each number that goes in, that row comes out.

    model = build_embedding_model()
    model.get_weights()[0].shape                                            # (10, 3)
    model.predict(np.array([[0, 0, 1, 2, 3, 4], [0, 1, 2, 5, 3, 4]])).shape   # (2, 6, 3)
"""

import keras


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> keras.Model:
    """A built model of one `keras.layers.Embedding` and nothing else (an Input does not count).

    - In: integers, shape (batch, length), from 0 to top_words - 1. Out: floats, shape (batch, length, embedding_vector_length).
    - One trainable weight matrix, shape (top_words, embedding_vector_length), random at first, as Keras makes it.
    - `mask_zero` is handed on to the layer: whether later layers are told to skip the number 0.
    - Built: `model.get_weights()` already gives the matrix, before the model has seen any data.
    - The model takes sequences of any length, also in its first call; so do not fix the length.
    """
    # BEGIN SOLUTION: an Input of any length, then the Embedding layer, in a keras.Sequential
    return keras.Sequential(
        [
            keras.Input((None,), dtype="int32"),
            keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero),
        ]
    )
    # END SOLUTION
