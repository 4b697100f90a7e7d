import collections
import itertools


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    collections.deque(itertools.repeat(0), maxlen=0)
