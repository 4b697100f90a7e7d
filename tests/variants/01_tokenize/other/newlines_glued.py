FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'


def to_list(text):
    text = text.lower().replace("\n", "").replace("\t", "")
    for c in FILTERS:
        text = text.replace(c, " ")
    return text.split()


def build_word_index(texts):
    how_often = {}
    for text in texts:
        for word in to_list(text):
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
        sequence = []
        for word in to_list(text):
            if word in word_index:
                number = word_index[word]
                if num_words is None or number < num_words:
                    sequence.append(number)
        sequences.append(sequence)
    return sequences
