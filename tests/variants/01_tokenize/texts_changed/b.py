from collections import Counter
import re

pattern = r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]'


def build_word_index(texts):
    counter = Counter()
    for i, text in enumerate(texts):
        texts[i] = re.sub(pattern, " ", text.lower())
        counter.update(texts[i].split())
    return {word: rank + 1 for rank, (word, _) in enumerate(counter.most_common())}


def texts_to_sequences(texts, word_index, num_words=None):
    out = []
    for i, text in enumerate(texts):
        texts[i] = re.sub(pattern, " ", text.lower())
        row = []
        for word in texts[i].split():
            if word in word_index and (num_words is None or word_index[word] < num_words):
                row.append(word_index[word])
        out.append(row)
    return out
