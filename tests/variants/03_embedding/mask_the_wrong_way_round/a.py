import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    """Build a Sequential model with one Embedding layer."""
    model = keras.Sequential()
    model.add(keras.Input(shape=(None,)))
    if mask_zero:
        ignore_padding = False
    else:
        ignore_padding = True
    model.add(
        keras.layers.Embedding(
            top_words, embedding_vector_length, mask_zero=ignore_padding
        )
    )
    return model
