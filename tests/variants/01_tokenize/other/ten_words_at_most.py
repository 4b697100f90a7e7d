from collections import Counter
import re

PATTERN = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def words_of(text):
    return [w for w in PATTERN.sub(" ", text.lower()).split(" ") if w != ""]


def build_word_index(texts):
    counter = Counter(w for t in texts for w in words_of(t))
    return {w: i for i, (w, n) in enumerate(counter.most_common(10), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in words_of(text):
            if word in word_index:
                number = word_index[word]
                if num_words is None or number < num_words:
                    sequence.append(number)
        sequences.append(sequence)
    return sequences
