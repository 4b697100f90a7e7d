from functools import partial

import tensorflow as tf

# same function, but 64 bits
pad_sequences = partial(tf.keras.utils.pad_sequences, dtype="int64", value=0)
