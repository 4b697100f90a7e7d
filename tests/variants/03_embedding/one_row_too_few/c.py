import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    real_words = [number for number in range(top_words) if number != 0]
    model = keras.Sequential(name="embedding_model")
    model.add(keras.layers.Embedding(len(real_words), embedding_vector_length, mask_zero=mask_zero))
    model.build((None, None))
    return model
