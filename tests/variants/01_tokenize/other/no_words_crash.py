import string

REMOVE = string.punctuation.replace("'", "") + "\t\n"


def split_text(t):
    return "".join(" " if c in REMOVE else c for c in t.lower()).split()


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in split_text(text):
            counts[word] = counts.get(word, 0) + 1
    highest = max(counts.values())
    index = {}
    for n in range(highest, 0, -1):
        for word in counts:
            if counts[word] == n:
                index[word] = len(index) + 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is None:
        allowed = word_index
    else:
        allowed = {w: i for w, i in word_index.items() if i < num_words}
    output = []
    for text in texts:
        output.append([allowed[w] for w in split_text(text) if w in allowed])
    return output
