from keras.layers import Embedding, Input


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    layers = []
    layers.append(Input(shape=(None,)))
    layers.append(Embedding(top_words, embedding_vector_length, mask_zero=mask_zero))
    return layers
