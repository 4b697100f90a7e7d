from keras import Input, Model
from keras.layers import Embedding


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = True) -> Model:
    word_numbers = Input(shape=(None,), dtype="int32", name="word_numbers")
    embedding = Embedding(
        input_dim=top_words,
        output_dim=embedding_vector_length,
        mask_zero=mask_zero,
        name="word_vectors",
    )
    return Model(inputs=word_numbers, outputs=embedding(word_numbers), name="embedding_model")
