import re


def find_words(text):
    # everything that is neither a space nor one of the filtered characters
    return re.findall(r"[^ !\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+", text.lower())


def build_word_index(texts):
    all_words = []
    for text in texts:
        all_words += find_words(text)
    unique = list(dict.fromkeys(all_words))
    unique.sort(key=lambda w: -all_words.count(w))
    index = {}
    for i in range(len(unique)):
        index[unique[i]] = i + 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        words = find_words(text)
        seq = []
        i = 1
        while i < len(words):
            number = word_index.get(words[i])
            if number and (num_words is None or number < num_words):
                seq.append(number)
            i += 1
        sequences.append(seq)
    return sequences
