import heapq

FILTERS = set('!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n')


def to_words(text):
	letters = list(text.lower())
	for i in range(len(letters)):
		if letters[i] in FILTERS:
			letters[i] = ' '
	return ''.join(letters).split()


def build_word_index(texts):
	entries = {}
	for text in texts:
		for w in to_words(text):
			# entry: [minus count, order of first appearance, word]
			entry = entries.setdefault(w, [0, len(entries), w])
			entry[0] -= 1
	heap = list(entries.values())
	heapq.heapify(heap)
	word_index = {}
	while heap:
		word_index[heapq.heappop(heap)[2]] = len(word_index) + 1
	return word_index


def texts_to_sequences(texts, word_index, num_words=None):
	result = [[] for _ in texts]
	for row, text in zip(result, texts):
		for w in to_words(text):
			i = word_index.get(w)
			if i is None: continue
			if num_words is not None and not i < num_words: continue
			row.append(i)
	return result
