import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    return keras.Sequential([
        keras.layers.Input(shape=(None,)),
        keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero),
        keras.layers.Permute((2, 1)),
    ])
