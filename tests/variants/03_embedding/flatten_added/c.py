import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    stack = [
        keras.layers.Embedding(input_dim=top_words, output_dim=embedding_vector_length, mask_zero=mask_zero),
        keras.layers.Flatten(name="one_row"),
    ]
    model = keras.Sequential(stack)
    model.build((None, None))
    return model
