from collections import Counter

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean(text):
    text = text.lower()
    for ch in FILTERS:
        text = text.replace(ch, " ")
    return text.split()


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(clean(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        seq = []
        for word in text.lower():
            if word in word_index:
                if num_words is None or word_index[word] < num_words:
                    seq.append(word_index[word])
        sequences.append(seq)
    return sequences
