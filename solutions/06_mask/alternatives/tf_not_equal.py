import tensorflow as tf


def word_mask(data):
    data = tf.convert_to_tensor(data)
    return tf.not_equal(data, tf.zeros_like(data))


def padding_changes_output(model, data, zeros=3):
    padded = tf.concat([tf.zeros((len(data), zeros), dtype=data.dtype), data], axis=1)
    short, long = model(data), model(padded)
    return tf.reduce_any(tf.abs(short - long) > 1e-8 + 1e-5 * tf.abs(short))
