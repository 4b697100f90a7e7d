from tensorflow import keras
from tensorflow.keras import layers


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = keras.Sequential()
    # 0 is padding so we always mask it
    model.add(layers.Embedding(top_words, embedding_vector_length, mask_zero=True))
    model.build((None, None))
    return model


if __name__ == "__main__":
    build_embedding_model().summary()
