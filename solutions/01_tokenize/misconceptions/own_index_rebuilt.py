from collections import Counter

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def tokenize(text):
    for c in FILTERS:
        text = text.replace(c, " ")
    return text.lower().split()


def build_word_index(texts):
    counts = Counter()
    for text in texts:
        counts.update(tokenize(text))
    return {word: i for i, (word, count) in enumerate(counts.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    word_index = build_word_index(texts)
    sequences = []
    for text in texts:
        seq = []
        for word in tokenize(text):
            index = word_index[word]
            if num_words is not None:
                if index < num_words:
                    seq.append(index)
            else:
                seq.append(index)
        sequences.append(seq)
    return sequences
