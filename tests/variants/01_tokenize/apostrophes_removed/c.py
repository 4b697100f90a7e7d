"""Tokenizer exercise."""

CHARS_TO_REMOVE = ['!', '"', "'", '#', '$', '%', '&', '(', ')', '*', '+', ',', '-', '.', '/', ':', ';', '<', '=', '>', '?',
                   '@', '[', '\\', ']', '^', '_', '`', '{', '|', '}', '~', '\t', '\n']


class Tokenizer:
    def words(self, text):
        new_text = ""
        for char in text.lower():
            if char in CHARS_TO_REMOVE:
                new_text += " "
            else:
                new_text += char
        return new_text.split()


def build_word_index(texts):
    tok = Tokenizer()
    counts = {}
    for text in texts:
        for word in tok.words(text):
            if word not in counts:
                counts[word] = 0
            counts[word] += 1
    index = {}
    for word, c in sorted(counts.items(), key=lambda x: x[1], reverse=True):
        index[word] = len(index) + 1
    return index


def texts_to_sequences(texts, word_index, num_words=None):
    tok = Tokenizer()
    all_sequences = []
    for text in texts:
        all_sequences.append([])
        for word in tok.words(text):
            if word not in word_index:
                continue
            if num_words is not None and word_index[word] >= num_words:
                continue
            all_sequences[-1].append(word_index[word])
    return all_sequences
