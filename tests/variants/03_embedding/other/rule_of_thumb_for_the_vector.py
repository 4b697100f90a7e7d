import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    good_size = max(1, round(top_words ** 0.25))
    model = keras.Sequential()
    model.add(keras.layers.Embedding(top_words, good_size, mask_zero=mask_zero))
    model.build((None, None))
    return model
