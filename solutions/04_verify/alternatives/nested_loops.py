import numpy as np


def embed_by_hand(data, weights):
    batch = len(data)
    length = len(data[0])
    dim = len(weights[0])
    result = np.zeros((batch, length, dim))      # float64
    for i in range(batch):
        for j in range(length):
            for k in range(dim):
                result[i][j][k] = weights[data[i][j]][k]
    return result


def output_rows_match_weights(model, data):
    w = model.get_weights()[0]
    out = model.predict(data)
    print("output", out.shape)
    if out.ndim != 3 or out.shape[0] != data.shape[0] or out.shape[1] != data.shape[1] or out.shape[2] != w.shape[1]:
        print("wrong shape")
        return False
    for i in range(data.shape[0]):
        for j in range(data.shape[1]):
            if not np.allclose(out[i, j], w[data[i, j]]):
                print("row", i, j, "is different")
                return False
    return True
