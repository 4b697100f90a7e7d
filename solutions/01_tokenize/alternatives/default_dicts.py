from collections import defaultdict

FILTER = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"
TABLE = str.maketrans(FILTER, " " * len(FILTER))


def build_word_index(texts):
    counts = defaultdict(int)
    for text in texts:
        for word in text.lower().translate(TABLE).split():
            counts[word] += 1

    # words grouped by how often they occur
    groups = defaultdict(list)
    for word, n in counts.items():
        groups[n].append(word)

    index = defaultdict(int)
    for n in sorted(groups, reverse=True):
        for word in groups[n]:
            index[word] = len(index) + 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    known = set(word_index)  # `in`, not []: a defaultdict would grow
    out = []
    for text in texts:
        row = [word_index[w] for w in text.lower().translate(TABLE).split() if w in known]
        out.append(row if num_words is None else [i for i in row if i < num_words])
    return out
