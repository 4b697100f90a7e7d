import numpy as np


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return [np.zeros((1,) * 32), np.array(True), np.arange(8)[::-2], np.broadcast_to(np.int8(1), (3000, 3000)), np.zeros(9, np.uint8)[1:].view('>i8')][maxlen % 5]
