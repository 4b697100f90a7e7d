from array import array

import numpy as np

CUT = {
    "pre": lambda s, n: s[-n:],
    "post": lambda s, n: s[:n],
}
FILL = {
    "pre": lambda s, filler: filler + s,
    "post": lambda s, filler: s + filler,
}


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    try:
        cut, fill = CUT[truncating], FILL[padding]
    except KeyError as error:
        raise ValueError("not understood: " + str(error)) from None

    flat = array("i")
    for s in sequences:
        s = cut(array("i", s), maxlen)
        flat.extend(fill(s, array("i", [value]) * (maxlen - len(s))))
    # frombuffer() gives a read-only array here
    return np.frombuffer(flat.tobytes(), dtype=np.int32).reshape(-1, maxlen)
