from itertools import chain, count, groupby, starmap

PUNCTUATION = frozenset('!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n ')


def words_of(text: str):
    """Yield the runs of characters that are no separators."""
    for is_gap, run in groupby(text.lower(), key=PUNCTUATION.__contains__):
        if not is_gap:
            yield "".join(run)


def build_word_index(texts: list[str]) -> dict[str, int]:
    seen = enumerate(chain.from_iterable(map(words_of, texts)))
    by_word = groupby(sorted((word, place) for place, word in seen), key=lambda pair: pair[0])
    # (minus how often, where first, word): sorted() puts the wanted order
    ranking = sorted(starmap(lambda word, run: rank(word, list(run)), by_word))
    return {word: n for n, (_, _, word) in zip(count(1), ranking)}


def rank(word, run):
    return -len(run), run[0][1], word


def texts_to_sequences(texts: list[str], word_index: dict[str, int], num_words: int | None = None) -> list[list[int]]:
    return [
        [word_index[w] for w in words_of(text) if w in word_index and not (num_words is not None and word_index[w] >= num_words)]
        for text in texts
    ]
