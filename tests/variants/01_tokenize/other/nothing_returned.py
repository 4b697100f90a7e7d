def build_word_index(texts):
    index = {}
    for text in texts:
        words = text.lower().split()
    # TODO count them


def texts_to_sequences(texts, word_index, num_words=None):
    result = []
    # TODO
