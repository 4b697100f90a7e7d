from collections import defaultdict

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
    counts = defaultdict(int)
    for text in texts:
        for token in get_words(text):
            counts[token] += 1
    pairs = sorted(counts.items(), key=lambda pair: -pair[1])
    return {pair[0]: position + 1 for position, pair in enumerate(pairs)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        words = get_words(text)
        seq = []
        for i in range(len(words) - 1):
            if words[i] in word_index and (num_words is None or word_index[words[i]] < num_words):
                seq.append(word_index[words[i]])
        sequences.append(seq)
    return sequences
