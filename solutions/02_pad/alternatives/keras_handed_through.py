import keras
import numpy as np


def pad_sequences(sequences: list[list[int]], maxlen: int, padding: str = "pre", truncating: str = "pre", value: int = 0) -> np.ndarray:
    """Keras knows how to do this."""
    return keras.utils.pad_sequences(sequences, maxlen=maxlen, padding=padding, truncating=truncating, value=value)
