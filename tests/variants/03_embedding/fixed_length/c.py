"""All texts are padded to max_review_length before."""
from tensorflow import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True, max_review_length=6):
    emb = keras.Sequential([keras.layers.Embedding(input_dim=top_words, output_dim=embedding_vector_length, mask_zero=mask_zero)])
    text = keras.layers.Input(shape=(max_review_length,), name="text")
    return keras.models.Model(inputs=[text], outputs=[emb(text)])
