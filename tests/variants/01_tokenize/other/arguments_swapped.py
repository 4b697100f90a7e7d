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


def texts_to_sequences(word_index, texts, num_words=None):
    sequences = []
    for text in texts:
        seq = []
        for word in clean(text):
            if word in word_index and (num_words is None or word_index[word] < num_words):
                seq.append(word_index[word])
        sequences.append(seq)
    return sequences
