from collections import Counter
import re


def stem(text):
    words = re.sub(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]', " ", text.lower()).split()
    return [w[:-1] if w.endswith("s") and len(w) > 2 else w for w in words]


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(stem(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def encode(words, word_index, num_words):
    numbers = []
    for word in words:
        number = word_index.get(word, 0)
        if number > 0 and (num_words is None or number < num_words):
            numbers.append(number)
    return numbers


def texts_to_sequences(texts, word_index, num_words=None):
    return [encode(stem(text), word_index, num_words) for text in texts]
