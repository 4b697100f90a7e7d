import keras


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    # Keras can do this already
    return keras.utils.pad_sequences(sequences, maxlen=maxlen, padding=padding, truncating=truncating)
