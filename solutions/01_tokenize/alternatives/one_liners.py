import re
from collections import Counter
split = lambda s: re.sub(r'[!"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]', ' ', s.lower()).split()
build_word_index = lambda texts: {w: i + 1 for i, (w, n) in enumerate(Counter(split(' '.join(texts))).most_common())}
texts_to_sequences = lambda texts, word_index, num_words=None: [[word_index[w] for w in split(t) if w in word_index and (num_words is None or word_index[w] < num_words)] for t in texts]
