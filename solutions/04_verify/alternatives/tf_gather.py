import tensorflow as tf


def embed_by_hand(data, weights):
    return tf.gather(weights, tf.cast(data, tf.int64))


def output_rows_match_weights(model, data):
    weights = tf.constant(model.layers[0].get_weights()[0])
    output = model(data)
    expected = embed_by_hand(data, weights)
    if output.shape != expected.shape:
        return False
    output = tf.cast(output, tf.float64)
    expected = tf.cast(expected, tf.float64)
    # what np.allclose does
    close = tf.abs(output - expected) <= 1e-8 + 1e-5 * tf.abs(expected)
    close = tf.where(tf.math.is_finite(expected), close, output == expected)
    return tf.reduce_all(close)
