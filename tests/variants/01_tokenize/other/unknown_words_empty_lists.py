from collections import Counter
import re

PATTERN = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def words_of(text):
    return [w for w in PATTERN.sub(" ", text.lower()).split(" ") if w != ""]


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(words_of(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    result = []
    for text in texts:
        row = []
        for word in words_of(text):
            number = word_index.get(word, [])
            if number == [] or num_words is None or number < num_words:
                row.append(number)
        result.append(row)
    return result
