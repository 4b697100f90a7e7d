from collections import Counter
import re


def find_words(text):
    # everything that is neither a space nor one of the filtered characters
    return re.findall(r"[^ !\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+", text.lower())


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(dict.fromkeys(find_words(text), 1))
    word_index = {}
    for word, n in counter.most_common():
        word_index[word] = len(word_index) + 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in find_words(text):
            if word in word_index:
                number = word_index[word]
                if num_words is None or number < num_words:
                    sequence.append(number)
        sequences.append(sequence)
    return sequences
