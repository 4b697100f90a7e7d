import string

delete = str.maketrans("", "", string.punctuation.replace("'", ""))


def make_tokens(text):
    return text.translate(delete).lower().split()


def build_word_index(texts):
    how_often = {}
    for text in texts:
        for word in make_tokens(text):
            how_often.setdefault(word, 0)
            how_often[word] += 1
    result = {}
    while how_often:
        best = max(how_often, key=how_often.get)
        result[best] = len(result) + 1
        del how_often[best]
    return result


def texts_to_sequences(texts, word_index, num_words=None):
    limit = float("inf") if num_words is None else num_words
    return [[word_index[w] for w in make_tokens(t) if w in word_index and word_index[w] < limit] for t in texts]
