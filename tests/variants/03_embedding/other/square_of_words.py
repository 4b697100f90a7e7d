import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = keras.Sequential([keras.Input((None,))])
    model.add(keras.layers.Embedding(top_words, top_words, mask_zero=mask_zero))
    return model
