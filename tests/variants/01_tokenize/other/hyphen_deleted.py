from collections import Counter
import re


def words_list(text):
    text = text.lower().replace("-", "")
    return re.sub(r'[!"#$%&()*+,./:;<=>?@\[\\\]^_`{|}~\t\n]', " ", text).split()


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(words_list(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    limit = float("inf") if num_words is None else num_words
    return [[word_index[w] for w in words_list(t) if w in word_index and word_index[w] < limit] for t in texts]
