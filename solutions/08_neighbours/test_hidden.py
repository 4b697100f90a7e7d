"""Hidden checks of exercise 8, neighbours.

A check asks everything first and compares afterwards, so that every submission is asked the same questions, however early it goes wrong.

Cosines are compared with a tolerance that float16 answers keep. Which of two words is nearer is asked only where their cosines are
clearly apart, or where they are equal in any computation: rows of four numbers ±1 have the length 2, so their cosines are multiples of
0.5 without any rounding. Such tables have no more than 7 rows, since TensorFlow computes eight at once in another way than the rest.
"""

import numpy as np

from grader.keras_suite import kind
from grader.suite import expect_array, expect_equal, expect_raised, expect_unchanged, hint, points, reveal

TOLERANCE = 1e-3
APART = 0.02  # the least difference between two cosines that are not equal
PUBLISHED = np.array(
    [
        [-0.01494285, -0.007915, 0.01764857],
        [-0.03019481, -0.02910612, 0.03518577],
        [-0.0046863, 0.04763055, -0.02629668],
        [0.02297204, 0.02146662, 0.03114786],
        [0.01634104, 0.02296363, -0.02348827],
        [-0.01736645, -0.03719328, 0.02757809],
        [0.0100757, -0.03956784, 0.03794377],
        [-0.02672029, -0.00879055, -0.039394],
        [-0.00949502, -0.02805768, -0.04179233],
        [0.0180716, 0.03622523, 0.02232374],
    ],
    dtype=np.float32,
)  # the weights of the worked example
DAY = {"sun": [5, 0], "day": [4, 3], "night": [-5, 0], "light": [3, -4], "dusk": [-3, 4], "noon": [4.8, 1.4]}  # all rows of length 5
NAMES = ["sea", "sun", "moon", "fish", "a", "zebra", "don't", "étude", "x1"]


@points(2)
@hint("Multiply number by number and add up: that is the dot product. Then divide it by the length of the vector and by that of the row.")
def test_the_cosine_is_1_for_the_same_way_0_at_a_right_angle_and_minus_1_for_the_opposite_way(student):
    """`cosine_similarities` gives 1 for rows that point the same way as the vector, -1 for the opposite way, 0 at a right angle."""
    flat = ask_cosines(student, [2, 0], [[3, 0], [0, 5], [-4, 0], [3, 4], [-3, 4], [4, -3]], [1, 0, -1, 0.6, -0.6, 0.8])
    solid = ask_cosines(student, [0, 0, 4], [[0, 3, 0], [0, 0, -2], [2, 1, 2], [0, 0, 7]], [0, -1, 2 / 3, 1])

    expect_cosines(flat, solid)


@points(2)
@hint("Print the length of one row: the root of the sum of its squares. `axis=1` gives the lengths of all rows, one for each.")
def test_the_length_of_a_row_does_not_matter(student):
    """`cosine_similarities` divides by the length of each row: short and long rows that point the same way have the same cosine."""
    expect_cosines(ask_cosines(student, [0, 1], [[3, 4], [30, 40], [0.3, 0.4], [-600, -800], [0, 0.02]], [0.8, 0.8, 0.8, -0.8, 1]))


@points(2)
@hint("Twice the vector makes the dot products twice as large, and the angles stay the same. What else must you divide by?")
def test_the_length_of_the_vector_does_not_matter(student):
    """`cosine_similarities` divides by the length of the vector: a vector ten times as long gives the same cosines."""
    unit, expected = [[0.6, 0.8], [1, 0], [-0.8, 0.6]], [1, 0.6, 0]

    expect_cosines(*(ask_cosines(student, [0.6 * size, 0.8 * size], unit, expected) for size in (10, 1, 0.1)))


@hint("The length of a row of zeros is 0, and 0 / 0 is nan. Put 0 in those places.")
def test_a_row_of_zeros_has_the_cosine_0(student):
    """`cosine_similarities` gives 0 where a row is all zeros, and the right cosines for the rows around it."""
    expect_cosines(ask_cosines(student, [2, 4, 4], [[0, 0, 0], [1, 2, 2], [0, 0, 0], [-2, -4, -4], [0, 3, 0]], [0, 1, 0, -1, 2 / 3]))


