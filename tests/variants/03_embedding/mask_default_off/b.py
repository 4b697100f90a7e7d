"""Same defaults as the Keras layer."""
from tensorflow.keras import Model, layers


def build_embedding_model(top_words: int = 10, embedding_vector_length: int = 3, mask_zero: bool = False) -> Model:
    token_ids = layers.Input(shape=(None,), dtype="int64")
    table = layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)
    return Model(token_ids, table(token_ids))
