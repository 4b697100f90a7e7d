import re


def find_words(text):
    # everything that is neither a space nor one of the filtered characters
    return re.findall(r"[^ !\"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+", text.lower())


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in find_words(text):
            counts[word] = counts.get(word, 0) + 1
    ranked = sorted(counts, key=counts.get)
    ranked.reverse()
    return {word: i + 1 for i, word in enumerate(ranked)}


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
