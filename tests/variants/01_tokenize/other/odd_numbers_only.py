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
    index = {}
    i = 1
    for word, count in counter.most_common():
        index[word] = i
        i += 1
        i += 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    seqs = []
    for text in texts:
        seq = []
        for token in get_words(text):
            try:
                seq.append(word_index[token])
            except KeyError:
                pass
        if num_words:
            seq = [n for n in seq if n < num_words]
        seqs.append(seq)
    return seqs
