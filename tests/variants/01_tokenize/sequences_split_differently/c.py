from collections import Counter
import re


def build_word_index(texts):
    text = " ".join(texts).lower()
    text = re.sub(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]', " ", text)
    counts = Counter(text.split())
    return {word: i for i, (word, count) in enumerate(counts.most_common(), 1)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequences.append([])
        for word in text.split(" "):
            i = word_index.get(word, None)
            if i is None:
                continue
            if num_words is None or i < num_words:
                sequences[-1].append(i)
    return sequences
