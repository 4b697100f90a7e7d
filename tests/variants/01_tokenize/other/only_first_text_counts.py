import re


def find_words(text):
    # everything that is neither a space nor one of the filtered characters
    return re.findall(r"[^ !\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+", text.lower())


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in find_words(text):
            counts[word] = counts.get(word, 0) + 1
        ranked = sorted(counts, key=counts.get, reverse=True)
        return {word: i + 1 for i, word in enumerate(ranked)}
    return {}


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is None:
        allowed = word_index
    else:
        allowed = {w: i for w, i in word_index.items() if i < num_words}
    output = []
    for text in texts:
        output.append([allowed[w] for w in find_words(text) if w in allowed])
    return output
