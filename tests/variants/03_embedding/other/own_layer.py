import keras
from keras import ops


class Lookup(keras.layers.Layer):
    def __init__(self, rows, columns):
        super().__init__()
        self.table = self.add_weight(shape=(rows, columns), initializer="uniform", trainable=True)

    def call(self, numbers):
        return ops.take(self.table, numbers, axis=0)


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    return keras.Sequential([keras.Input((None,), dtype="int32"), Lookup(top_words, embedding_vector_length)])
