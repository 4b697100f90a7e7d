import keras


def build_embedding_model(top_words, embedding_vector_length, mask_zero):
    model = keras.Sequential()
    model.add(keras.Input(shape=(None,)))
    model.add(keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero))
    return model
