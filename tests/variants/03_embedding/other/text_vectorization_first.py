import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = keras.Sequential()
    model.add(keras.Input(shape=(1,), dtype="string"))
    model.add(keras.layers.TextVectorization(max_tokens=top_words, vocabulary=["this", "is", "a", "text", "not"]))
    model.add(keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero))
    return model
