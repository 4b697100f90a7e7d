from collections import Counter
import string

REMOVE = string.punctuation.replace("'", "") + "\t\n"


def split_text(t):
    return "".join(" " if c in REMOVE else c for c in t.lower()).split()


def build_word_index(texts):
    counter = Counter(split_text("".join(texts)))
    return {w: i for i, (w, n) in enumerate(counter.most_common(), 1)}


def encode(words, word_index, num_words):
    numbers = []
    for word in words:
        number = word_index.get(word, 0)
        if number > 0 and (num_words is None or number < num_words):
            numbers.append(number)
    return numbers


def texts_to_sequences(texts, word_index, num_words=None):
    return [encode(split_text(text), word_index, num_words) for text in texts]
