from collections import Counter


def preprocess(text):
    text = text.lower()
    for char in '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n':
        text = text.replace(char, " ")
    return text.split()


def build_word_index(texts):
    word_index = {}
    for text in texts:
        counts = Counter(preprocess(text))
        i = 1
        for word, count in counts.most_common():
            word_index[word] = i
            i += 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        tokens = preprocess(text)
        tokens = [t for t in tokens if t in word_index]
        numbers = [word_index[t] for t in tokens]
        if num_words is not None:
            numbers = [n for n in numbers if n < num_words]
        sequences.append(numbers)
    return sequences
