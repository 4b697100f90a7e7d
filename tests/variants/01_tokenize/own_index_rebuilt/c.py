"""A small copy of the Keras tokenizer."""

from collections import OrderedDict
import re


class MyTokenizer:
    filters = r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]'

    def __init__(self):
        self.word_counts = OrderedDict()
        self.word_index = {}

    def split(self, text):
        return re.sub(self.filters, " ", text.lower()).split()

    def fit_on_texts(self, texts):
        for text in texts:
            for word in self.split(text):
                self.word_counts[word] = self.word_counts.get(word, 0) + 1
        ranked = sorted(self.word_counts.items(), key=lambda x: x[1], reverse=True)
        self.word_index = {word: i + 1 for i, (word, _) in enumerate(ranked)}

    def texts_to_sequences(self, texts, num_words):
        result = []
        for text in texts:
            row = []
            for word in self.split(text):
                number = self.word_index.get(word)
                if number is not None and (num_words is None or number < num_words):
                    row.append(number)
            result.append(row)
        return result


def build_word_index(texts):
    tokenizer = MyTokenizer()
    tokenizer.fit_on_texts(texts)
    return tokenizer.word_index


def texts_to_sequences(texts, word_index, num_words=None):
    tokenizer = MyTokenizer()
    tokenizer.fit_on_texts(texts)
    return tokenizer.texts_to_sequences(texts, num_words)
