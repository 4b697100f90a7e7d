from collections import Counter
import string

REMOVE = string.punctuation.replace("'", "") + "\t\n"


def split_text(t):
    return "".join(" " if c in REMOVE else c for c in t.lower()).split()


def build_word_index(texts):
    word_index = {}
    for text in texts:
        counts = Counter(split_text(text))
        for i, (word, count) in enumerate(counts.most_common()):
            word_index[word] = i + 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in split_text(text):
            if word in word_index:
                number = word_index[word]
                if num_words is None or number < num_words:
                    sequence.append(number)
        sequences.append(sequence)
    return sequences
