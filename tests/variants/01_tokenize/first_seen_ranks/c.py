from collections import Counter
import re


def find_words(text):
    # everything that is neither a space nor one of the filtered characters
    return re.findall(r"[^ !\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+", text.lower())


def build_word_index(texts):
    # Counter sorts the words by how often they occur
    counts = Counter()
    for text in texts:
        for word in find_words(text):
            counts[word] += 1
    index = {}
    for position, word in enumerate(counts):
        index[word] = position + 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is None:
        allowed = word_index
    else:
        allowed = {w: i for w, i in word_index.items() if i < num_words}
    output = []
    for text in texts:
        output.append([allowed[w] for w in find_words(text) if w in allowed])
    return output
