from tensorflow.keras import layers, models

RATE = 0.5


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    vectors = layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)
    net = models.Sequential([vectors, layers.Dropout(rate=RATE)])
    net.build(input_shape=(None, None))
    return net
