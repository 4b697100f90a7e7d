import re


def clean(text):
    text = text.lower()
    text = re.sub(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]', " ", text)
    return text.split()


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in clean(text):
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1

    words = sorted(counts, key=lambda w: counts[w], reverse=True)
    word_index = {}
    for i in range(len(words)):
        word_index[words[i]] = i
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    result = []
    for text in texts:
        seq = []
        for word in clean(text):
            if word in word_index:
                number = word_index[word]
                if num_words is None or number < num_words:
                    seq.append(number)
        result.append(seq)
    return result
