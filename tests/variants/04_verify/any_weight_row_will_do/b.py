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
    out = np.asarray(model(data, training=False))
    if out.shape[:-1] != data.shape or out.shape[-1] != table.shape[1]:
        return False
    # every output row against every weight row
    close = np.isclose(out[:, :, None, :], table[None, None, :, :]).all(axis=-1)
    return bool(close.any(axis=-1).all())
