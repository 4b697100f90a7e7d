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
    answer = {}
    for position, text in enumerate(texts):
        for word in get_words(text):
            if word not in word_index:
                continue
            number = word_index[word]
            if num_words is not None and not number < num_words:
                continue
            # one entry for each text
            answer.setdefault(position, []).append(number)
    return list(answer.values())
