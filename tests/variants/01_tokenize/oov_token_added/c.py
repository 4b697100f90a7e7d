import re

PATTERN = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def words_of(text):
    return [w for w in PATTERN.sub(" ", text.lower()).split(" ") if w != ""]


def build_word_index(texts):
    freq = {}
    for text in texts:
        for word in words_of(text):
            if word not in freq:
                freq[word] = 0
            freq[word] = freq[word] + 1
    ranked = sorted(freq.items(), key=lambda x: x[1], reverse=True)
    ranked.insert(0, ("<OOV>", 0))
    index = {}
    n = 0
    for word, count in ranked:
        n += 1
        index[word] = n
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    seqs = []
    for text in texts:
        seq = []
        for token in words_of(text):
            try:
                seq.append(word_index[token])
            except KeyError:
                pass
        if num_words:
            seq = [n for n in seq if n < num_words]
        seqs.append(seq)
    return seqs
