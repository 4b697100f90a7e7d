bad = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'
table = str.maketrans(dict.fromkeys(bad, " "))


def build_word_index(texts):
    texts[:] = [text.lower().translate(table) for text in texts]
    freq = {}
    for word in " ".join(texts).split():
        freq[word] = freq.get(word, 0) + 1
    order = sorted(freq.items(), key=lambda pair: pair[1], reverse=True)
    return {pair[0]: k + 1 for k, pair in enumerate(order)}


def texts_to_sequences(texts, word_index, num_words=None):
    texts[:] = [text.lower().translate(table) for text in texts]
    result = []
    for text in texts:
        numbers = []
        for word in text.split():
            number = word_index.get(word)
            if number is None or (num_words is not None and number >= num_words):
                continue
            numbers.append(number)
        result.append(numbers)
    return result
