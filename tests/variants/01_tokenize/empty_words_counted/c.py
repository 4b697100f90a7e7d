from collections import defaultdict
import string

table = str.maketrans({p: " " for p in string.punctuation if p != "'"})


def normalise(text):
    return text.lower().translate(table).replace("\n", " ").replace("\t", " ")


def build_word_index(texts):
    freq = defaultdict(int)
    for text in texts:
        for word in normalise(text).split(sep=" "):
            freq[word] += 1
    ordered = sorted(freq.items(), key=lambda p: p[1], reverse=True)
    return {ordered[i][0]: i + 1 for i in range(len(ordered))}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        words = normalise(text).split()
        known = [w for w in words if w in word_index]
        numbers = [word_index[w] for w in known]
        if num_words is not None:
            numbers = [x for x in numbers if x < num_words]
        sequences.append(numbers)
    return sequences
