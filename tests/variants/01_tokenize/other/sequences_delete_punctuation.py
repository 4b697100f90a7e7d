from collections import defaultdict

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean(text):
    text = text.lower()
    for ch in FILTERS:
        text = text.replace(ch, " ")
    return text.split()


def build_word_index(texts):
    counts = defaultdict(int)
    for text in texts:
        for token in clean(text):
            counts[token] += 1
    pairs = sorted(counts.items(), key=lambda pair: -pair[1])
    return {pair[0]: position + 1 for position, pair in enumerate(pairs)}


def texts_to_sequences(texts, word_index, num_words=None):
    result = []
    for text in texts:
        text = text.lower()
        for f in FILTERS:
            text = text.replace(f, "")
        row = []
        for word in text.split():
            if word in word_index and (num_words is None or word_index[word] < num_words):
                row.append(word_index[word])
        result.append(row)
    return result
