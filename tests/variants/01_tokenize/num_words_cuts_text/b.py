FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean(text):
    text = text.lower()
    for ch in FILTERS:
        text = text.replace(ch, " ")
    return text.split()


def build_word_index(texts):
    how_often = {}
    for text in texts:
        for word in clean(text):
            how_often.setdefault(word, 0)
            how_often[word] += 1
    result = {}
    while how_often:
        best = max(how_often, key=how_often.get)
        result[best] = len(result) + 1
        del how_often[best]
    return result


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        seq = []
        for word in clean(text):
            if num_words is not None and len(seq) == num_words:
                break
            if word in word_index:
                seq.append(word_index[word])
        sequences.append(seq)
    return sequences
