import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    return keras.Sequential([
        keras.Input((None,)),
        keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero),
        keras.layers.Activation("relu"),
    ])
