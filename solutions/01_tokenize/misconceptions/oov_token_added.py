from collections import Counter

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def get_words(text):
    text = text.lower()
    for x in FILTERS:
        text = text.replace(x, " ")
    return text.split()


def build_word_index(texts):
    counts = Counter()
    for text in texts:
        counts.update(get_words(text))

    word_index = {"<OOV>": 1}  # like Tokenizer(oov_token="<OOV>") in the tutorial
    for word, count in counts.most_common():
        word_index[word] = len(word_index) + 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = [word_index[w] for w in get_words(text) if w in word_index]
        if num_words is not None:
            sequence = [i for i in sequence if i < num_words]
        sequences.append(sequence)
    return sequences
