import string


def letters_only(text):
    result = []
    for ch in text.lower():
        if ch in string.ascii_lowercase:
            result.append(ch)
        else:
            result.append(" ")
    return "".join(result).split()


def build_word_index(texts):
    freq = {}
    for text in texts:
        for word in letters_only(text):
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


def encode(words, word_index, num_words):
    numbers = []
    for word in words:
        number = word_index.get(word, 0)
        if number > 0 and (num_words is None or number < num_words):
            numbers.append(number)
    return numbers


def texts_to_sequences(texts, word_index, num_words=None):
    return [encode(letters_only(text), word_index, num_words) for text in texts]
