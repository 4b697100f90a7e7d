PUNCT = set('!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~')


def cut(word):
    while word and word[0] in PUNCT:
        word = word[1:]
    while word and word[-1] in PUNCT:
        word = word[:-1]
    return word


def build_word_index(texts):
    counter = {}
    for text in texts:
        for raw in text.split():
            word = cut(raw.lower())
            if word == "":
                continue
            counter[word] = counter.get(word, 0) + 1
    names = sorted(counter, key=counter.get, reverse=True)
    return {name: number for number, name in enumerate(names, start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    lines = []
    for text in texts:
        line = []
        for raw in text.split():
            number = word_index.get(cut(raw.lower()))
            if number is not None:
                if num_words is None or number < num_words:
                    line.append(number)
        lines.append(line)
    return lines
