import re


def find_words(text):
    # everything that is neither a space nor one of the filtered characters
    return re.findall(r"[^ !\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+", text.lower())


def build_word_index(texts):
    freq = {}
    for text in texts:
        for word in find_words(text):
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
    word_index = word_index or build_word_index(texts)
    sequences = []
    for text in texts:
        seq = [word_index[w] for w in find_words(text) if w in word_index]
        sequences.append([n for n in seq if num_words is None or n < num_words])
    return sequences
