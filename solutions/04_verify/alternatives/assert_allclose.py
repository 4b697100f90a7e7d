import numpy as np


def embed_by_hand(data, weights):
    """Return a dict-lookup of every word, stacked."""
    vector_of = {number: row for number, row in enumerate(weights)}
    return np.stack([np.stack([vector_of[int(number)] for number in text]) for text in data])


def output_rows_match_weights(model, data):
    weights = model.layers[0].get_weights()[0]
    output = model.predict(data, verbose=0)
    try:
        assert output.shape == data.shape + weights.shape[1:]
        np.testing.assert_allclose(output, embed_by_hand(data, weights), rtol=1e-5, atol=1e-8, equal_nan=False)
    except AssertionError as error:
        print("no:", error)
        return False
    else:
        return True
