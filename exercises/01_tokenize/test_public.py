"""Public checks of exercise 1, on the worked example. The graded ones ask the same rules of other texts."""

from grader.suite import expect_equal, hint

TEXTS = ["This is a text", "This is not a text"]
WORD_INDEX = {"this": 1, "is": 2, "a": 3, "text": 4, "not": 5}


@hint("Count every word first. Sort by how often it occurs, and let ties stay as first seen. Then number from 1.")
def test_the_word_index_of_the_worked_example(student):
    """`build_word_index` numbers the words of the worked example from 1, the most frequent first."""
    expect_equal(student.tokenizing.build_word_index(TEXTS), WORD_INDEX)


@hint("Each character of FILTERS becomes a space; where two spaces meet there is no word between them.")
def test_case_and_punctuation_do_not_make_new_words(student):
    """`build_word_index` gives the same words for "THIS, is... a text!" as for "this is a text"."""
    expect_equal(student.tokenizing.build_word_index(["THIS, is... a text!"]), {"this": 1, "is": 2, "a": 3, "text": 4})


@hint("Look each word up in `word_index`, text by text.")
def test_the_sequences_of_the_worked_example(student):
    """`texts_to_sequences` writes the two texts as [1, 2, 3, 4] and [1, 2, 5, 3, 4]."""
    expect_equal(student.tokenizing.texts_to_sequences(TEXTS, WORD_INDEX), [[1, 2, 3, 4], [1, 2, 5, 3, 4]])


@hint("Ask `word in word_index` before you look it up, and keep a list for every text, an empty one too.")
def test_unknown_words_are_dropped(student):
    """`texts_to_sequences` drops words that are not in `word_index`; a text without a known word gives []."""
    expect_equal(student.tokenizing.texts_to_sequences(["This is new", "Nothing known"], WORD_INDEX), [[1, 2], []])


@hint("`num_words` itself does not stay: keep a number only if it is smaller.")
def test_num_words_keeps_the_numbers_below_it(student):
    """`texts_to_sequences` with `num_words=4` keeps the numbers 1, 2 and 3."""
    expect_equal(student.tokenizing.texts_to_sequences(TEXTS, WORD_INDEX, num_words=4), [[1, 2, 3], [1, 2, 3]])
