import numpy as np


def embed_by_hand(data, weights):
    return np.array([[weights[number] for number in row] for row in data])


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    output = model.predict(data, verbose=0)
    total = 0.0
    for text in data:
        for word in text:
            for number in table[word]:
                total += number
    if output.shape != data.shape + (table.shape[1],):
        return False
    return bool(np.isclose(np.sum(output), total))
