FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean(text):
    text = text.lower()
    for ch in FILTERS:
        text = text.replace(ch, " ")
    return text.split()


def build_word_index(texts):
    counts = {}
    for text in texts:
        for c in FILTERS:
            text = text.replace(c, " ")
        for word in text.split():
            counts[word] = counts.get(word, 0) + 1
    ranked = sorted(counts, key=counts.get, reverse=True)
    return {w: i + 1 for i, w in enumerate(ranked)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in clean(text):
            if word in word_index:
                number = word_index[word]
                if num_words is None or number < num_words:
                    sequence.append(number)
        sequences.append(sequence)
    return sequences
