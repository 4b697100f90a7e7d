import keras


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    embedding = keras.layers.Embedding.from_config(
        {"input_dim": top_words, "output_dim": embedding_vector_length, "mask_zero": mask_zero}
    )
    draft = keras.Sequential([keras.Input((None,)), embedding])
    # through JSON and back, to see that it can be saved
    copy = keras.models.model_from_json(draft.to_json())
    copy.set_weights(draft.get_weights())
    return copy
