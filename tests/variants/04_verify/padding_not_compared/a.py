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
    weights = model.layers[0].get_weights()[0]
    output = model.predict(data, verbose=0)
    if output.shape != data.shape + (weights.shape[1],):
        return False
    for i in range(len(data)):
        for j in range(len(data[i])):
            if data[i, j] == 0:
                continue
            if not np.allclose(output[i, j], weights[data[i, j]]):
                return False
    return True
