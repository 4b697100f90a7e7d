import re

PATTERN = re.compile(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]')


def words_of(text):
    return [w for w in PATTERN.sub(" ", text.lower()).split(" ") if w != ""]


def build_word_index(texts):
    how_often = {}
    for text in texts:
        for word in words_of(text):
            how_often.setdefault(word, 0)
            how_often[word] += 1
    result = {}
    while how_often:
        best = max(how_often, key=how_often.get)
        result[best] = len(result) + 1
        del how_often[best]
    return result


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        numbers = [word_index[w] for w in words_of(text) if w in word_index]
        sequences.append([n for n in numbers if num_words is None or n < num_words])
    longest = max([len(s) for s in sequences], default=0)
    for s in sequences:
        while len(s) < longest:
            s.append(0)
    return sequences
