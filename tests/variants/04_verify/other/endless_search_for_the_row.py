import numpy as np


def embed_by_hand(data, weights):
    result = []
    for text in data:
        vectors = []
        for number in text:
            row = 1
            while row != number:
                row += 1
            vectors.append(weights[row])
        result.append(vectors)
    return np.array(result)


def output_rows_match_weights(model, data):
    out = model.predict(data, verbose=0)
    w = model.get_weights()[0]
    right = np.take(w, data, axis=0)
    return out.shape == right.shape and bool(np.isclose(out, right).all())
