from collections import defaultdict
import re


def words_list(text):
    words = re.sub(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]', " ", text.lower()).split()
    return [w.strip("'") for w in words if w.strip("'")]


def build_word_index(texts):
    counts = defaultdict(int)
    for text in texts:
        for token in words_list(text):
            counts[token] += 1
    pairs = sorted(counts.items(), key=lambda pair: -pair[1])
    return {pair[0]: position + 1 for position, pair in enumerate(pairs)}


def texts_to_sequences(texts, word_index, num_words=None):
    seqs = []
    for text in texts:
        seq = []
        for token in words_list(text):
            try:
                seq.append(word_index[token])
            except KeyError:
                pass
        if num_words:
            seq = [n for n in seq if n < num_words]
        seqs.append(seq)
    return seqs
