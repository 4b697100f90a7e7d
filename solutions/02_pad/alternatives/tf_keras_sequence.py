from tensorflow.keras.preprocessing import sequence


def pad_sequences(sequences, maxlen, padding='pre', truncating='pre', value=0):
    # dtype so that we don't get int32
    X = sequence.pad_sequences(sequences, maxlen, 'int64', padding, truncating, value)
    print('shape:', X.shape)
    return X
