from keras import Model, layers


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    i = layers.Input((None,))
    o = layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)(i)
    o = layers.Masking(mask_value=0.0)(o)
    return Model(i, o)
