FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def to_words(text):
    text = text.lower()
    for f in FILTERS:
        text = text.replace(f, " ")
    return text.split()


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in to_words(text):
            counts[word] = counts.get(word, 0) + 1
    word_index = {}
    for word in sorted(counts, key=counts.get, reverse=True):
        word_index[word] = len(word_index) + 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in to_words(text):
            if word not in word_index:
                # new word: give it the next free number
                word_index[word] = len(word_index) + 1
            sequence.append(word_index[word])
        if num_words is not None:
            sequence = [n for n in sequence if n < num_words]
        sequences.append(sequence)
    return sequences
