import string

REMOVE = string.punctuation.replace("'", "") + "\t\n"


def split_text(t):
    return "".join(" " if c in REMOVE else c for c in t.lower()).split()


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in split_text(text):
            counts[word] = counts.get(word, 0) + 1
    index = {}
    for i, word in enumerate(sorted(counts, key=counts.get, reverse=True)):
        index[word] = i + 1
    print(index)


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in split_text(text):
            if word in word_index:
                number = word_index[word]
                if num_words is None or number < num_words:
                    sequence.append(number)
        sequences.append(sequence)
    return sequences
