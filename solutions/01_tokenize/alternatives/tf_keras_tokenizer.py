# the way the old tutorial does it
from tensorflow.keras.preprocessing.text import Tokenizer


def build_word_index(texts):
    tokenizer = Tokenizer()
    tokenizer.fit_on_texts(texts)
    return tokenizer.word_index


def texts_to_sequences(texts, word_index, num_words=None):
    tokenizer = Tokenizer(num_words=num_words)
    tokenizer.word_index = word_index
    return tokenizer.texts_to_sequences(texts)
