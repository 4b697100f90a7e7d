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
    known = list(word_index)
    if num_words:
        known = known[0:num_words]
    return [[word_index[word] for word in get_words(text) if word in known] for text in texts]
