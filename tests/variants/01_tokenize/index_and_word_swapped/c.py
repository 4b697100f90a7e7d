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
    tokens = []
    for text in texts:
        tokens = tokens + get_words(text)
    vocabulary = []
    for token in tokens:
        if token not in vocabulary:
            vocabulary.append(token)
    vocabulary = sorted(vocabulary, key=tokens.count, reverse=True)
    word_index = {vocabulary[i]: i + 1 for i in range(len(vocabulary))}
    index_word = {i: w for w, i in word_index.items()}
    return index_word


def encode(words, word_index, num_words):
    numbers = []
    for word in words:
        number = word_index.get(word, 0)
        if number > 0 and (num_words is None or number < num_words):
            numbers.append(number)
    return numbers


def texts_to_sequences(texts, word_index, num_words=None):
    return [encode(get_words(text), word_index, num_words) for text in texts]
