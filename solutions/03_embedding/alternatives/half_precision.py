import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    """Half the memory: weights and output are float16."""
    return keras.Sequential(
        [
            keras.Input((None,), dtype="int32"),
            keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero, dtype="float16"),
        ]
    )
