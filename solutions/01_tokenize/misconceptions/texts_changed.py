from collections import Counter

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean_all(texts):
    for i in range(len(texts)):
        texts[i] = texts[i].lower()
        for c in FILTERS:
            texts[i] = texts[i].replace(c, " ")
    return texts


def build_word_index(texts):
    texts = clean_all(texts)
    counts = Counter()
    for text in texts:
        counts.update(text.split())
    return {pair[0]: i + 1 for i, pair in enumerate(counts.most_common())}


def texts_to_sequences(texts, word_index, num_words=None):
    texts = clean_all(texts)
    sequences = []
    for text in texts:
        seq = []
        for word in text.split():
            if word in word_index:
                seq.append(word_index[word])
        if num_words is not None:
            seq = [x for x in seq if x < num_words]
        sequences.append(seq)
    return sequences
