from keras.layers import Embedding, Input
from keras.models import Model


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    inp = Input(shape=(None,))
    emb = Embedding(input_dim=5000, output_dim=embedding_vector_length, mask_zero=mask_zero)
    return Model(inp, emb(inp))
