FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def get_words(text):
    text = text.lower()
    for mark in FILTERS:
        text = text.replace(mark, " ")
    return text.split()


def build_word_index(texts: list[str]) -> dict[str, int]:
    all_words = []
    for text in texts:
        all_words.extend(get_words(text))
    # unique words in order, numbered from 1 because 0 is for padding
    unique = sorted(set(all_words))
    return {word: i for i, word in enumerate(unique, start=1)}


def texts_to_sequences(texts: list[str], word_index: dict[str, int], num_words: int | None = None) -> list[list[int]]:
    sequences = []
    for text in texts:
        sequence = [word_index[word] for word in get_words(text) if word in word_index]
        if num_words is not None:
            sequence = [i for i in sequence if i < num_words]
        sequences.append(sequence)
    return sequences
