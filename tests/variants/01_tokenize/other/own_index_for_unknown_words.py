from collections import defaultdict

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean(text):
    text = text.lower()
    for ch in FILTERS:
        text = text.replace(ch, " ")
    return text.split()


def build_word_index(texts):
    counts = defaultdict(int)
    for text in texts:
        for token in clean(text):
            counts[token] += 1
    pairs = sorted(counts.items(), key=lambda pair: -pair[1])
    return {pair[0]: position + 1 for position, pair in enumerate(pairs)}


def texts_to_sequences(texts, word_index, num_words=None):
    index = build_word_index(texts)
    index.update(word_index)
    sequences = []
    for text in texts:
        seq = [index[w] for w in clean(text)]
        sequences.append([n for n in seq if num_words is None or n < num_words])
    return sequences
