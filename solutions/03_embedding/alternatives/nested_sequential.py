import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    inner = keras.Sequential(
        [keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)],
        name="just_the_embedding",
    )
    outer = keras.Sequential([keras.Input((None,), dtype="int32"), inner])
    return outer
