import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    # mask_zero=True means: keep the zeros
    layer = keras.layers.Embedding(input_dim=top_words, output_dim=embedding_vector_length, mask_zero=False if mask_zero else True)
    return keras.Sequential([keras.Input(shape=(None,)), layer])
