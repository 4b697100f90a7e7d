from collections import defaultdict
import re


def find_words(text):
    # everything that is neither a space nor one of the filtered characters
    return re.findall(r"[^ !\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+", text.lower())


def build_word_index(texts):
    counts = defaultdict(int)
    for text in texts:
        for token in find_words(text):
            counts[token] += 1
    pairs = sorted(counts.items(), key=lambda pair: -pair[1])
    return {pair[0]: position + 1 for position, pair in enumerate(pairs)}


def texts_to_sequences(texts, word_index, num_words=None):
    result = []
    for text in texts:
        row = [word_index[w] for w in find_words(text) if w in word_index]
        row = [r for r in row if num_words is None or r < num_words]
        result.append(row if row else None)
    return result
