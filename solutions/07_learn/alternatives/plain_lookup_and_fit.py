import numpy as np


def one_hot_lookup(data, weights):
    return weights[data]  # the same as multiplying


def train_one_step(model, x, y):
    (before,) = model.layers[0].get_weights()
    model.fit(x, y, batch_size=len(x), epochs=1, verbose=0, shuffle=False)
    (after,) = model.layers[0].get_weights()
    return before, after


def rows_moved(before, after):
    rows = []
    for number in range(before.shape[0]):
        for column in range(before.shape[1]):
            if before[number][column] != after[number][column]:
                rows.append(number)
                break
    return rows
