import string


def preprocess(text):
    for sign in string.punctuation + "\t\n":
        text = text.replace(sign, " ")
    return text.lower().split()


def build_word_index(texts):
    count = {}
    for text in texts:
        for w in preprocess(text):
            count[w] = count.get(w, 0) + 1
    order = sorted(count, key=lambda w: count[w], reverse=True)
    return {w: order.index(w) + 1 for w in order}


def texts_to_sequences(texts, word_index, num_words=None):
    out = []
    for text in texts:
        ids = [word_index[w] for w in preprocess(text) if w in word_index]
        if num_words is not None:
            ids = [i for i in ids if i < num_words]
        out.append(ids)
    return out
