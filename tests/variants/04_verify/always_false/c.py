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
    rows = model.layers[0].get_weights()[0]
    result = model.predict(data, verbose=0)
    if result.shape != rows.shape:
        return False
    for r, w in zip(result, rows):
        if not np.allclose(r, w):
            return False
    return True
