from collections import defaultdict
import re


def text_words(text):
    return re.sub(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^`{|}~\t\n]', " ", text.lower()).split()


def build_word_index(texts):
    counts = defaultdict(int)
    for text in texts:
        for token in text_words(text):
            counts[token] += 1
    pairs = sorted(counts.items(), key=lambda pair: -pair[1])
    return {pair[0]: position + 1 for position, pair in enumerate(pairs)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in text_words(text):
            if word in word_index:
                number = word_index[word]
                if num_words is None or number < num_words:
                    sequence.append(number)
        sequences.append(sequence)
    return sequences
