import re

PATTERN = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def words_of(text):
    return [w for w in PATTERN.sub(" ", text.lower()).split(" ") if w != ""]


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in words_of(text):
            counts[word] = counts.get(word, 0) + 1
    words = list(counts)
    for i in range(len(words) - 1):
        if counts[words[i]] < counts[words[i + 1]]:
            words[i], words[i + 1] = words[i + 1], words[i]
    return {w: i + 1 for i, w in enumerate(words)}


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is None:
        allowed = word_index
    else:
        allowed = {w: i for w, i in word_index.items() if i < num_words}
    output = []
    for text in texts:
        output.append([allowed[w] for w in words_of(text) if w in allowed])
    return output
