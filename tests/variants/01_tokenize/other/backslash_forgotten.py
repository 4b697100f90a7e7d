from collections import Counter
import re


def splitter(text):
    return re.sub(r'[!"#$%&()*+,\-./:;<=>?@\[\]^_`{|}~\t\n]', " ", text.lower()).split()


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(splitter(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    seqs = []
    for text in texts:
        seq = []
        for token in splitter(text):
            try:
                seq.append(word_index[token])
            except KeyError:
                pass
        if num_words:
            seq = [n for n in seq if n < num_words]
        seqs.append(seq)
    return seqs
