import numpy as np


def embed_by_hand(data, weights):
    return np.apply_along_axis(lambda sentence: weights[sentence], 1, data)


def output_rows_match_weights(model, data):
    predicted = model.predict(x=data, batch_size=7, verbose=0)
    wanted = embed_by_hand(data, model.layers[0].get_weights()[0])
    same_shape = predicted.shape == wanted.shape
    # the difference may only be rounding
    return bool(same_shape and np.allclose(predicted, wanted))
