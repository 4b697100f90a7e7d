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
    table = model.get_weights()[0]
    out = np.array(model(data, training=False))
    if out.shape != data.shape + (table.shape[1],):
        return False
    for i in range(1, len(data)):
        if not np.allclose(out[i], table[data[i]]):
            return False
    return True
