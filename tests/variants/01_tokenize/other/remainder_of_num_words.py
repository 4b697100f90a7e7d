from collections import Counter
import re


def find_words(text):
    # everything that is neither a space nor one of the filtered characters
    return re.findall(r"[^ !\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+", text.lower())


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(find_words(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    rows = []
    for t in texts:
        row = [word_index[w] for w in find_words(t) if w in word_index]
        if num_words:
            row = [r % num_words for r in row]
        rows.append(row)
    return rows
