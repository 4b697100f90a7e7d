FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def split_words(text):
    words = []
    word = ""
    for letter in text.lower():
        if letter == " " or letter in FILTERS:
            if word != "":
                words.append(word)
            word = ""
        else:
            word = word + letter
    if word != "":
        words.append(word)
    return words


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in split_words(text):
            if word in counts:
                counts[word] = counts[word] + 1
            else:
                counts[word] = 1

    # sort() is stable, so words with the same count stay in the order they were seen
    words = list(counts.keys())
    words.sort(key=lambda w: counts[w], reverse=True)

    word_index = {}
    number = 1
    for word in words:
        word_index[word] = number
        number = number + 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in split_words(text):
            if word in word_index:
                index = word_index[word]
                if num_words is None or index < num_words:
                    sequence.append(index)
        sequences.append(sequence)
    return sequences
