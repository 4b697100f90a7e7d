import numpy as np


def one_hot_row(number, length):
    row = np.zeros(length)
    row[number] = 1
    return row


def embed_by_hand(data, weights):
    biggest = 0
    for row in data:
        for n in row:
            if n > biggest:
                biggest = int(n)
    result = []
    for row in data:
        result.append([np.dot(one_hot_row(n, biggest + 1), weights) for n in row])
    return np.array(result)


def output_rows_match_weights(model, data):
    out = model.predict(data, verbose=0)
    w = model.get_weights()[0]
    right = np.take(w, data, axis=0)
    return out.shape == right.shape and bool(np.isclose(out, right).all())
