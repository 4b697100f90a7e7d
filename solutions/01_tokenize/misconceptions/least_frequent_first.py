from collections import Counter

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def split_text(text):
    out = ""
    for ch in text.lower():
        if ch in FILTERS:
            out += " "
        else:
            out += ch
    return out.split()


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(split_text(text))
    # sort the words by how often they occur
    ordered = sorted(counter.items(), key=lambda item: item[1])
    index = {}
    for position, (word, count) in enumerate(ordered):
        index[word] = position + 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        seq = []
        for word in split_text(text):
            if word in word_index and (num_words is None or word_index[word] < num_words):
                seq.append(word_index[word])
        sequences.append(seq)
    return sequences
