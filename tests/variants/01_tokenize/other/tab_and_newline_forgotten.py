FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'


def to_list(text):
    text = text.lower()
    for c in FILTERS:
        text = text.replace(c, " ")
    return [w for w in text.split(" ") if len(w) > 0]


def build_word_index(texts):
    freq = {}
    for text in texts:
        for word in to_list(text):
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
    limit = float("inf") if num_words is None else num_words
    return [[word_index[w] for w in to_list(t) if w in word_index and word_index[w] < limit] for t in texts]
