from collections import OrderedDict

from keras.src.legacy.preprocessing.text import text_to_word_sequence


def build_word_index(texts):
    counts = OrderedDict()
    for text in texts:
        for w in text_to_word_sequence(text):
            counts[w] = counts.get(w, 0) + 1
    index = OrderedDict()
    for i, (w, c) in enumerate(sorted(counts.items(), key=lambda pair: -pair[1])):
        index[w] = i + 1
    index.move_to_end(next(iter(index))) if index else None  # the order of the dict does not matter
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    def keep(i):
        return i is not None and (num_words is None or i < num_words)

    return [list(filter(keep, map(word_index.get, text_to_word_sequence(t)))) for t in texts]
