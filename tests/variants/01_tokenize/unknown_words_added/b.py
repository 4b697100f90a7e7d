from collections import defaultdict

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
    counts = defaultdict(int)
    for text in texts:
        for token in get_words(text):
            counts[token] += 1
    pairs = sorted(counts.items(), key=lambda pair: -pair[1])
    return {pair[0]: position + 1 for position, pair in enumerate(pairs)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    biggest = 0
    for number in word_index.values():
        if number > biggest:
            biggest = number
    for text in texts:
        seq = []
        for word in get_words(text):
            if word not in word_index:
                biggest = biggest + 1
                word_index[word] = biggest
            seq.append(word_index[word])
        if num_words is not None:
            seq = [i for i in seq if i < num_words]
        sequences.append(seq)
    return sequences