@hint("The length of the vector can be 0, too. Then 0 stands in every place.")
def test_a_vector_of_zeros_has_the_cosine_0_with_every_row(student):
    """`cosine_similarities` gives 0 in every place when the vector is all zeros; with another vector the same rows have their cosines."""
    rows = [[1, 0, 0], [0, 0, 0], [-3, 0, 4]]
    zeros = ask_cosines(student, [0, 0, 0], rows, [0, 0, 0])
    other = ask_cosines(student, [0, 0, 9], rows, [0, 0, 0.8])

    expect_cosines(zeros, other)


@points(2)
@hint("Take the sizes from `weights`; the result has one number for each row, so its shape is (n,), also when n is 1.")
def test_there_may_be_any_number_of_rows_and_columns(student):
    """`cosine_similarities` takes any number of rows and of columns, and gives an array with one number for each row."""
    expect_cosines(
        ask_cosines(student, [1, 1, 1, 1], [[2, 2, 2, -2]], [0.5]),
        ask_cosines(student, [3], [[2], [-1], [0.5], [-40]], [1, -1, 1, -1]),
        ask_cosines(student, [0, 3, 4], [[0, 6, 8], [1, 0, 0], [0, 4, -3]], [1, 0, 0]),
        ask_cosines(student, [1, 0, 0, 0, 0], [[3, 0, 4, 0, 0], [-4, 0, 0, 0, 3]], [0.6, -0.8]),
        ask_cosines(student, [1, 0], [[3 + 5 * (n % 2), 4 + 2 * (n % 2)] for n in range(40)], [0.6, 0.8] * 20),
    )


@hint("A small number added to the lengths, so that none is 0, changes the cosines of short rows. Deal with the zeros alone.")
def test_the_short_rows_of_the_worked_example(student):
    """`cosine_similarities` is right for the weights of the worked example, whose rows are shorter than 0.1, in float32 and float64."""
    single = ask_cosines(student, PUBLISHED[3], PUBLISHED, cosines(PUBLISHED[3], PUBLISHED))
    short = PUBLISHED.astype(np.float64) / 4
    double = ask_cosines(student, short[8], short, cosines(PUBLISHED[8], PUBLISHED), dtype=np.float64)

    expect_cosines(single, double)


@hint("`weights /= lengths` writes into the caller's array; `weights / lengths` makes a new one.")
def test_the_vector_and_the_weights_stay_as_they_were(student):
    """`cosine_similarities` leaves `vector` and `weights` as they were."""
    answer, expected = ask_cosines(student, [3, 4], [[0, 5], [0, 0], [6, 8]], [0.8, 0, 1])

    expect_cosines((answer, expected))
    expect_unchanged(answer)


@points(2)
@reveal("hint")
@hint("Make up two or three short rows, work out their cosines by hand, and compare. The other checks say which rules there are.")
def test_tables_that_nobody_has_seen(student, rng, reference):
    """`cosine_similarities` follows all its rules together, on vectors and weights made at random."""
    asked = []
    for dtype in (np.float32, np.float64, np.float32, np.float64):
        n, dim = rng.integers(3, 9, size=2)
        vector, weights = rng.normal(size=dim), rng.normal(size=(n, dim)) * rng.uniform(0.1, 10, size=(n, 1))
        weights[rng.integers(n)] = 0
        asked.append(ask_cosines(student, vector, weights, reference.cosine_similarities(vector, weights), dtype=dtype))

    expect_cosines(*asked)


@points(2)
@hint("Sort the other words by the cosine of their row with the row of `word`, the largest cosine first.")
def test_the_nearest_word_comes_first(student):
    """`nearest_words` gives the words in the order of their cosine with `word`, from the same way to the opposite way."""
    weights, word_index = vocabulary([0, -5], DAY)
    of_sun = ask_words(student, "sun", weights, word_index=word_index, count=5)
    of_dusk = ask_words(student, "dusk", weights, word_index=word_index, count=5)

    expect_equal(of_sun, ["noon", "day", "light", "dusk", "night"])
    expect_equal(of_dusk, ["night", "day", "noon", "sun", "light"])


@points(2)
@hint("A long row has large dot products, and a tip that is near may lie in another direction. Compare by the cosine alone.")
def test_neither_long_rows_nor_near_ones_are_preferred(student):
    """`nearest_words` goes by the angle: a long row does not win by its length, nor a row whose numbers are merely close."""
    weights, word_index = vocabulary(
        [-1, 2], {"fire": [2, 0], "blaze": [30, 15], "smoke": [2, 1.5], "ash": [1.2, 1.6], "ember": [0.2, -0.05], "ice": [0.1, -0.4]}
    )
    of_fire = ask_words(student, "fire", weights, word_index=word_index, count=5)
    of_ember = ask_words(student, "ember", weights, word_index=word_index, count=5)

    expect_equal(of_fire, ["ember", "blaze", "smoke", "ash", "ice"])
    expect_equal(of_ember, ["fire", "blaze", "smoke", "ice", "ash"])


