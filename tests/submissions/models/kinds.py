"""Models of many kinds, each with an input, for tests of how a model crosses the border."""

import keras
import numpy as np
from keras import layers

words = np.array([[0, 0, 1, 2, 3, 4], [0, 1, 2, 5, 3, 4]])
rows = np.linspace(-1, 1, 24, dtype="float32").reshape(2, 3, 4)


def sequential():
    return keras.Sequential([keras.Input((None,)), layers.Embedding(10, 3)]), words


def functional():
    inputs = keras.Input((None,), dtype="int32")
    return keras.Model(inputs, layers.Embedding(10, 3)(inputs)), words


def masked():
    return keras.Sequential([keras.Input((None,)), layers.Embedding(10, 3, mask_zero=True), layers.LSTM(4)]), words


def masked_functional():
    inputs = keras.Input((None,))
    embedded = layers.Dropout(0.1)(layers.Embedding(10, 3, mask_zero=True)(inputs))
    return keras.Model(inputs, layers.LSTM(3)(layers.LSTM(3, return_sequences=True)(embedded))), words


def masks_joined():
    inputs = keras.Input((None,))
    both = layers.Concatenate()([layers.Embedding(10, 3, mask_zero=True)(inputs), layers.Embedding(10, 3)(inputs)])
    return keras.Model(inputs, layers.Bidirectional(layers.GRU(3))(both)), words


def masking_layer():
    inputs = keras.Input((None, 4))
    return keras.Model(inputs, layers.LSTM(3)(layers.Masking()(inputs))), rows


def nested():
    inner = keras.Sequential([layers.Embedding(10, 3, mask_zero=True)], name="inner")
    inputs = keras.Input((None,))
    deeper = keras.Model(inputs, layers.GRU(4)(inner(inputs)))
    outermost = keras.Input((None,))
    return keras.Model(outermost, layers.Dense(2)(deeper(outermost))), words


def built_by_call():
    model = keras.Sequential([layers.Embedding(10, 3)])
    model(np.zeros((1, 1), int))
    return model, words


def trained_lstm():
    stack = [keras.Input((6,)), layers.Embedding(10, 3), layers.LSTM(5, return_sequences=True), layers.LSTM(3)]
    model = keras.Sequential([*stack, layers.Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    model.fit(words, np.array([0, 1]), epochs=2, verbose=0)
    return model, words


def gru():
    return keras.Sequential([keras.Input((None, 4)), layers.GRU(3, reset_after=False)]), rows


def bidirectional_with_dropout():
    both = layers.Bidirectional(layers.LSTM(3, seed=5, dropout=0.3), merge_mode="sum")
    return keras.Sequential([keras.Input((None, 4)), both, layers.Dropout(0.5, seed=99999999)]), rows


def cells():
    return keras.Sequential([keras.Input((None, 4)), layers.RNN([layers.LSTMCell(3), layers.GRUCell(2)])]), rows


def settings_as_objects():
    dense = layers.Dense(
        3,
        kernel_initializer=keras.initializers.Orthogonal(seed=3),
        kernel_regularizer=keras.regularizers.L1L2(1e-3, 1e-3),
        kernel_constraint=keras.constraints.MaxNorm(2),
        activation=keras.activations.gelu,
    )
    return keras.Sequential([keras.Input((None, 4)), dense, layers.Dense(2, activation=layers.LeakyReLU(0.2))]), rows


def constant_matrix():
    matrix = keras.initializers.Constant(np.random.default_rng(1).random((10, 3)))
    return keras.Sequential([keras.Input((None,)), layers.Embedding(10, 3, embeddings_initializer=matrix)]), words


def shared_layers():
    inputs = keras.Input((None,))
    table, dense = layers.Embedding(10, 3, name="table"), layers.Dense(2)
    one, other = dense(table(inputs)), dense(layers.Dropout(0.1)(table(inputs)))
    return keras.Model(inputs, layers.Concatenate()([one, layers.Add()([one, other])])), words


def mixed_dtypes():
    stack = [layers.Embedding(10, 3, dtype="mixed_float16"), layers.Dense(4, dtype="float64"), layers.Dense(2, dtype="float16")]
    return keras.Sequential([keras.Input((None,)), *stack]), words


def double_precision():
    inputs = keras.Input((None,))
    embedded = layers.Embedding(10, 3, dtype="float64")(inputs)
    return keras.Model(inputs, layers.LSTM(3, dtype="float64")(embedded)), words


def normalised_and_convolved():
    stack = [layers.BatchNormalization(), layers.LayerNormalization(), layers.Conv1D(3, 2, padding="same"), layers.GlobalAveragePooling1D()]
    model = keras.Sequential([keras.Input((3, 4)), *stack])
    model.compile("sgd", "mse")
    model.fit(rows, np.ones((2, 3)), verbose=0)
    return model, rows


def attention():
    inputs = keras.Input((None, 4))
    return keras.Model(inputs, layers.MultiHeadAttention(2, 3)(inputs, inputs, use_causal_mask=True)), rows


def frozen():
    model = keras.Sequential([keras.Input((None,)), layers.Embedding(10, 3), layers.Dense(2)])
    model.layers[0].trainable = False
    return model, words


def wrapped_and_reshaped():
    stack = [layers.TimeDistributed(layers.Dense(3)), layers.Reshape((-1, 3)), layers.Permute((2, 1))]
    return keras.Sequential([keras.Input((None, 4)), *stack]), rows


def separate_activation():
    model = keras.Sequential([layers.Embedding(10, 3, mask_zero=True), layers.LSTM(3), layers.Dense(1), layers.Activation("sigmoid")])
    model.build((None, None))
    return model, words


def make(name):
    """The model, an input, and what the model itself gives for it."""
    model, data = globals()[name]()
    trainable = sum(int(np.prod(weight.shape)) for weight in model.trainable_weights)
    return model, data, np.asarray(model(data, training=False)), model.count_params(), trainable
