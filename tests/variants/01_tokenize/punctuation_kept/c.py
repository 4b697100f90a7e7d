from collections import Counter


def build_word_index(texts):
    words = [word for text in texts for word in text.lower().split(" ") if word]
    ranking = Counter(words).most_common()
    return dict((ranking[i][0], i + 1) for i in range(len(ranking)))


def texts_to_sequences(texts, word_index, num_words=None):
    result = []
    for text in texts:
        ids = [word_index.get(word, -1) for word in text.lower().split(" ")]
        ids = [i for i in ids if i != -1]
        if num_words is not None:
            ids = [i for i in ids if i < num_words]
        result.append(ids)
    return result
