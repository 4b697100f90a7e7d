FILTERS = "!#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"


def splitter(text):
    return "".join(" " if c in FILTERS else c for c in text.lower()).split()


def build_word_index(texts):
    all_words = []
    for text in texts:
        all_words += splitter(text)
    unique = list(dict.fromkeys(all_words))
    unique.sort(key=lambda w: -all_words.count(w))
    index = {}
    for i in range(len(unique)):
        index[unique[i]] = i + 1
    return index


def texts_to_sequences(texts: list[str], word_index: dict[str, int], num_words: int | None = None) -> list[list[int]]:
    result = []
    for text in texts:
        row = []
        for word in splitter(text):
            i = word_index.get(word)
            if i is None:
                continue
            if num_words is not None and i >= num_words:
                continue
            row.append(i)
        result.append(row)
    return result
