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
    how_often = {}
    for text in texts:
        for word in get_words(text):
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
        words = get_words(text)
        seq = []
        if words[0] in word_index and (num_words is None or word_index[words[0]] < num_words):
            seq.append(word_index[words[0]])
        for word in words[1:]:
            if word in word_index and (num_words is None or word_index[word] < num_words):
                seq.append(word_index[word])
        sequences.append(seq)
    return sequences
