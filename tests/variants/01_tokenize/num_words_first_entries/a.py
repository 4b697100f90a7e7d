FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean(text):
    text = text.lower()
    for ch in FILTERS:
        text = text.replace(ch, " ")
    return text.split()


def build_word_index(texts):
    all_words = []
    for text in texts:
        all_words += clean(text)
    unique = list(dict.fromkeys(all_words))
    unique.sort(key=lambda w: -all_words.count(w))
    index = {}
    for i in range(len(unique)):
        index[unique[i]] = i + 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is not None:
        word_index = dict(list(word_index.items())[:num_words])
    sequences = []
    for text in texts:
        seq = []
        for word in clean(text):
            if word in word_index:
                seq.append(word_index[word])
        sequences.append(seq)
    return sequences
