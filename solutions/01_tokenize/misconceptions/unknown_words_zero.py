from collections import Counter

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'
TABLE = {ord(c): " " for c in FILTERS}


def build_word_index(texts):
    counts = Counter()
    for text in texts:
        counts.update(text.lower().translate(TABLE).split())
    word_index = {}
    for i, (word, count) in enumerate(counts.most_common()):
        word_index[word] = i + 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        words = text.lower().translate(TABLE).split()
        seq = [word_index.get(word, 0) for word in words]
        if num_words is not None:
            seq = [i for i in seq if i < num_words]
        sequences.append(seq)
    return sequences
