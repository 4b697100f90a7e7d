"""Public checks of exercise 2, on the worked example. The graded ones ask the same rules of other sequences."""

from grader.suite import expect_array, expect_raised, hint

SEQUENCES = [[1, 2, 3, 4], [1, 2, 5, 3, 4]]


@hint('Both choices are "pre" unless something else is asked for: the zeros stand in front.')
def test_the_table_of_the_worked_example(student):
    """`pad_sequences` with `maxlen=6` fills the two sequences with zeros in front."""
    expect_array(student.padding.pad_sequences(SEQUENCES, 6), [[0, 0, 1, 2, 3, 4], [0, 1, 2, 5, 3, 4]], dtype="integer")


@hint("What is cut off is the beginning: the last `maxlen` numbers stay.")
def test_long_sequences_lose_their_beginning(student):
    """`pad_sequences` with `maxlen=3` keeps the last three numbers of each sequence."""
    expect_array(student.padding.pad_sequences(SEQUENCES, 3), [[2, 3, 4], [5, 3, 4]], dtype="integer")


@hint('`padding` says where to fill, `truncating` where to cut; one may be "pre" and the other "post".')
def test_padding_and_truncating_are_two_choices(student):
    """`pad_sequences` with `padding="post"` fills behind, with `truncating="post"` it cuts the end, each on its own."""
    expect_array(student.padding.pad_sequences([[1, 2], [1, 2, 5, 3, 4]], 3, padding="post"), [[1, 2, 0], [5, 3, 4]], dtype="integer")
    expect_array(student.padding.pad_sequences([[1, 2], [1, 2, 5, 3, 4]], 3, truncating="post"), [[0, 1, 2], [1, 2, 5]], dtype="integer")


@hint("Start from a table that is full of `value`, not of zeros.")
def test_an_empty_sequence_gives_a_row_of_value(student):
    """`pad_sequences` fills with `value`, and an empty sequence gives a row of nothing else."""
    expect_array(student.padding.pad_sequences([[], [7]], 2, value=9), [[9, 9], [9, 7]], dtype="integer")


@hint('Raise the error yourself, before you fill anything: raise ValueError("…")')
def test_another_word_for_padding_raises_value_error(student):
    """`pad_sequences` raises ValueError when `padding` is neither "pre" nor "post"."""
    expect_raised(student.padding.pad_sequences.ask(SEQUENCES, 6, padding="left"), "ValueError")
