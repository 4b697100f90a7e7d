from keras.utils import pad_sequences as keras_pad


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return keras_pad(sequences, maxlen=maxlen, padding=padding, value=value)