@points(2)
@hint("Sort first, then take the first `count`. By default `count` is 3: leave that in the first line of the function.")
def test_count_says_how_many_words_there_are(student):
    """`nearest_words` gives `count` words, 3 by default, and all other words when they are fewer."""
    weights, word_index = vocabulary([0, -5], DAY)
    counted = [ask_words(student, "sun", weights, word_index=word_index, count=count) for count in (1, 2, 4, 5, 6, 1000)]
    by_default = ask_words(student, "sun", weights, word_index=word_index)
    alone = ask_words(student, "sun", weights[:2], word_index={"sun": 1}, count=2)

    for answer, count in zip(counted, (1, 2, 4, 5, 5, 5), strict=True):
        expect_equal(answer, ["noon", "day", "light", "dusk", "night"][:count])
    expect_equal(by_default, ["noon", "day", "light"])
    expect_equal(alone, [])


@points(2)
@hint("Leave out the word by its name. Its cosine with itself is 1, but another word may have a cosine of 1, too, and then come first.")
def test_the_word_itself_is_left_out_and_a_word_with_the_same_row_is_not(student):
    """`nearest_words` never gives `word` itself, and does give another word whose row points exactly the same way."""
    weights, word_index = vocabulary(
        [2, 2, -2, -2],
        {"couch": [1, 1, 1, 1], "sofa": [1, 1, 1, 1], "chair": [1, 1, 1, -1], "settee": [2, 2, 2, 2], "sky": [-1, 1, -1, -1]},
    )
    of_sofa = ask_words(student, "sofa", weights, word_index=word_index, count=3)
    of_couch = ask_words(student, "couch", weights, word_index=word_index, count=2)
    of_settee = ask_words(student, "settee", weights, word_index=word_index, count=4)

    expect_equal(of_sofa, ["couch", "settee", "chair"])
    expect_equal(of_couch, ["sofa", "settee"])
    expect_equal(of_settee, ["couch", "sofa", "chair", "sky"])


@hint("Sort by two things: the cosine first, and where it is the same, the number. `sorted` takes a key that is a tuple.")
def test_of_equally_near_words_the_smaller_number_comes_first(student):
    """`nearest_words` puts equally near words in the order of their numbers, whatever their names and their order in the dict."""
    rows = {
        "plum": [1, 1, 1, 1],
        "nut": [1, 1, 1, -1],
        "apple": [1, 1, 1, -1],
        "fig": [1, -1, 1, -1],
        "pear": [2, 2, -2, 2],
        "kiwi": [1] * 4,
    }
    weights, numbers = vocabulary([1, -1, -1, -1], rows)
    word_index = {word: numbers[word] for word in ("kiwi", "apple", "pear", "fig", "nut", "plum")}
    of_plum = ask_words(student, "plum", weights, word_index=word_index, count=5)
    of_kiwi = ask_words(student, "kiwi", weights, word_index=word_index, count=2)

    expect_equal(of_plum, ["kiwi", "nut", "apple", "pear", "fig"])
    expect_equal(of_kiwi, ["plum", "nut"])


@points(2)
@hint("The number of a word is its row: word 1 has row 1. Row 0 stands for the padding, and no word has that number.")
def test_row_0_belongs_to_no_word(student):
    """`nearest_words` takes row 1 for word 1, and never row 0, the padding's, however near it lies."""
    weights, word_index = vocabulary([4.9, 0.1], DAY)
    of_sun = ask_words(student, "sun", weights, word_index=word_index, count=2)
    of_all = ask_words(student, "noon", weights, word_index=word_index, count=9)
    of_two = ask_words(student, "left", [[3, 1], [3, 1], [1, 3]], word_index={"left": 1, "right": 2}, count=1)

    expect_equal(of_sun, ["noon", "day"])
    expect_equal(of_all, ["sun", "day", "light", "dusk", "night"])
    expect_equal(of_two, ["right"])


