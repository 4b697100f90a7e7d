from collections import Counter
import re


def build_word_index(texts):
    words = re.findall("[a-z]+", "\n".join(texts).lower())
    return {w: i + 1 for i, (w, n) in enumerate(Counter(words).most_common())}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        numbers = (word_index.get(m.group()) for m in re.finditer("[a-z]+", text.lower()))
        sequences.append([n for n in numbers if n and (num_words is None or n < num_words)])
    return sequences
