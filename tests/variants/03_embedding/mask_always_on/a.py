import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = keras.Sequential()
    model.add(keras.layers.Embedding(input_dim=top_words, output_dim=embedding_vector_length, mask_zero=True))
    model.build((None, None))
    return model
