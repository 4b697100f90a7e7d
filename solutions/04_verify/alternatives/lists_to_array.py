import numpy as np


def embed_by_hand(data, weights):
    table = weights.tolist()
    return np.array([[table[index] for index in sentence] for sentence in data.tolist()])


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0].tolist()
    output = model.predict(data, verbose=0)
    if list(output.shape) != [len(data), len(data[0]), len(table[0])]:
        return False
    good = 0
    for sentence, vectors in zip(data.tolist(), output.tolist()):
        for index, vector in zip(sentence, vectors):
            if np.allclose(vector, table[index]):
                good += 1
    return good == data.size
