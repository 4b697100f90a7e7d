from collections import Counter
import re
import string

SEPARATORS = re.compile("[" + re.escape(string.punctuation) + r"\s]+")


def split_words(text):
    return [part for part in SEPARATORS.split(text.lower()) if part]


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(split_words(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is None:
        allowed = word_index
    else:
        allowed = {w: i for w, i in word_index.items() if i < num_words}
    output = []
    for text in texts:
        output.append([allowed[w] for w in split_words(text) if w in allowed])
    return output
