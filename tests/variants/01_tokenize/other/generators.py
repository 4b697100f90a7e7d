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


def build_word_index(texts: list[str]) -> dict[str, int]:
    d = {}
    for t in texts:
        for w in get_words(t):
            d[w] = d.get(w, 0) + 1
    ranked = sorted(d, key=d.get, reverse=True)
    return dict(zip(ranked, range(1, len(ranked) + 1)))


def texts_to_sequences(texts, word_index, num_words=None):
    def one(text):
        for w in get_words(text):
            if w in word_index and (num_words is None or word_index[w] < num_words):
                yield word_index[w]

    return [one(text) for text in texts]
