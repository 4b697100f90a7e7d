FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean(text):
    text = text.lower()
    for ch in FILTERS:
        text = text.replace(ch, " ")
    return text.split()


def build_word_index(texts):
    word_index = {}
    next_number = 1
    for text in texts:
        for word in clean(text):
            if word not in word_index:
                word_index[word] = next_number
                next_number += 1
    return word_index


def texts_to_sequences(texts: list[str], word_index: dict[str, int], num_words: int | None = None) -> list[list[int]]:
    result = []
    for text in texts:
        row = []
        for word in clean(text):
            i = word_index.get(word)
            if i is None:
                continue
            if num_words is not None and i >= num_words:
                continue
            row.append(i)
        result.append(row)
    return result
