"""The numbers of the worked example."""
from keras.layers import Embedding
from keras.models import Sequential


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    top_words = 10
    embedding_vector_length = 3
    model = Sequential([Embedding(input_dim=top_words, output_dim=embedding_vector_length, mask_zero=mask_zero)])
    model.build((None, None))
    return model
