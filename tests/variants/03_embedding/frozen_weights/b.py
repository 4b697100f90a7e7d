from tensorflow import keras


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True):
    model = keras.models.Sequential()
    model.add(keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero))
    model.build((None, None))
    model.trainable = False
    return model
