import re

PATTERN = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def words_of(text):
    return [w for w in PATTERN.sub(" ", text.lower()).split(" ") if w != ""]


def build_word_index(texts):
    freq = {}
    for text in texts:
        for word in words_of(text):
            if word in freq:
                freq[word] += 1
            else:
                freq[word] = 1
    word_index = {}
    for number in range(1, len(freq) + 1):
        best_word = None
        best_count = 0
        for word, count in freq.items():
            if word not in word_index and count >= best_count:
                best_word = word
                best_count = count
        word_index[best_word] = number
    return word_index


def encode(words, word_index, num_words):
    numbers = []
    for word in words:
        number = word_index.get(word, 0)
        if number > 0 and (num_words is None or number < num_words):
            numbers.append(number)
    return numbers


def texts_to_sequences(texts, word_index, num_words=None):
    return [encode(words_of(text), word_index, num_words) for text in texts]
