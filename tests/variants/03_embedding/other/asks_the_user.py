import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    top_words = int(input("How many words? "))
    model = keras.Sequential([keras.Input((None,)), keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)])
    return model
