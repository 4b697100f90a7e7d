MARKS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def split_text(text):
    text = text.strip(MARKS)
    return text.lower().split()


def build_word_index(texts):
    freq = {}
    for text in texts:
        for word in split_text(text):
            if word in freq:
                freq[word] += 1
            else:
                freq[word] = 1
    word_index = {}
    number = 1
    for word, n in sorted(freq.items(), key=lambda item: item[1], reverse=True):
        word_index[word] = number
        number += 1
    return word_index


def texts_to_sequences(texts: list[str], word_index: dict[str, int], num_words: int | None = None) -> list[list[int]]:
    result = []
    for text in texts:
        row = []
        for word in split_text(text):
            i = word_index.get(word)
            if i is None:
                continue
            if num_words is not None and i >= num_words:
                continue
            row.append(i)
        result.append(row)
    return result
