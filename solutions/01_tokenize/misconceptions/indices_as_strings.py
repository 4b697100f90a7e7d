FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean(text):
    text = text.lower()
    for c in FILTERS:
        text = text.replace(c, " ")
    return text.split()


def build_word_index(texts):
    counts = {}
    for text in texts:
        for word in clean(text):
            counts[word] = counts.get(word, 0) + 1
    ordered = sorted(counts.items(), key=lambda kv: kv[1], reverse=True)
    return {kv[0]: n for n, kv in enumerate(ordered, start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        new_words = []
        for word in clean(text):
            if word in word_index:
                if num_words is None or word_index[word] < num_words:
                    # swap the word for its number
                    new_words.append(str(word_index[word]))
        sequences.append(new_words)
    return sequences
