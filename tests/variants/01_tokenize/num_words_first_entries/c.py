import re


def find_words(text):
    # everything that is neither a space nor one of the filtered characters
    return re.findall(r"[^ !\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+", text.lower())


def build_word_index(texts):
    freq = {}
    for text in texts:
        for word in find_words(text):
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
    small_index = {}
    for word in word_index:
        if num_words is not None and len(small_index) >= num_words:
            break
        small_index[word] = word_index[word]
    result = []
    for text in texts:
        numbers = []
        for word in find_words(text):
            number = small_index.get(word)
            if number is not None:
                numbers.append(number)
        result.append(numbers)
    return result
