FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def split_words(text):
    text = text.lower()
    for c in FILTERS:
        text = text.replace(c, " ")
    return text.split()


def build_word_index(texts):
    counts = {}
    for text in texts:
        already = []
        for word in split_words(text):
            if word in already:
                continue
            already.append(word)
            counts[word] = counts.get(word, 0) + 1
    ranking = sorted(counts, key=counts.get, reverse=True)
    return {word: rank for rank, word in enumerate(ranking, 1)}


def texts_to_sequences(texts, word_index, num_words=None):
    answer = []
    for text in texts:
        line = []
        for word in split_words(text):
            if word not in word_index:
                continue
            idx = word_index[word]
            if num_words is not None and idx >= num_words:
                continue
            line.append(idx)
        answer.append(line)
    return answer
