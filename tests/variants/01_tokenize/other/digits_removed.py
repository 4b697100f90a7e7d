import string

REMOVE = string.punctuation.replace("'", "") + string.digits + "\t\n"


def pieces(text):
    for c in REMOVE:
        text = text.replace(c, " ")
    return text.lower().split()


def build_word_index(texts):
    how_often = {}
    for text in texts:
        for word in pieces(text):
            how_often.setdefault(word, 0)
            how_often[word] += 1
    result = {}
    while how_often:
        best = max(how_often, key=how_often.get)
        result[best] = len(result) + 1
        del how_often[best]
    return result


def texts_to_sequences(texts: list[str], word_index: dict[str, int], num_words: int | None = None) -> list[list[int]]:
    result = []
    for text in texts:
        row = []
        for word in pieces(text):
            i = word_index.get(word)
            if i is None:
                continue
            if num_words is not None and i >= num_words:
                continue
            row.append(i)
        result.append(row)
    return result
