from keras_preprocessing.sequence import pad_sequences


