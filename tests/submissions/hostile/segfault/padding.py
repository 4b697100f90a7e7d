import ctypes
import itertools
import os
import signal

ways = itertools.count()


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    way = len(sequences) % 3
    if way == 0:
        os.abort()
    if way == 1:
        ctypes.string_at(0)
    signal.raise_signal(signal.SIGFPE)
