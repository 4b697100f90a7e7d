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
    counter = Counter(w for t in texts for w in get_words(t))
    pairs = sorted(counter.items(), key=lambda p: p[1])
    n = len(pairs)
    return {pairs[i][0]: n - i for i in range(n)}


def texts_to_sequences(texts, word_index, num_words=None):
    limit = float("inf") if num_words is None else num_words
    return [[word_index[w] for w in get_words(t) if w in word_index and word_index[w] < limit] for t in texts]
