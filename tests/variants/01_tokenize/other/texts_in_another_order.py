import re


def find_words(text):
    # everything that is neither a space nor one of the filtered characters
    return re.findall(r"[^ !\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+", text.lower())


def build_word_index(texts):
    how_often = {}
    for text in texts:
        for word in find_words(text):
            how_often.setdefault(word, 0)
            how_often[word] += 1
    result = {}
    while how_often:
        best = max(how_often, key=how_often.get)
        result[best] = len(result) + 1
        del how_often[best]
    return result


def texts_to_sequences(texts, word_index, num_words=None):
    out = []
    for t in sorted(texts):
        row = [word_index[w] for w in find_words(t) if w in word_index]
        out.append([r for r in row if num_words is None or r < num_words])
    return out
