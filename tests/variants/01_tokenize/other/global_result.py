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


sequences = []


def texts_to_sequences(texts, word_index, num_words=None):
    for text in texts:
        seq = []
        for word in get_words(text):
            if word in word_index and (num_words is None or word_index[word] < num_words):
                seq.append(word_index[word])
        sequences.append(seq)
    return sequences
