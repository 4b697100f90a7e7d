from keras import Input, Model
from keras.layers import Embedding


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> Model:
    batch, length = None, None
    data = Input((batch, length), dtype="int32")
    vectors = Embedding(input_dim=top_words, output_dim=embedding_vector_length, mask_zero=mask_zero)(data)
    return Model(data, vectors)
