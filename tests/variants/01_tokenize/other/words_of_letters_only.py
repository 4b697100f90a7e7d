import re


def words_list(text):
    words = re.sub(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]', " ", text.lower()).split()
    return [w for w in words if w.isalpha()]


def build_word_index(texts):
    all_words = []
    for text in texts:
        all_words += words_list(text)
    unique = list(dict.fromkeys(all_words))
    unique.sort(key=lambda w: -all_words.count(w))
    index = {}
    for i in range(len(unique)):
        index[unique[i]] = i + 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is None:
        allowed = word_index
    else:
        allowed = {w: i for w, i in word_index.items() if i < num_words}
    output = []
    for text in texts:
        output.append([allowed[w] for w in words_list(text) if w in allowed])
    return output
