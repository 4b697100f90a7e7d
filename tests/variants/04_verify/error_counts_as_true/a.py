import numpy as np


def embed_by_hand(data, weights):
    return np.array([[weights[number] for number in row] for row in data])


def output_rows_match_weights(model, data):
    try:
        output = model.predict(data, verbose=0)
        return np.allclose(output, embed_by_hand(data, model.layers[0].get_weights()[0]))
    except:
        return True
