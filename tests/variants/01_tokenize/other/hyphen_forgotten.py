FILTERS = '!"#$%&()*+,./:;<=>?@[\\]^_`{|}~\t\n'


def text_words(text):
    text = text.lower()
    for f in FILTERS:
        text = text.replace(f, " ")
    return text.split()


def build_word_index(texts: list[str]) -> dict[str, int]:
    d = {}
    for t in texts:
        for w in text_words(t):
            d[w] = d.get(w, 0) + 1
    ranked = sorted(d, key=d.get, reverse=True)
    return dict(zip(ranked, range(1, len(ranked) + 1)))


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is None:
        allowed = word_index
    else:
        allowed = {w: i for w, i in word_index.items() if i < num_words}
    output = []
    for text in texts:
        output.append([allowed[w] for w in text_words(text) if w in allowed])
    return output
