from tensorflow import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    i = keras.Input(shape=(None,))
    o = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(i)
    model = keras.Model(i, o)
    return model.layers[-1].weights[0].numpy()
