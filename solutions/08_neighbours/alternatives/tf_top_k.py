import tensorflow as tf


def cosine_similarities(vector, weights):
    rows = tf.math.l2_normalize(weights, axis=1)
    one = tf.math.l2_normalize(vector, axis=0)
    return tf.linalg.matvec(rows, one)


def nearest_words(word, weights, word_index, count=3):
    rows = {number: w for w, number in word_index.items() if 0 < number < len(weights)}
    if word_index[word] not in rows:
        raise KeyError(word)
    numbers = sorted(number for number in rows if rows[number] != word)
    cosines = cosine_similarities(weights[word_index[word]], tf.gather(weights, tf.constant(numbers, tf.int32)))
    # of equal ones, top_k gives the one with the smaller index first
    _values, places = tf.math.top_k(cosines, k=min(count, len(numbers)))
    return [rows[numbers[place]] for place in places.numpy()]
