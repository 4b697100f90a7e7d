from collections import Counter

OOV = 1  # number for words that we do not know


def clean(text):
    text = text.lower()
    for ch in '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n':
        text = text.replace(ch, " ")
    return text.split()


def build_word_index(texts):
    counts = Counter()
    for text in texts:
        counts.update(clean(text))
    return {word: rank for rank, (word, count) in enumerate(counts.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in clean(text):
            if word in word_index:
                number = word_index[word]
            else:
                number = OOV
            if num_words is None or number < num_words:
                sequence.append(number)
        sequences.append(sequence)
    return sequences
