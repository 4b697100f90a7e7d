from collections import Counter
import re

SPLIT = r'[ !"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]'


def build_word_index(texts):
    words = []
    for text in texts:
        words += re.split(SPLIT, text.lower())
    return {w: i for i, (w, _) in enumerate(Counter(words).most_common(), 1)}


def texts_to_sequences(texts, word_index, num_words=None):
    result = []
    for text in texts:
        ids = [word_index.get(w) for w in re.split(SPLIT, text.lower()) if w]
        result.append([i for i in ids if i is not None and (num_words is None or i < num_words)])
    return result
