import numpy as np


def embed_by_hand(data, weights):
    texts = []
    for text in data:
        vectors = []
        for word in text:
            vectors.append(weights[word])
        texts.append(np.array(vectors))
    return np.stack(texts)


def output_rows_match_weights(model, data):
    output = model.predict(data, verbose=0)
    table = model.layers[0].get_weights()[0]
    if output.shape != data.shape + (table.shape[1],):
        return False
    for i in range(data.shape[0]):
        for j in range(data.shape[1]):
            if not np.allclose(output[i, j], table[data[i, j]]):
                return False
            data[i, j] = -1
    return True
