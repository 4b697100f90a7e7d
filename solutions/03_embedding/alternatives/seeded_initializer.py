import keras
from keras import initializers, layers, regularizers


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    embedding = layers.Embedding(
        top_words,
        embedding_vector_length,
        embeddings_initializer=initializers.RandomNormal(mean=0.0, stddev=0.02, seed=1234),
        embeddings_regularizer=regularizers.L2(1e-6),
        embeddings_constraint="max_norm",
        mask_zero=mask_zero,
    )
    model = keras.Sequential([embedding])
    model.build(input_shape=(None, None))
    return model
