import tensorflow as tf


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    for s in sequences:
        if len(s) > 0:
            if padding not in ["pre", "post"]:
                raise ValueError("bad padding")
            if truncating not in ["pre", "post"]:
                raise ValueError("bad truncating")

    ragged = tf.ragged.constant(sequences, dtype=tf.int32, ragged_rank=1, inner_shape=())
    if truncating == "pre":
        ragged = ragged[:, -maxlen:]
    else:
        ragged = ragged[:, :maxlen]

    if padding == "pre":
        # to_tensor() can only fill at the end: turn round, fill, turn back
        backwards = ragged[:, ::-1].to_tensor(default_value=value, shape=[None, maxlen])
        return tf.reverse(backwards, axis=[1])
    return ragged.to_tensor(default_value=value, shape=[None, maxlen])
