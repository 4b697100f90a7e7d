from collections import Counter
import re


def find_words(text):
    # everything that is neither a space nor one of the filtered characters
    return re.findall(r"[^ !\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+", text.lower())


def build_word_index(texts):
    counter = Counter(find_words(str(texts)))
    return {w: i for i, (w, n) in enumerate(counter.most_common(), 1)}


def texts_to_sequences(texts, word_index, num_words=None):
    limit = float("inf") if num_words is None else num_words
    return [[word_index[w] for w in find_words(t) if w in word_index and word_index[w] < limit] for t in texts]
