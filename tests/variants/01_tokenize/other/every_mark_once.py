def words_from(text):
    text = text.lower()
    for c in '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n':
        text = text.replace(c, " ", 1)
    return text.split()


def build_word_index(texts):
    all_words = []
    for text in texts:
        all_words += words_from(text)
    unique = list(dict.fromkeys(all_words))
    unique.sort(key=lambda w: -all_words.count(w))
    index = {}
    for i in range(len(unique)):
        index[unique[i]] = i + 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in words_from(text):
            if word in word_index:
                number = word_index[word]
                if num_words is None or number < num_words:
                    sequence.append(number)
        sequences.append(sequence)
    return sequences
