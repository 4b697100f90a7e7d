BAD = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n '


def get_words(text):
    words = []
    current = ""
    for c in text.lower():
        if c in BAD:
            if current != "":
                words.append(current)
            current = ""
        else:
            current = current + c
    if current != "":
        words.append(current)
    return words


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in get_words(text):
            counts[word] = counts.get(word, 0) + 1
    words = list(counts)
    n = len(words)
    for i in range(n):
        for j in range(0, n - 2):
            if counts[words[j]] < counts[words[j + 1]]:
                words[j], words[j + 1] = words[j + 1], words[j]
    return {w: i + 1 for i, w in enumerate(words)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in get_words(text):
            if word in word_index:
                number = word_index[word]
                if num_words is None or number < num_words:
                    sequence.append(number)
        sequences.append(sequence)
    return sequences
