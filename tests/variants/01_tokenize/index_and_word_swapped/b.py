from collections import Counter
import re


def find_words(text):
    # everything that is neither a space nor one of the filtered characters
    return re.findall(r"[^ !\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+", text.lower())


def build_word_index(texts):
    c = Counter([w for text in texts for w in find_words(text)])
    words = [w for w, n in c.most_common()]
    return dict(zip(range(1, len(words) + 1), words))


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequence = []
        for word in find_words(text):
            if word in word_index:
                number = word_index[word]
                if num_words is None or number < num_words:
                    sequence.append(number)
        sequences.append(sequence)
    return sequences
