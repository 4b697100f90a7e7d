import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    # one word goes in, its vector comes out
    model = keras.Sequential()
    model.add(keras.Input(shape=()))
    model.add(keras.layers.Embedding(input_dim=top_words, output_dim=embedding_vector_length, mask_zero=mask_zero))
    return model