@hint("Look the row up by the word's number; the place of a word in the dict says nothing, and some rows belong to no word at all.")
def test_a_word_is_known_by_its_number_and_not_by_its_place_in_the_dict(student):
    """`nearest_words` finds each row by the number in `word_index`, in any order of the dict; rows that no word names do not count."""
    weights = [[1, 9], [1, 8], [9, 1], [8, 1], [-3, 4], [1, 7], [0, 6], [6, 1]]
    word_index = {"up": 6, "east": 2, "corner": 4}
    of_up = ask_words(student, "up", weights, word_index=word_index, count=3)
    of_east = ask_words(student, "east", weights, word_index=word_index, count=1)
    turned = ask_words(student, "sun", [[0, -5], *reversed(DAY.values())], word_index=dict(zip(DAY, range(6, 0, -1), strict=True)), count=4)

    expect_equal(of_up, ["corner", "east"])
    expect_equal(of_east, ["up"])
    expect_equal(turned, ["noon", "day", "light", "dusk"])


@hint("Keep only the words whose number is smaller than the number of rows, `len(weights)`, before you look any row up.")
def test_words_without_a_row_are_left_out(student):
    """`nearest_words` leaves out the words whose number has no row in `weights`, and goes on with the others."""
    weights, word_index = vocabulary([0, -5], DAY)
    longer = {"moon": 7, "star": 8} | word_index | {"comet": 5000}
    of_sun = ask_words(student, "sun", weights, word_index=longer, count=3)
    of_night = ask_words(student, "night", weights, word_index=longer, count=100)
    cut = ask_words(student, "sun", weights[:5], word_index=word_index, count=4)

    expect_equal(of_sun, ["noon", "day", "light"])
    expect_equal(of_night, ["dusk", "light", "day", "noon", "sun"])
    expect_equal(cut, ["day", "light", "night"])


@hint("Let `word_index[word]` raise its KeyError; `word_index.get(word)` and an `except` hide it.")
def test_an_unknown_word_raises_key_error(student):
    """`nearest_words` raises KeyError for a word that is not in `word_index`, and answers for one that is."""
    weights, word_index = vocabulary([0, -5], DAY)
    unknown = ask_words(student, "moon", weights, word_index=word_index, count=2)
    upper = ask_words(student, "Sun", weights, word_index=word_index)
    known = ask_words(student, "light", weights, word_index=word_index, count=2)

    expect_raised(unknown, "KeyError")
    expect_raised(upper, "KeyError")
    expect_equal(known, ["sun", "noon"])


@hint("`weights[number]` raises IndexError when there is no such row. The word counts as unknown: KeyError is asked for.")
def test_a_word_that_has_no_row_raises_key_error(student):
    """`nearest_words` raises KeyError for a word whose number has no row in `weights`, and answers for one that has a row."""
    weights, word_index = vocabulary([0, -5], DAY)
    longer = {"moon": 7, "comet": 5000} | word_index
    next_row = ask_words(student, "moon", weights, word_index=longer, count=2)
    far_row = ask_words(student, "comet", weights, word_index=longer, count=2)
    last_row = ask_words(student, "noon", weights, word_index=longer, count=2)

    expect_raised(next_row, "KeyError")
    expect_raised(far_row, "KeyError")
    expect_equal(last_row, ["sun", "day"])


@hint("A cosine of -0.6 is larger than one of -0.8, so it comes first. No cosine is too small to be in the list, and no sign is dropped.")
def test_words_that_point_the_other_way_are_neighbours_too(student):
    """`nearest_words` sorts negative cosines like all others: when all words point away, the one that does so least is the nearest."""
    weights, word_index = vocabulary([1, 1], {"love": [5, 0], "hate": [-1, 0], "envy": [-4, 3], "fear": [-3, 4], "awe": [-7, 24]})
    of_love = ask_words(student, "love", weights, word_index=word_index, count=3)
    of_hate = ask_words(student, "hate", weights, word_index=word_index, count=4)

    expect_equal(of_love, ["awe", "fear", "envy"])
    expect_equal(of_hate, ["envy", "fear", "awe", "love"])


