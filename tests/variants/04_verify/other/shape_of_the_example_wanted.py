import numpy as np


def embed_by_hand(data, weights):
    return np.array([[weights[number] for number in row] for row in data])


def output_rows_match_weights(model, data):
    output = model.predict(data, verbose=0)
    if output.shape != (2, 6, 3):
        return False
    return np.allclose(output, model.layers[0].get_weights()[0][data])
