"""Public checks of exercise 8, on the lesson's six words. The graded ones ask the same rules of other tables."""

import numpy as np

from grader.suite import expect_array, expect_equal, expect_raised, hint

WORD_INDEX = {"brilliant": 1, "wonderful": 2, "awful": 3, "terrible": 4, "table": 5, "chair": 6}
WEIGHTS = np.array(
    [
        [1.0, 0.8],
        [2.0, 1.5],
        [1.5, 2.0],
        [-2.4, -0.7],
        [-0.8, -0.6],
        [0.4, -0.3],
        [-0.14, -0.48],
    ]
)


@hint("For each row: multiply number by number, add up, then divide by the length of the row and by the length of the vector.")
def test_the_cosines_of_the_lesson(student):
    """`cosine_similarities` gives 0.96 for `brilliant` and `wonderful`, -1 for `brilliant` and `terrible`, and so on."""
    answer = student.neighbours.cosine_similarities.ask(WEIGHTS[1], WEIGHTS)

    expect_array(answer, [0.9995, 1.0, 0.96, -0.936, -1.0, 0.28, -0.8], dtype="float", tolerance=1e-3)


@hint("0 divided by 0 is not a number. Find the lengths that are 0 before you divide.")
def test_a_row_of_zeros_gives_0(student):
    """`cosine_similarities` gives 0 for a row of zeros, and the right cosine for the row beside it."""
    answer = student.neighbours.cosine_similarities.ask(np.array([3.0, 4.0]), np.array([[0.0, 0.0], [8.0, 6.0]]))

    expect_array(answer, [0.0, 0.96], dtype="float", tolerance=1e-3)


@hint("Take the row of `word` from `weights`, compare it with the rows of the other words, and sort by the cosine, the largest first.")
def test_the_neighbours_of_the_lesson(student):
    """`nearest_words` finds `wonderful`, `table` and `chair` for `brilliant`; for `table` it finds `chair`, then `brilliant`."""
    of_brilliant = student.neighbours.nearest_words.ask("brilliant", WEIGHTS, word_index=WORD_INDEX)
    of_table = student.neighbours.nearest_words.ask("table", WEIGHTS, word_index=WORD_INDEX, count=2)

    expect_equal(of_brilliant, ["wonderful", "table", "chair"])
    expect_equal(of_table, ["chair", "brilliant"])


@hint("Cut the list at `count` after sorting; a slice that goes too far takes what there is.")
def test_all_words_when_there_are_fewer_than_count(student):
    """`nearest_words` gives all other words, in their order, when `count` is larger than their number."""
    answer = student.neighbours.nearest_words.ask("awful", WEIGHTS, word_index=WORD_INDEX, count=100)

    expect_equal(answer, ["terrible", "chair", "table", "wonderful", "brilliant"])


@hint("`word_index[word]` raises KeyError by itself; a number that is too large for `weights` needs a question of its own.")
def test_a_word_without_a_row_is_a_key_error(student):
    """`nearest_words` raises KeyError for a word that is not in `word_index`; a word that is in it gets its neighbours."""
    unknown = student.neighbours.nearest_words.ask("sofa", WEIGHTS, word_index=WORD_INDEX)
    known = student.neighbours.nearest_words.ask("wonderful", WEIGHTS, word_index=WORD_INDEX, count=1)

    expect_raised(unknown, "KeyError")
    expect_equal(known, ["brilliant"])
