from collections import Counter

PUNCTUATION = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'


def clean_text(text):
    text = text.lower()
    text = text.replace("\n", " ").replace("\t", " ")
    for p in PUNCTUATION:
        text = text.replace(p, "")
    return text


def build_word_index(texts):
    words = []
    for text in texts:
        words += clean_text(text).split()
    most_common = Counter(words).most_common()
    return {most_common[i][0]: i + 1 for i in range(len(most_common))}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        seq = []
        for word in clean_text(text).split():
            if word in word_index:
                seq.append(word_index[word])
        if num_words is not None:
            seq = [n for n in seq if n < num_words]
        sequences.append(seq)
    return sequences
