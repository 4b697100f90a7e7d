BAD = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n '


def get_words(text):
    words = []
    current = ""
    for c in text.lower():
        if c in BAD:
            if current != "":
                words.append(current)
            current = ""
        else:
            current = current + c
    if current != "":
        words.append(current)
    return words


def build_word_index(texts):
    word_index = {}
    position = 0
    for text in texts:
        for word in get_words(text):
            position += 1
            word_index[word] = position
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is None:
        allowed = word_index
    else:
        allowed = {w: i for w, i in word_index.items() if i < num_words}
    output = []
    for text in texts:
        output.append([allowed[w] for w in get_words(text) if w in allowed])
    return output
