import sys

for name in [name for name in sys.modules if name.split(".")[0] == "numpy"]:
    del sys.modules[name]

import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return np.asarray(sequences)
