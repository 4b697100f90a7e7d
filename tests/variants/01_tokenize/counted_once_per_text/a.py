PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n"
TABLE = str.maketrans({c: " " for c in PUNCTUATION})


def tokenize(text: str) -> list[str]:
    """Lower-case, no punctuation, a list of words."""
    return text.lower().translate(TABLE).split()


def build_word_index(texts):
    counts = {}
    for text in texts:
        seen = []
        for word in tokenize(text):
            if word not in seen:
                seen.append(word)
                counts[word] = counts.get(word, 0) + 1
    ranked = sorted(counts.items(), key=lambda wc: wc[1], reverse=True)
    return {w: i for i, (w, c) in enumerate(ranked, 1)}


def texts_to_sequences(texts, word_index, num_words=None):
    if num_words is None:
        allowed = word_index
    else:
        allowed = {w: i for w, i in word_index.items() if i < num_words}
    output = []
    for text in texts:
        output.append([allowed[w] for w in tokenize(text) if w in allowed])
    return output
