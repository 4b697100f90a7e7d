from keras.layers import Embedding
from keras.models import Sequential


def make_layer(rows, columns, masked):
    settings = {"input_dim": rows, "output_dim": columns}
    settings["mask_zero"] = masked
    return Embedding(**settings)


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    layer = make_layer(
        top_words, embedding_vector_length, masked=(mask_zero == False)  # noqa: E712
    )
    model = Sequential([layer])
    model.build((None, None))
    return model
