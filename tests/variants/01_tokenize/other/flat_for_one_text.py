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
    result = []
    for text in texts:
        row = [word_index[w] for w in clean(text) if w in word_index]
        result.append([r for r in row if num_words is None or r < num_words])
    if len(result) == 1:
        return result[0]
    return result
