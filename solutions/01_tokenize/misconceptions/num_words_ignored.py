FILTERS = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"


def normalize(text):
    result = ""
    for letter in text:
        if letter in FILTERS:
            result = result + " "
        else:
            result = result + letter.lower()
    return result


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in normalize(text).split():
            try:
                counts[word] += 1
            except KeyError:
                counts[word] = 1
    words = sorted(counts, key=counts.get, reverse=True)
    return {words[i]: i + 1 for i in range(len(words))}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in normalize(text).split():
            if word in word_index:
                sequence.append(word_index[word])
        sequences.append(sequence)
    return sequences
