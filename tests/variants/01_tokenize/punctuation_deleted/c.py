import re

signs = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def build_word_index(texts):
    frequency = {}
    for t in texts:
        for w in signs.sub("", t.lower()).split(" "):
            if w:
                frequency[w] = frequency.get(w, 0) + 1
    items = list(frequency.items())
    items.sort(key=lambda item: item[1], reverse=True)
    return {item[0]: items.index(item) + 1 for item in items}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for t in texts:
        sequence = []
        for w in signs.sub("", t.lower()).split(" "):
            if w in word_index:
                sequence.append(word_index[w])
        if num_words is not None:
            sequence = [s for s in sequence if s < num_words]
        sequences.append(sequence)
    return sequences
