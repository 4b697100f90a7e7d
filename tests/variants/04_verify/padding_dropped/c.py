import numpy as np


def without_padding(text):
    return [word for word in text if word > 0]


def embed_by_hand(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    parts = [np.array([weights[word] for word in without_padding(text)]) for text in data]
    return np.stack(parts)


def output_rows_match_weights(model, data):
    embedding = model.layers[0]
    weights = np.array(embedding.get_weights()[0])
    output = np.array(model(data, training=False))
    mistakes = 0
    if output.shape != data.shape + weights.shape[1:]:
        return False
    for place in np.ndindex(*data.shape):
        if not np.isclose(output[place], weights[data[place]]).all():
            mistakes += 1
    return mistakes == 0