@hint("A row of zeros has the cosine 0 with every row: less than any positive cosine, and more than any negative one.")
def test_a_word_whose_row_is_all_zeros_has_the_cosine_0(student):
    """`nearest_words` counts a row of zeros with the cosine 0; of a word whose own row is zeros, all others are equally near."""
    weights, word_index = vocabulary([1, 2], {"hot": [3, 1], "cold": [-3, 1], "new": [0, 0], "warm": [3, 2], "icy": [-3, -2]})
    turned = dict(reversed(word_index.items()))
    of_hot = ask_words(student, "hot", weights, word_index=turned, count=4)
    of_new = ask_words(student, "new", weights, word_index=turned, count=3)

    expect_equal(of_hot, ["warm", "new", "cold", "icy"])
    expect_equal(of_new, ["hot", "cold", "warm"])


@hint("`word_index.pop(word)` and `weights[0] = ...` change what the caller gave you; make a new dict or a new array.")
def test_the_weights_and_the_word_index_stay_as_they_were(student):
    """`nearest_words` leaves `weights` and `word_index` as they were."""
    weights, word_index = vocabulary([4, 1], DAY | {"moon": [0, 0]})
    answer = ask_words(student, "day", weights, word_index=word_index | {"comet": 60}, count=2)

    expect_equal(answer, ["noon", "sun"])
    expect_unchanged(answer)


@points(2)
@reveal("hint")
@hint("Make up a small table and a few words of your own, write the neighbours down by hand, and compare.")
def test_vocabularies_that_nobody_has_seen(student, rng, reference):
    """`nearest_words` follows all its rules together, on words and weights made at random."""
    asked = []
    for count in (1, 2, 4, 10):
        word, weights, word_index = random_vocabulary(rng)
        expected = reference.nearest_words(word, weights, word_index, count=count)
        asked.append((ask_words(student, word, weights, word_index=word_index, count=count), expected))

    for answer, expected in asked:
        expect_equal(answer, expected)


def vocabulary(padding, rows):
    """The table with these rows, and the words numbered from 1 in their order."""
    return np.array([padding, *rows.values()], np.float32), {word: number for number, word in enumerate(rows, start=1)}


def random_vocabulary(rng):
    """A word, a table and an index with gaps and a word without a row; no two cosines with the word's row are nearly equal."""
    while True:
        n, dim = rng.integers(9, 12), rng.integers(3, 6)
        weights = (rng.normal(size=(n, dim)) * rng.uniform(0.2, 5, size=(n, 1))).astype(np.float32)
        numbers = [int(number) for number in rng.permutation(np.arange(1, n))[: rng.integers(5, 8)]]
        names = [NAMES[place] for place in rng.permutation(len(NAMES))]
        word_index = dict(zip(names, [*numbers, int(n + rng.integers(3))], strict=False))
        found = np.sort(cosines(weights[numbers[0]], weights[numbers]))
        if np.diff(found).min() > APART:
            return names[0], weights, word_index


def cosines(vector, weights):
    """By the formula, in float64; no row may be all zeros."""
    vector, weights = vector.astype(np.float64), weights.astype(np.float64)
    return np.array([np.dot(row, vector) / np.sqrt(np.dot(row, row) * np.dot(vector, vector)) for row in weights])


def ask_cosines(student, vector, weights, expected, dtype=np.float32):
    """The answer for these two as arrays, and what it should be."""
    vector, weights, expected = np.array(vector, dtype), np.array(weights, dtype), np.array(expected, np.float64)
    return student.neighbours.cosine_similarities.recording(against(expected))(vector, weights), expected


def expect_cosines(*asked):
    for answer, expected in asked:
        expect_array(answer, expected, dtype="float", tolerance=TOLERANCE)


def ask_words(student, word, weights, **named):
    return student.neighbours.nearest_words.recording(words_of)(word, np.array(weights, np.float32), **named)


def against(expected):
    """What a transcript keeps of cosines, whose last digits differ between machines: for each place, whether it is right or how not."""

    def record(value):
        if not isinstance(value, np.ndarray) or value.shape != expected.shape or value.dtype.kind != "f":
            return kind(value)
        return "".join(relation(float(got), wanted) for got, wanted in zip(value, expected, strict=True))

    return record


def relation(got, wanted):
    """ "=" right, "-" right but for the sign, "?" not a number, "<" too small, ">" too large."""
    for sign, value in (("=", wanted), ("-", -wanted)):
        if abs(got - value) <= TOLERANCE * (1 + abs(wanted)):
            return sign
    return "?" if got != got else "<" if got < wanted else ">"


def words_of(value):
    """What a transcript keeps of a list of words: the words; of anything else, what it is."""
    if not isinstance(value, list):
        return kind(value)
    return [entry if isinstance(entry, str) else kind(entry) for entry in value[:20]]
