import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    rows = max(top_words, 100)
    model = keras.Sequential()
    model.add(keras.Input((None,)))
    model.add(keras.layers.Embedding(rows, embedding_vector_length, mask_zero=mask_zero))
    return model
