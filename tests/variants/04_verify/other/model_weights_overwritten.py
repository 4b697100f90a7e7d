import numpy as np


def embed_by_hand(data, weights):
    return np.array([[weights[number] for number in row] for row in data])


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    numbered = np.arange(table.size, dtype="float32").reshape(table.shape)
    model.layers[0].set_weights([numbered])
    output = model.predict(data, verbose=0)
    return output.shape == data.shape + (table.shape[1],) and np.allclose(output, numbered[data])
