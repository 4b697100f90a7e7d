import re


def find_words(text):
    # everything that is neither a space nor one of the filtered characters
    return re.findall(r"[^ !\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+", text.lower())


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in find_words(text):
            counts.setdefault(word, []).append(1)
    index = {}
    while len(counts) > 0:
        smallest = None
        for word in counts:
            if smallest is None or len(counts[word]) < len(counts[smallest]):
                smallest = word
        index[smallest] = len(index) + 1
        counts.pop(smallest)
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    seqs = []
    for text in texts:
        seq = []
        for token in find_words(text):
            try:
                seq.append(word_index[token])
            except KeyError:
                pass
        if num_words:
            seq = [n for n in seq if n < num_words]
        seqs.append(seq)
    return seqs
