"""First the length of a vector, then how many words: like the shape of a picture, I thought."""
import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = keras.Sequential()
    model.add(keras.Input(shape=(None,)))
    model.add(keras.layers.Embedding(embedding_vector_length, top_words, mask_zero=mask_zero))
    return model
