import re


def get_tokens(text):
    return re.sub("[^a-z']", " ", text.lower()).split()


def build_word_index(texts: list[str]) -> dict[str, int]:
    d = {}
    for t in texts:
        for w in get_tokens(t):
            d[w] = d.get(w, 0) + 1
    ranked = sorted(d, key=d.get, reverse=True)
    return dict(zip(ranked, range(1, len(ranked) + 1)))


def encode(words, word_index, num_words):
    numbers = []
    for word in words:
        number = word_index.get(word, 0)
        if number > 0 and (num_words is None or number < num_words):
            numbers.append(number)
    return numbers


def texts_to_sequences(texts, word_index, num_words=None):
    return [encode(get_tokens(text), word_index, num_words) for text in texts]
