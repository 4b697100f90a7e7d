"""Hidden checks of exercise 1, tokenize.

A check asks everything first and compares afterwards, so that every submission is asked the same questions, however early it goes wrong.
"""

from grader.suite import expect_equal, expect_unchanged, hint, points, reveal

FILTERED = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'
WORDS = ["sun", "moon", "sea", "don't", "ñu", "fish", "étude", "a", "7", "x1", "is", "not"]


@points(2)
@hint("Count the words of all texts together, sort by the counts, then number from 1.")
def test_the_most_frequent_word_gets_1(student):
    """`build_word_index` counts over all texts together and numbers the words from 1, the most frequent first."""
    ask = student.tokenizing.build_word_index.ask
    weather = ask(["sun sun sun rain", "wind rain", "rain rain wind snow"])
    one_word = ask(["again again", "again"])
    ten_and_more = ask(["la " * 9 + "do " * 12, "re " * 10])
    repeated = ask(["tick tick tock", "tock", "tock"])

    expect_equal(weather, {"rain": 1, "sun": 2, "wind": 3, "snow": 4})
    expect_equal(one_word, {"again": 1})
    expect_equal(ten_and_more, {"do": 1, "re": 2, "la": 3})
    expect_equal(repeated, {"tock": 1, "tick": 2})


@points(2)
@hint("List the words in the order of reading, then sort by the count alone: `sorted` leaves equally frequent words as they were.")
def test_words_equally_frequent_keep_the_order_of_their_first_appearance(student):
    """`build_word_index` numbers words that are equally frequent in the order in which they were first seen."""
    ask = student.tokenizing.build_word_index.ask
    down_and_up = ask(["pear apple", "plum", "apple pear plum kiwi"])
    upwards = ask(["ant bee", "cat"])
    downwards = ask(["cow bat ape"])
    early_and_late = ask(["late early early late", "never"])

    expect_equal(down_and_up, {"pear": 1, "apple": 2, "plum": 3, "kiwi": 4})
    expect_equal(upwards, {"ant": 1, "bee": 2, "cat": 3})
    expect_equal(downwards, {"cow": 1, "bat": 2, "ape": 3})
    expect_equal(early_and_late, {"late": 1, "early": 2, "never": 3})


@hint("Lower-case the text with `lower()` before you count. It knows the accented letters too.")
def test_upper_and_lower_case_are_one_word(student):
    """`build_word_index` lower-cases every word, as `str.lower()` does: "The", "THE" and "the" are one word."""
    ask = student.tokenizing.build_word_index.ask
    plain = ask(["The cat", "THE Dog the", "dOG"])
    accented = ask(["École ÑANDÚ", "école Ñandú ÉCOLE", "Straße"])

    expect_equal(plain, {"the": 1, "dog": 2, "cat": 3})
    expect_equal(accented, {"école": 1, "ñandú": 2, "straße": 3})


@points(2)
@hint("Go through FILTERS and replace each character by a space; a character that is only deleted glues its neighbours together.")
def test_every_character_of_the_filter_separates_words(student):
    """`build_word_index` puts a space in place of each character of FILTERS, tab and newline too, wherever it stands in a word."""
    ask = student.tokenizing.build_word_index.ask
    inside = ask([f"left{character}right" for character in FILTERED])
    around = ask(["(left) [right]... left!", "--right--\n\tleft"])

    expect_equal(inside, {"left": 1, "right": 2})
    expect_equal(around, {"left": 1, "right": 2})


@hint("Only the characters of FILTERS are replaced; all others belong to words. Print FILTERS: is the character that you lose in it?")
def test_every_other_character_belongs_to_its_word(student):
    """`build_word_index` keeps the apostrophe, digits, accents and every other character that is not in FILTERS."""
    ask = student.tokenizing.build_word_index.ask
    apostrophes = ask(["Don't stop, it's rock 'n' roll; don't!"])
    digits = ask(["24h 7 x2", "7 days"])
    others = ask(["¿Qué? ¡Señor!", "qué “quote” 5€"])

    expect_equal(apostrophes, {"don't": 1, "stop": 2, "it's": 3, "rock": 4, "'n'": 5, "roll": 6})
    expect_equal(digits, {"7": 1, "24h": 2, "x2": 3, "days": 4})
    expect_equal(others, {"¿qué": 1, "¡señor": 2, "qué": 3, "“quote”": 4, "5€": 5})


@hint('"a  b".split(" ") has an empty text in the middle. Leave such texts out before you count.')
def test_nothing_between_two_spaces_is_no_word(student):
    """`build_word_index` counts no empty word: not for double spaces, empty texts or texts of punctuation only."""
    ask = student.tokenizing.build_word_index.ask
    spaces = ask([" two   words ", "", "two, words: two!"])
    punctuation = ask(["?!", "...", "", "   ", "\t\n"])
    no_texts = ask([])

    expect_equal(spaces, {"two": 1, "words": 2})
    expect_equal(punctuation, {})
    expect_equal(no_texts, {})


