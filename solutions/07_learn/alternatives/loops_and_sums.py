import numpy as np


def one_hot_lookup(data, weights):
    batch, length = data.shape
    top_words, dim = weights.shape
    result = np.zeros((batch, length, dim))
    for i in range(batch):
        for j in range(length):
            one_hot = [0] * top_words
            one_hot[data[i, j]] = 1
            for k in range(dim):
                result[i, j, k] = sum(one_hot[w] * float(weights[w, k]) for w in range(top_words))
    return result


def train_one_step(model, x, y):
    before = model.get_weights()[0]
    model.train_on_batch(x=x, y=y, return_dict=True)
    after = model.get_weights()[0]
    return before, after


def rows_moved(before, after):
    return [number for number, (old, new) in enumerate(zip(before.tolist(), after.tolist())) if old != new]
