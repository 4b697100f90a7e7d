"""An Embedding is only a Dense layer without bias on one-hot vectors."""
import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = keras.Sequential()
    model.add(keras.Input(shape=(None, top_words)))
    model.add(keras.layers.Dense(embedding_vector_length, use_bias=False))
    return model
