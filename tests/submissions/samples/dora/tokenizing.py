def build_word_index(texts)
    index = {}
    return index
