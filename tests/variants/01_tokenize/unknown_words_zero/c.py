from collections import defaultdict

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean(text):
    text = text.lower()
    for ch in FILTERS:
        text = text.replace(ch, " ")
    return text.split()


def build_word_index(texts):
    freq = {}
    for text in texts:
        for word in clean(text):
            if word in freq:
                freq[word] += 1
            else:
                freq[word] = 1
    word_index = {}
    number = 1
    for word, n in sorted(freq.items(), key=lambda item: item[1], reverse=True):
        word_index[word] = number
        number += 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    lookup = defaultdict(int, word_index)
    rows = [[lookup[w] for w in clean(t)] for t in texts]
    if num_words is None:
        return rows
    return [[n for n in row if n < num_words] for row in rows]