@points(2)
@hint("Do not count anything here: look each word up in the `word_index` that you are given, and make one list per text.")
def test_only_the_word_index_given_counts(student):
    """`texts_to_sequences` takes each number from the `word_index` that it is given, and gives one list per text."""
    ask = student.tokenizing.texts_to_sequences.ask
    word_index = {"fish": 30, "sun": 7, "sea": 4, "moon": 1_000_000}
    texts = ask(["sun sea sun", "moon", "sea fish moon sun"], word_index)
    repeated = ask(["sea sun", "moon", "sea sun", "moon", "moon"], word_index)
    one_text = ask(["moon sun"], word_index)
    no_texts = ask([], word_index)

    expect_equal(texts, [[7, 4, 7], [1_000_000], [4, 30, 1_000_000, 7]])
    expect_equal(repeated, [[4, 7], [1_000_000], [4, 7], [1_000_000], [1_000_000]])
    expect_equal(one_text, [[1_000_000, 7]])
    expect_equal(no_texts, [])


@hint("Ask `word in word_index` before you look a word up. An empty list belongs in the result, too.")
def test_unknown_words_are_dropped_and_every_text_keeps_its_list(student):
    """`texts_to_sequences` drops words that are not in `word_index`; a text without a known word gives []."""
    ask = student.tokenizing.texts_to_sequences.ask
    some = ask(["the sun also rises", "nothing here", "", "?!", "a sun"], {"sun": 2, "the": 1})
    none = ask(["any word", "another"], {})

    expect_equal(some, [[1, 2], [], [], [], [2]])
    expect_equal(none, [[], []])


@hint("Split in one helper function and use it in both of yours.")
def test_both_functions_split_in_the_same_way(student):
    """`texts_to_sequences` splits as `build_word_index` does: case, FILTERS, apostrophes and double spaces are treated alike."""
    ask = student.tokenizing.texts_to_sequences.ask
    inside = ask([f"Left{character}RIGHT" for character in FILTERED], {"right": 1, "left": 2})
    kept = ask(["Don't  stop!", "ÑANDÚ, don t", "(x2)"], {"stop": 3, "don't": 5, "ñandú": 4, "x2": 8, "don": 9})

    expect_equal(inside, [[2, 1]] * len(FILTERED))
    expect_equal(kept, [[5, 3], [4, 9], [8]])


@points(2)
@hint("Compare each number with `num_words`, and keep it when it is smaller; neither the place of a word nor the order of the dict counts.")
def test_num_words_keeps_only_the_numbers_below_it(student):
    """`texts_to_sequences` with `num_words` keeps the numbers below it: `num_words` itself is dropped, and None keeps all."""
    ask = student.tokenizing.texts_to_sequences.ask
    texts, word_index = ["a b c d e", "e a b", "e"], {"d": 4, "b": 2, "e": 9, "a": 1, "c": 3}
    answers = {limit: ask(texts, word_index, num_words=limit) for limit in (1, 2, 3, 4, 5, 9, 10, 1000, None)}

    for limit, answer in answers.items():
        below = {letter: number for letter, number in word_index.items() if limit is None or number < limit}
        expect_equal(answer, [[below[letter] for letter in text.split() if letter in below] for text in texts])


@hint("`texts[i] = …`, `word_index[word] = …` and `pop` change what the caller gave you; make new lists and dicts.")
def test_the_arguments_stay_as_they_were(student):
    """`build_word_index` and `texts_to_sequences` leave `texts` and `word_index` as they were."""
    texts, word_index = ["The sun, the SEA!", "New words", "..."], {"the": 1, "sun": 5, "sea": 3}
    index = student.tokenizing.build_word_index.ask(["The sun, the SEA!", "..."])
    sequences = student.tokenizing.texts_to_sequences.ask(texts, word_index)
    limited = student.tokenizing.texts_to_sequences.ask(texts, word_index, num_words=4)

    expect_equal(index, {"the": 1, "sun": 2, "sea": 3})
    expect_equal(sequences, [[1, 5, 1, 3], [], []])
    expect_equal(limited, [[1, 1, 3], [], []])
    for answer in (index, sequences, limited):
        expect_unchanged(answer)


@points(2)
@reveal("hint")
@hint("Make up a few texts of your own, write the answer down by hand, and compare. The other checks say which rules there are.")
def test_texts_that_nobody_has_seen(student, rng, reference):
    """`build_word_index` and `texts_to_sequences` follow all their rules together, on texts made at random."""
    asked = []
    for words, most in ((WORDS, 5), (WORDS[:3], 12)) * 2:  # few words are counted to 10 and further
        texts = [random_text(rng, words) for _text in range(rng.integers(1, most + 1))]
        texts += texts[: rng.integers(len(texts) + 1)]  # some come a second time
        asked.append((student.tokenizing.build_word_index.ask(texts), reference.build_word_index(texts)))
        word_index, limit = random_index(rng), int(rng.integers(1, 40))
        for num_words in (None, limit):
            answer = student.tokenizing.texts_to_sequences.ask(texts, word_index, num_words=num_words)
            asked.append((answer, reference.texts_to_sequences(texts, word_index, num_words=num_words)))

    for answer, expected in asked:
        expect_equal(answer, expected)


def random_text(rng, words):
    """Up to a dozen of these words in any case, with spaces and filtered characters between them."""
    text = ""
    for _word in range(rng.integers(0, 13)):
        word = words[rng.integers(len(words))]
        separator = FILTERED[rng.integers(len(FILTERED))]
        text += (word, word.upper(), word.title())[rng.integers(3)] + (" ", "  ", separator, f"{separator} ")[rng.integers(4)]
    return text


def random_index(rng):
    """Some of the words, in any order, with any different numbers."""
    words = [WORDS[place] for place in rng.permutation(len(WORDS))[: rng.integers(3, len(WORDS))]]
    return {word: int(number) for word, number in zip(words, rng.permutation(50) + 1, strict=False)}
