from collections import Counter

filters = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def word_list(text):
    text = text.lower()
    for f in filters:
        text = text.replace(f, " ")
    return text.split()


def build_word_index(texts):
    counts = Counter()
    for text in texts:
        counts.update(word_list(text))
    word_index = {}
    for word, count in counts.most_common():
        word_index[word] = len(word_index) + 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        for word in word_list(text):
            if word in word_index:
                number = word_index[word]
                if num_words is None or number < num_words:
                    sequences.append(number)
    return sequences
