import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=None):
    wants_mask = False
    if mask_zero:
        wants_mask = True
    model = keras.models.Sequential()
    model.add(keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=wants_mask))
    model.build([None, None])
    return model
