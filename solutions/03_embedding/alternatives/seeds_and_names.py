import os
import random

os.environ["PYTHONHASHSEED"] = "0"

import numpy as np
import tensorflow as tf

random.seed(7)
np.random.seed(7)
tf.random.set_seed(7)


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    tf.keras.utils.set_random_seed(7)  # the same weights each time
    model = tf.keras.Sequential(name="embedding_example")
    model.add(tf.keras.Input(shape=[None], name="padded_texts"))
    model.add(tf.keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero, name="embedding"))
    print(model.get_weights()[0])
    return model
