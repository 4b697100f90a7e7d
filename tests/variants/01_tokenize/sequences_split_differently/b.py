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
    result = []
    for text in texts:
        words = text.lower().split(" ")
        result.append([word_index[w] for w in words if w in word_index and (num_words is None or word_index[w] < num_words)])
    return result
