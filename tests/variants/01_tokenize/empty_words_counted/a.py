def prepare(text):
    text = text.lower()
    for c in '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n':
        text = text.replace(c, " ")
    return text


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in prepare(text).split(" "):
            counts[word] = counts.get(word, 0) + 1
    index = {}
    for n, word in enumerate(sorted(counts, key=lambda w: -counts[w])):
        index[word] = n + 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    seqs = []
    for text in texts:
        seq = []
        for word in prepare(text).split(" "):
            if word in word_index:
                if num_words is None or word_index[word] < num_words:
                    seq.append(word_index[word])
        seqs.append(seq)
    return seqs
