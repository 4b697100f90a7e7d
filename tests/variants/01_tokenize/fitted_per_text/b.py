FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean(text):
    text = text.lower()
    for ch in FILTERS:
        text = text.replace(ch, " ")
    return text.split()


def index_of_one_text(text):
    counts = {}
    for word in clean(text):
        counts[word] = counts.get(word, 0) + 1
    ranking = sorted(counts, key=lambda w: counts[w], reverse=True)
    return dict((w, n + 1) for n, w in enumerate(ranking))


def build_word_index(texts):
    result = {}
    for text in texts:
        result = {**result, **index_of_one_text(text)}
    return result


def texts_to_sequences(texts, word_index, num_words=None):
    seqs = []
    for text in texts:
        seq = []
        for token in clean(text):
            try:
                seq.append(word_index[token])
            except KeyError:
                pass
        if num_words:
            seq = [n for n in seq if n < num_words]
        seqs.append(seq)
    return seqs
