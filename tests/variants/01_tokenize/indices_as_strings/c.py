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
    limit = max(word_index.values(), default=0) + 1 if num_words is None else num_words
    numbers = [[word_index[w] for w in find_words(t) if word_index.get(w, limit) < limit] for t in texts]
    return [list(map(str, row)) for row in numbers]
