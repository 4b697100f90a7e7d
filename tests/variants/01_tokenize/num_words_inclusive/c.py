from collections import Counter

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
    counter = Counter()
    for text in texts:
        counter.update(get_words(text))
    return {word: i for i, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is None:
        kept = word_index
    else:
        kept = {w: i for w, i in word_index.items() if i in range(1, num_words + 1)}
    return [[kept[w] for w in get_words(text) if w in kept] for text in texts]
