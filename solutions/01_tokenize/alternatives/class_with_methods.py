class WordIndex(dict):
    """A dict that answers None for words it does not have."""

    def __missing__(self, word):
        return None


class MyTokenizer:
    filters = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~' + "\t\n"

    def split(self, text):
        text = "".join(" " if c in self.filters else c for c in text.lower())
        return [word for word in text.split(" ") if word]

    def fit(self, texts):
        counts = {}
        for text in texts:
            for word in self.split(text):
                counts[word] = counts.get(word, 0) + 1
        index = WordIndex()
        for word, _ in sorted(counts.items(), key=lambda item: item[1], reverse=True):
            index[word] = len(index) + 1
        return index

    def transform(self, texts, word_index, num_words=None):
        wanted = WordIndex(word_index)
        sequences = []
        for text in texts:
            numbers = [wanted[word] for word in self.split(text)]
            sequences.append([n for n in numbers if n is not None and (num_words is None or n < num_words)])
        return sequences


_tokenizer = MyTokenizer()
build_word_index = _tokenizer.fit
texts_to_sequences = _tokenizer.transform
