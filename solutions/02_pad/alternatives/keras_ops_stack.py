import keras
from keras import ops


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    if len(sequences) == 0:
        return ops.zeros((0, maxlen), dtype="int32")

    rows = []
    for sequence in sequences:
        row = ops.convert_to_tensor(sequence, dtype="int32")
        if len(sequence) > 0:
            if truncating not in ("pre", "post"):
                raise ValueError(f"truncating is {truncating}")
            if padding not in ("pre", "post"):
                raise ValueError(f"padding is {padding}")
        row = row[-maxlen:] if truncating == "pre" else row[:maxlen]
        missing = maxlen - row.shape[0]
        row = ops.pad(row, [(missing, 0) if padding == "pre" else (0, missing)], constant_values=value)
        rows.append(row)
    return ops.stack(rows)  # a tensor


if __name__ == "__main__":
    keras.utils.set_random_seed(0)
    print(pad_sequences([[1, 2, 3, 4], [1, 2, 5, 3, 4]], 6))
