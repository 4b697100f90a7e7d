from collections import Counter
import re


def find_words(text):
    # everything that is neither a space nor one of the filtered characters
    return re.findall(r"[^ !\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+", text.lower())


def build_word_index(texts):
    counter = Counter()
    for text in texts:
        counter.update(find_words(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    result = []
    for text in texts:
        row = []
        for word in find_words(text):
            if word not in word_index:
                row.append(0)
            elif num_words is None or word_index[word] < num_words:
                row.append(word_index[word])
        result.append(row)
    return result
