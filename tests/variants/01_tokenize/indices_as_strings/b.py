from collections import Counter
import string

REMOVE = string.punctuation.replace("'", "") + "\t\n"


def split_text(t):
    return "".join(" " if c in REMOVE else c for c in t.lower()).split()


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(split_text(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    result = []
    for text in texts:
        line = ""
        for w in split_text(text):
            if w not in word_index:
                continue
            if num_words is not None and word_index[w] >= num_words:
                continue
            line += f"{word_index[w]} "
        result.append(line.split())
    return result
