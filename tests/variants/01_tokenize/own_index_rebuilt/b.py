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
    index = build_word_index(texts)
    result = []
    for text in texts:
        numbers = []
        for word in get_words(text):
            number = index[word]
            if num_words is None or number < num_words:
                numbers.append(number)
        result.append(numbers)
    return result
