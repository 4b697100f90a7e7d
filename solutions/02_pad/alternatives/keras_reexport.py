from keras.utils import pad_sequences  # noqa: F401
