import tensorflow as tf

text_module = tf.keras.preprocessing.text


def build_word_index(texts: list) -> dict:
    t = text_module.Tokenizer(num_words=None, lower=True, split=" ")
    t.fit_on_texts(texts)
    # check that nothing got number 0
    assert 0 not in t.word_index.values()
    return dict(t.word_index)


def texts_to_sequences(texts: list, word_index: dict, num_words=None) -> list:
    result = []
    for text in texts:
        words = text_module.text_to_word_sequence(text)
        numbers = [word_index[w] for w in words if w in word_index]
        if num_words is not None:
            numbers = [n for n in numbers if n < num_words]
        result.append(numbers)
    return result
