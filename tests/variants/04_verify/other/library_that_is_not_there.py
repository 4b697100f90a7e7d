import numpy as np
import torch_embeddings


def embed_by_hand(data, weights):
    return weights[data]


def output_rows_match_weights(model, data):
    output = model.predict(data, verbose=0)
    expected = torch_embeddings.lookup(model.layers[0].get_weights()[0], data)
    return np.allclose(output, expected)
