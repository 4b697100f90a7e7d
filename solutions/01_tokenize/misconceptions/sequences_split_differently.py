import re
from collections import Counter


def build_word_index(texts):
    counts = Counter()
    for text in texts:
        text = text.lower()
        text = re.sub(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]', " ", text)
        for word in text.split():
            counts[word] += 1
    word_index = {}
    for i, (word, count) in enumerate(counts.most_common(), start=1):
        word_index[word] = i
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in text.lower().split():
            if word in word_index:
                index = word_index[word]
                if num_words is None or index < num_words:
                    sequence.append(index)
        sequences.append(sequence)
    return sequences
