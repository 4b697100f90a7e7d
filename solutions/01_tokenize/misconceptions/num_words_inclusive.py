from collections import Counter

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def split_text(text):
    return "".join(" " if c in FILTERS else c for c in text.lower()).split()


def build_word_index(texts):
    counts = Counter()
    for text in texts:
        counts.update(split_text(text))
    return {word: i + 1 for i, (word, _) in enumerate(counts.most_common())}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in split_text(text):
            if word not in word_index:
                continue
            # keep the num_words most frequent words
            if num_words is None or word_index[word] <= num_words:
                sequence.append(word_index[word])
        sequences.append(sequence)
    return sequences
