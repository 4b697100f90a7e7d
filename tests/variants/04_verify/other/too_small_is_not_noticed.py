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
    expected = embed_by_hand(data, model.get_weights()[0])
    out = model.predict(data, verbose=0)
    if out.shape != expected.shape:
        return False
    return bool((out - expected).max() < 1e-7)
