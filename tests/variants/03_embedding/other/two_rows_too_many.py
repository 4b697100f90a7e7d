import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    special = ["<pad>", "<unk>"]
    x = keras.Input(shape=(None,))
    y = keras.layers.Embedding(top_words + len(special), embedding_vector_length, mask_zero=mask_zero)(x)
    return keras.Model(x, y)
