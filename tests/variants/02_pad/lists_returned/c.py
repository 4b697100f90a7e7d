from collections import deque


class Padder:
    def __init__(self, maxlen, padding, truncating, value):
        if padding not in ("pre", "post"):
            raise ValueError("padding")
        if truncating not in ("pre", "post"):
            raise ValueError("truncating")
        self.maxlen = maxlen
        self.padding = padding
        self.truncating = truncating
        self.value = value

    def row(self, sequence):
        d = deque(sequence)
        while len(d) > self.maxlen:
            d.popleft() if self.truncating == "pre" else d.pop()
        while len(d) < self.maxlen:
            d.appendleft(self.value) if self.padding == "pre" else d.append(self.value)
        return list(d)


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    padder = Padder(maxlen, padding, truncating, value)
    return [padder.row(sequence) for sequence in sequences]
