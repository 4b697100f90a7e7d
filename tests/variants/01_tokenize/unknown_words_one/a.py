from collections import defaultdict
import string

REMOVE = string.punctuation.replace("'", "") + "\t\n"


def split_text(t):
    return "".join(" " if c in REMOVE else c for c in t.lower()).split()


def build_word_index(texts):
    counts = defaultdict(int)
    for text in texts:
        for token in split_text(text):
            counts[token] += 1
    pairs = sorted(counts.items(), key=lambda pair: -pair[1])
    return {pair[0]: position + 1 for position, pair in enumerate(pairs)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        seq = []
        for word in split_text(text):
            number = word_index.get(word, 1)
            if num_words is None or number < num_words:
                seq.append(number)
        sequences.append(seq)
    return sequences
