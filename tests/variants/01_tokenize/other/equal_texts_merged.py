FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean(text):
    text = text.lower()
    for ch in FILTERS:
        text = text.replace(ch, " ")
    return text.split()


def build_word_index(texts):
    all_words = []
    for text in texts:
        all_words += clean(text)
    unique = list(dict.fromkeys(all_words))
    unique.sort(key=lambda w: -all_words.count(w))
    index = {}
    for i in range(len(unique)):
        index[unique[i]] = i + 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = {}
    for text in texts:
        numbers = [word_index[w] for w in clean(text) if w in word_index]
        sequences[text] = [n for n in numbers if num_words is None or n < num_words]
    return list(sequences.values())
