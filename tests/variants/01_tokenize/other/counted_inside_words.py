FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def clean(text):
    text = text.lower()
    for ch in FILTERS:
        text = text.replace(ch, " ")
    return text.split()


def build_word_index(texts):
    joined = " ".join(" ".join(clean(text)) for text in texts)
    unique = list(dict.fromkeys(joined.split()))
    unique.sort(key=lambda w: joined.count(w), reverse=True)
    return {w: i + 1 for i, w in enumerate(unique)}


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
