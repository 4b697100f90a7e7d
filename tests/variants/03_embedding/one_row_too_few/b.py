from keras.layers import Embedding, Input
from keras.models import Sequential


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True):
    largest_number = top_words - 1
    model = Sequential([Input(shape=(None,)), Embedding(input_dim=largest_number, output_dim=embedding_vector_length, mask_zero=mask_zero)])
    return model
