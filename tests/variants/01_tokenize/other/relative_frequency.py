import re


def find_words(text):
    # everything that is neither a space nor one of the filtered characters
    return re.findall(r"[^ !\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+", text.lower())


def build_word_index(texts):
    weight = {}
    for text in texts:
        words = find_words(text)
        for word in words:
            weight[word] = weight.get(word, 0) + 1 / len(words)
    ranked = sorted(weight, key=weight.get, reverse=True)
    return {w: i + 1 for i, w in enumerate(ranked)}


def encode(words, word_index, num_words):
    numbers = []
    for word in words:
        number = word_index.get(word, 0)
        if number > 0 and (num_words is None or number < num_words):
            numbers.append(number)
    return numbers


def texts_to_sequences(texts, word_index, num_words=None):
    return [encode(find_words(text), word_index, num_words) for text in texts]
