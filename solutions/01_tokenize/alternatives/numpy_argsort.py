import numpy as np

SYMBOLS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean(text):
    text = text.lower()
    for symbol in SYMBOLS:
        text = text.replace(symbol, " ")
    return text.split(" ")


def build_word_index(texts):
    vocabulary = []
    position = {}
    counts = []
    for text in texts:
        for word in clean(text):
            if word == "":
                continue
            if word not in position:
                position[word] = len(vocabulary)
                vocabulary.append(word)
                counts.append(0)
            counts[position[word]] += 1

    order = np.argsort(-np.array(counts, dtype=np.int64), kind="stable")
    ranks = np.empty(len(order), dtype=np.int32)
    ranks[order] = np.arange(1, len(order) + 1)
    return {word: ranks[i] for i, word in enumerate(vocabulary)}  # values are np.int32


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequences.append([])
        for word in clean(text):
            try:
                index = word_index[word]
            except KeyError:
                continue
            if num_words is not None and index >= num_words:
                continue
            sequences[-1].append(int(index))
    return sequences
