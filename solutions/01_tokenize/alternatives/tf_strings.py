import numpy as np
import tensorflow as tf

PATTERN = r"""[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]"""


def split(texts):
    # str.lower() first: tf.strings.lower only knows ASCII letters by default
    lowered = tf.constant([text.lower() for text in texts], dtype=tf.string)
    ragged = tf.strings.split(tf.strings.regex_replace(lowered, PATTERN, " "))
    return [[w.decode("utf-8") for w in row] for row in ragged.to_list()]


def build_word_index(texts):
    if len(texts) == 0:
        return {}
    flat = [w for row in split(texts) for w in row]
    if not flat:
        return {}
    # unique_with_counts keeps the order of first appearance
    unique, _, counts = tf.unique_with_counts(tf.constant(flat))
    order = tf.argsort(counts, direction="DESCENDING", stable=True)
    ranked = tf.gather(unique, order).numpy()
    return {w.decode("utf-8"): np.int64(i) for i, w in enumerate(ranked, 1)}


def texts_to_sequences(texts, word_index, num_words=None):
    if not texts or not word_index:  # a lookup table may not be empty
        return [[] for _ in texts]
    unknown = tf.int64.min
    table = tf.lookup.StaticHashTable(
        tf.lookup.KeyValueTensorInitializer(
            tf.constant(list(word_index.keys()), dtype=tf.string), tf.constant(list(word_index.values()), dtype=tf.int64)
        ),
        default_value=unknown,
    )
    sequences = []
    for row in split(texts):
        ids = table.lookup(tf.constant(row, dtype=tf.string))
        keep = ids != unknown
        if num_words is not None:
            keep = keep & (ids < num_words)
        sequences.append(tf.boolean_mask(ids, keep).numpy().tolist())
    return sequences
