"""My tokenizer."""

marks = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"
table = str.maketrans({m: " " for m in marks})


def build_word_index(texts):
    word_index = {}
    number = 1
    for text in texts:
        for word in text.lower().translate(table).split():
            if word not in word_index:
                word_index[word] = number
                number = number + 1
    return word_index


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        words = text.lower().translate(table).split()
        numbers = []
        for w in words:
            n = word_index.get(w)
            if n is None:
                continue
            if num_words is not None and n >= num_words:
                continue
            numbers.append(n)
        sequences.append(numbers)
    return sequences


if __name__ == "__main__":
    print(build_word_index(["This is a text", "This is not a text"]))
