import re


def split_sentence(text):
    parts = [p.strip() for p in text.lower().split(".")]
    return [re.sub(r'[!"#$%&()*+,\-/:;<=>?@\[\\\]^_`{|}~\t\n]', "", p) for p in parts if p]


def build_word_index(texts: list[str]) -> dict[str, int]:
    d = {}
    for t in texts:
        for w in split_sentence(t):
            d[w] = d.get(w, 0) + 1
    ranked = sorted(d, key=d.get, reverse=True)
    return dict(zip(ranked, range(1, len(ranked) + 1)))


def texts_to_sequences(texts, word_index, num_words=None):
    limit = float("inf") if num_words is None else num_words
    return [[word_index[w] for w in split_sentence(t) if w in word_index and word_index[w] < limit] for t in texts]
