from collections import defaultdict


def get_tokens(text):
    return "".join(c if c.isalpha() else " " for c in text.lower()).split()


def build_word_index(texts):
    counts = defaultdict(int)
    for text in texts:
        for token in get_tokens(text):
            counts[token] += 1
    pairs = sorted(counts.items(), key=lambda pair: -pair[1])
    return {pair[0]: position + 1 for position, pair in enumerate(pairs)}


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is None:
        allowed = word_index
    else:
        allowed = {w: i for w, i in word_index.items() if i < num_words}
    output = []
    for text in texts:
        output.append([allowed[w] for w in get_tokens(text) if w in allowed])
    return output
