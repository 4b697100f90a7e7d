import string

REMOVE = string.punctuation.replace("'", "") + "\t\n"


def split_text(t):
    return "".join(" " if c in REMOVE else c for c in t.lower()).split()


def build_word_index(texts: list[str]) -> dict[str, int]:
    d = {}
    for t in texts:
        for w in split_text(t):
            d[w] = d.get(w, 0) + 1
    ranked = sorted(d, key=d.get, reverse=True)
    return dict(zip(ranked, range(1, len(ranked) + 1)))


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        line = " ".join(split_text(text))
        for word, number in word_index.items():
            line = line.replace(word, str(number))
        numbers = [int(part) for part in line.split() if part.isdigit()]
        sequences.append([n for n in numbers if num_words is None or n < num_words])
    return sequences
