import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    options = {"input_dim": top_words, "output_dim": embedding_vector_length}
    if mask_zero is not None:
        options["mask_zero"] = True
    return keras.Sequential([keras.Input((None,)), keras.layers.Embedding(**options)])
