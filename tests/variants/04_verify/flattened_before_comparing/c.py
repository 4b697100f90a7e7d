import numpy as np


def embed_by_hand(data, weights):
    one_hot = (data[:, :, None] == np.arange(len(weights))).astype(float)
    return np.einsum("blw,wd->bld", one_hot, weights)


def output_rows_match_weights(model, data):
    w = model.layers[0].get_weights()[0]
    outputs = list(np.ravel(model.predict(data, verbose=0)))
    numbers = []
    for text in data:
        for word in text:
            numbers.extend(w[word])
    if len(outputs) != len(numbers):
        return False
    for x, y in zip(outputs, numbers):
        if not np.isclose(x, y):
            return False
    return True
