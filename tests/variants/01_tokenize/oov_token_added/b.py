from collections import Counter
import string

REMOVE = string.punctuation.replace("'", "") + "\t\n"


def split_text(t):
    return "".join(" " if c in REMOVE else c for c in t.lower()).split()


def build_word_index(texts, oov_token="<OOV>"):
    counter = Counter()
    for text in texts:
        counter.update(split_text(text))
    vocabulary = [oov_token] + [word for word, _ in counter.most_common()]
    return {word: i + 1 for i, word in enumerate(vocabulary)}


def texts_to_sequences(texts, word_index, num_words=None):
    limit = float("inf") if num_words is None else num_words
    return [[word_index[w] for w in split_text(t) if w in word_index and word_index[w] < limit] for t in texts]
