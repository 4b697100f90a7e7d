FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean(text):
    text = text.lower()
    for ch in FILTERS:
        text = text.replace(ch, " ")
    return text.split()


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in clean(text):
            counts[word] = counts.get(word, 0) + 1
    words = sorted(counts)
    words.sort(key=lambda w: counts[w], reverse=True)
    index = {}
    for word in words:
        index[word] = len(index) + 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is None:
        allowed = word_index
    else:
        allowed = {w: i for w, i in word_index.items() if i < num_words}
    output = []
    for text in texts:
        output.append([allowed[w] for w in clean(text) if w in allowed])
    return output
