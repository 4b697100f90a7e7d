"""An output row must be in the table."""
import numpy as np
import tensorflow as tf


def embed_by_hand(data, weights):
    return tf.gather(weights, data).numpy()


def is_in_table(row, table):
    for candidate in table:
        if np.isclose(row, candidate).all():
            return True
    return False


def output_rows_match_weights(model, data):
    table = model.layers[0].get_weights()[0]
    output = model.predict(data, verbose=0)
    if output.shape != (*data.shape, table.shape[1]):
        return False
    rows = output.reshape(-1, table.shape[1])
    return sum(is_in_table(row, table) for row in rows) == len(rows)
