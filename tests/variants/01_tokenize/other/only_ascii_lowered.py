UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LOWER = "abcdefghijklmnopqrstuvwxyz"
SIGNS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def break_up(text):
    new = ""
    for c in text:
        if c in UPPER:
            new += LOWER[UPPER.index(c)]
        elif c in SIGNS:
            new += " "
        else:
            new += c
    return new.split()


def build_word_index(texts):
    freq = {}
    for text in texts:
        for word in break_up(text):
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
    sequences = []
    for text in texts:
        sequence = []
        for word in break_up(text):
            if word in word_index:
                number = word_index[word]
                if num_words is None or number < num_words:
                    sequence.append(number)
        sequences.append(sequence)
    return sequences
