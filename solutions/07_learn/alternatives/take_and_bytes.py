import numpy as np


def one_hot_lookup(data, weights):
    one_hot = np.zeros((data.size, len(weights)), dtype=weights.dtype)
    one_hot[np.arange(data.size), data.reshape(-1)] = 1
    return (weights.T @ one_hot.T).T.reshape(data.shape + (weights.shape[1],))


def train_one_step(model, x, y):
    table = model.get_layer(index=0).get_weights()[0]
    model.train_on_batch(x.copy(), y.copy())
    return tuple(np.stack([table, model.get_layer(index=0).get_weights()[0]]))


def rows_moved(before, after):
    answer = []
    for i in range(before.shape[0]):
        if before[i].tobytes() != after[i].tobytes():
            answer.append(i)
    return answer
