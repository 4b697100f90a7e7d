FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def get_tokens(text):
    tokens = []
    for word in text.lower().split():
        word = word.strip(FILTERS)
        if word != "":
            tokens.append(word)
    return tokens


def build_word_index(texts):
    count = {}
    for text in texts:
        for token in get_tokens(text):
            count[token] = count.get(token, 0) + 1
    tokens = list(count.keys())
    tokens.sort(key=lambda token: -count[token])
    word_index = {}
    for i in range(len(tokens)):
        word_index[tokens[i]] = i + 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for token in get_tokens(text):
            if token in word_index:
                if num_words is None or word_index[token] < num_words:
                    sequence.append(word_index[token])
        sequences.append(sequence)
    return sequences
