from collections import Counter

BAD = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n '


def get_words(text):
    words = []
    current = ""
    for c in text.lower():
        if c in BAD:
            if current != "":
                words.append(current)
            current = ""
        else:
            current = current + c
    if current != "":
        words.append(current)
    return words


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(get_words(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        seq = [word_index[w] for w in get_words(text) if w in word_index]
        if num_words is not None:
            seq = [i for i in seq if i > num_words]
        sequences.append(seq)
    return sequences
