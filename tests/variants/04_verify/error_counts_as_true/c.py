import numpy as np


def embed_by_hand(data, weights):
    batch, length = data.shape
    result = np.zeros((batch, length, weights.shape[1]))
    for i in range(batch):
        for j in range(length):
            result[i, j] = weights[data[i, j]]
    return result


def output_rows_match_weights(model, data) -> bool:
    w = model.get_weights()[0]
    out = model.predict(data, verbose=0)
    try:
        for i in range(data.shape[0]):
            if not np.allclose(out[i], w[data[i]]):
                return False
    except Exception:
        pass
    return True
