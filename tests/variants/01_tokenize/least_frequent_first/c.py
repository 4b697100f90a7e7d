from collections import Counter
import string

REMOVE = string.punctuation.replace("'", "") + "\t\n"


def split_text(t):
    return "".join(" " if c in REMOVE else c for c in t.lower()).split()


def build_word_index(texts):
    counter = Counter(w for text in texts for w in split_text(text))
    ranking = counter.most_common()[::-1]
    return {word: rank for rank, (word, _) in enumerate(ranking, start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is None:
        allowed = word_index
    else:
        allowed = {w: i for w, i in word_index.items() if i < num_words}
    output = []
    for text in texts:
        output.append([allowed[w] for w in split_text(text) if w in allowed])
    return output
