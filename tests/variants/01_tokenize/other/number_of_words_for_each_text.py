BAD = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n '


def get_words(text):
    words = []
    current = ""
    for c in text.lower():
        if c in BAD:
            if current != "":
                words.append(current)
            current = ""
        else:
            current = current + c
    if current != "":
        words.append(current)
    return words


def build_word_index(texts):
    freq = {}
    for text in texts:
        for word in get_words(text):
            if word in freq:
                freq[word] += 1
            else:
                freq[word] = 1
    word_index = {}
    number = 1
    for word, n in sorted(freq.items(), key=lambda item: item[1], reverse=True):
        word_index[word] = number
        number += 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    result = []
    for text in texts:
        row = [word_index[w] for w in get_words(text) if w in word_index]
        result.append(len([r for r in row if num_words is None or r < num_words]))
    return result
