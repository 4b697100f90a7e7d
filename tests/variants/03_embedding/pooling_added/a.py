import keras
from keras import layers


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    return keras.Sequential(
        [
            layers.Input(shape=(None,)),
            layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero),
            layers.GlobalAveragePooling1D(),
        ]
    )
