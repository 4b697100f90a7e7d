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
    output = model.predict_classes(data)
    expected = embed_by_hand(data, model.layers[0].get_weights()[0])
    return output.shape == expected.shape and np.allclose(output, expected)
