import numpy as np


class Padder:
    """Behaves like a function. Fortran order, because I come from MATLAB."""

    allowed = ("pre", "post")

    def __call__(self, sequences, maxlen, padding="pre", truncating="pre", value=0):
        self.check(padding)
        self.check(truncating)
        out = np.full((len(sequences), maxlen), value, dtype=np.int32, order="F")
        for i in range(len(sequences)):
            for j in range(maxlen):
                k = self.source(len(sequences[i]), j, maxlen, padding, truncating)
                if k is not None:
                    out[i, j] = sequences[i][k]
        return out

    def check(self, word):
        if word not in self.allowed:
            raise ValueError(f"{word!r} is not one of {self.allowed}")

    @staticmethod
    def source(length, j, maxlen, padding, truncating):
        """Which element of a sequence stands in column j; None for padding."""
        if length > maxlen:
            return j + length - maxlen if truncating == "pre" else j
        k = j - (maxlen - length) if padding == "pre" else j
        return k if 0 <= k < length else None


pad_sequences = Padder()
