import keras


class Settings:
    def __init__(self, words, dim, mask):
        self.words = words
        self.dim = dim
        self.mask = mask

    def layer(self):
        return keras.layers.Embedding(self.words, self.dim, mask_zero=self.mask, embeddings_initializer="he_normal")


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    settings = Settings(top_words, embedding_vector_length, mask_zero)
    tokens = keras.layers.Input(shape=(None,), batch_size=None)
    template = keras.models.Model(tokens, settings.layer()(tokens))
    return keras.models.clone_model(template)
