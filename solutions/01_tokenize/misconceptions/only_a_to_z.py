import re


def find_words(text):
    return re.findall("[a-z]+", text.lower())


def build_word_index(texts):
    frequency = {}
    for text in texts:
        for word in find_words(text):
            frequency[word] = frequency.get(word, 0) + 1

    def how_often(word):
        return frequency[word]

    ordered = sorted(frequency, key=how_often, reverse=True)
    index = {}
    for word in ordered:
        index[word] = len(index) + 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        numbers = []
        for word in find_words(text):
            if word in word_index:
                numbers.append(word_index[word])
        if num_words is not None:
            numbers = list(filter(lambda n: n < num_words, numbers))
        sequences.append(numbers)
    return sequences
