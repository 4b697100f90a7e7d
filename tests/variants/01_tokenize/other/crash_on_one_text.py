import string

REMOVE = string.punctuation.replace("'", "") + "\t\n"


def split_text(t):
    return "".join(" " if c in REMOVE else c for c in t.lower()).split()


def build_word_index(texts):
    all_words = []
    for text in texts:
        all_words += split_text(text)
    unique = list(dict.fromkeys(all_words))
    unique.sort(key=lambda w: -all_words.count(w))
    index = {}
    for i in range(len(unique)):
        index[unique[i]] = i + 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    first, second = texts
    result = []
    for text in (first, second):
        row = [word_index[w] for w in split_text(text) if w in word_index]
        result.append([r for r in row if num_words is None or r < num_words])
    return result
