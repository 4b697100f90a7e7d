import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if padding not in ("pre", "post") or truncating not in ("pre", "post"):
        raise ValueError("padding and truncating must be pre or post")
    # the function of Keras does it all
    return pad_sequences(sequences, maxlen=maxlen, padding=padding, truncating=truncating, value=value)
