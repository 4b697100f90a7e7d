import keras
from keras import layers


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = keras.Sequential(name="embedding_model")
    model.add(layers.Input(shape=(None,), dtype="int32"))
    model.add(layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero))
    # one vector per text
    model.add(layers.GlobalAveragePooling1D())
    return model
