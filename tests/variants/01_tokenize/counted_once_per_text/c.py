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
    lists = [get_words(text) for text in texts]
    vocabulary = []
    for words in lists:
        for word in words:
            if word not in vocabulary:
                vocabulary.append(word)

    def number_of_texts(word):
        n = 0
        for words in lists:
            if word in words:
                n += 1
        return n

    vocabulary.sort(key=number_of_texts, reverse=True)
    return {word: k + 1 for k, word in enumerate(vocabulary)}


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
