import keras


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True):
    vocab_size = top_words + 1  # one more for the padding
    model = keras.models.Sequential()
    model.add(keras.layers.InputLayer(shape=(None,)))
    model.add(keras.layers.Embedding(vocab_size, embedding_vector_length, mask_zero=mask_zero))
    return model
