import numpy as np


def embed_by_hand(data, weights):
    result = np.empty(data.shape + (weights.shape[1],), dtype=weights.dtype)
    for word in np.unique(data):
        result[data == word] = weights[word]
    return result


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = np.array(model(data))
    if output.shape != data.shape + (weights.shape[1],):
        return False
    answers = [np.allclose(output[data == word], weights[word]) for word in np.unique(data)]
    return all(answers)
