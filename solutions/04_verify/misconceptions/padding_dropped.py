import numpy as np


def embed_by_hand(data, weights):
    result = []
    for review in data:
        rows = []
        for word in review:
            if word == 0:
                continue
            rows.append(weights[word])
        result.append(rows)
    return np.array(result)


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = np.asarray(model(data))
    expected = weights[data]
    return output.shape == expected.shape and bool(np.allclose(output, expected))
