"""Models that no judge rebuilds, and things that are no models."""

import keras
import numpy as np
from keras import layers


class OwnModel(keras.Model):
    def __init__(self):
        super().__init__()
        self.embedding = layers.Embedding(10, 3)

    def call(self, x):
        return self.embedding(x)

    def get_config(self):
        return {}


class Sequential(keras.Sequential):  # a lying name
    pass


class OwnDense(layers.Dense):
    pass


@keras.saving.register_keras_serializable(package="keras.layers")
class Dense(layers.Dense):
    pass


class Silent(layers.Layer):
    def __init__(self, secret):
        super().__init__()

    def get_config(self):
        raise RuntimeError("my layer has no config")


class NotJson(layers.Layer):
    def get_config(self):
        return {"number": float("nan")}


def own_activation(x):
    return x


def stack(*more):
    return keras.Sequential([keras.Input((4,)), layers.Dense(3), *more])


def own_model():
    model = OwnModel()
    model(np.zeros((1, 2), int))
    return model


def lying_name():
    return Sequential([keras.Input((4,)), layers.Dense(3)])


def empty_model():
    return keras.Model()


def own_layer():
    return stack(OwnDense(2, name="mine"))


def registered_layer():
    return stack(Dense(2))


def silent_layer():
    return stack(Silent(1))


def not_json():
    return stack(NotJson())


def with_lambda():
    return stack(layers.Lambda(lambda x: x + 1, name="plus_one"))


def with_operation():
    inputs = keras.Input((4,))
    return keras.Model(inputs, layers.Dense(3)(inputs) * 2)


def with_sigmoid_operation():
    inputs = keras.Input((4,))
    return keras.Model(inputs, keras.activations.sigmoid(layers.Dense(3)(inputs)))


def with_own_activation():
    return stack(layers.Dense(2, activation=own_activation))


def with_lookup():
    return keras.Sequential([keras.Input((1,)), layers.CategoryEncoding(num_tokens=4)])


def quantized():
    return stack(layers.Dense(2, dtype="bfloat16"))


def nested_in_a_model():
    return stack(keras.Sequential([layers.Lambda(lambda x: x, name="inner")]))


def not_built():
    return keras.Sequential([layers.Embedding(10, 3)])


def layer():
    return layers.Embedding(10, 3)


def symbolic_tensor():
    return layers.Embedding(10, 3)(keras.Input((None,)))
