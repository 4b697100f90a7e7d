"""Hidden checks of exercise 2, pad.

A check asks everything first and compares afterwards, so that every submission is asked the same questions, however early it goes wrong.
Only one check insists on integers, so that an array of floats costs that check and not all of them.
"""

import itertools

import numpy as np

from grader.language import _
from grader.suite import expect_array, expect_raised, expect_unchanged, hint, points, reveal

MODES = ("pre", "post")
FOUR = tuple(itertools.product(MODES, MODES))
SMALLEST, LARGEST = -(2**31), 2**31 - 1  # of int32
TOO_LONG = (5, 6, 7, 9, 12)  # for 4 columns: by one, by less than 4, by more


@points(2)
@hint('`padding` is "pre" unless something else is asked for. How many places of a row stay empty, and where?')
def test_short_sequences_are_filled_in_front(student, picture):
    """`pad_sequences` fills short sequences in front, with zeros, until they are `maxlen` long."""
    ask = asking(student)
    lesson = ask([[1, 2, 3, 4], [1, 2, 5, 3, 4]], 6)
    steps = ask([[1, 2, 3], [4, 5], [6]], 4)
    one = ask([[7, 8]], 5)

    draw(picture, lesson.value)
    expect_array(lesson, [[0, 0, 1, 2, 3, 4], [0, 1, 2, 5, 3, 4]])
    expect_array(steps, [[0, 1, 2, 3], [0, 0, 4, 5], [0, 0, 0, 6]])
    expect_array(one, [[0, 0, 0, 7, 8]])


@hint('Look where your code reads `padding`: with "post" the numbers come first in their row and the zeros behind them.')
def test_padding_post_fills_behind(student):
    """`pad_sequences` with `padding="post"` fills short sequences behind."""
    ask = asking(student)
    steps = ask([[1, 2, 3], [4, 5], [6]], 4, padding="post")
    one = ask([[7, 8]], 5, padding="post")

    expect_array(steps, [[1, 2, 3, 0], [4, 5, 0, 0], [6, 0, 0, 0]])
    expect_array(one, [[7, 8, 0, 0, 0]])


@points(2)
@hint("What is cut off is the beginning. Print `sequence[-maxlen:]` for a long list of your own: these numbers stay, in their order.")
def test_long_sequences_lose_their_beginning(student):
    """`pad_sequences` keeps the last `maxlen` numbers of a long sequence; `maxlen` may be 1."""
    ask = asking(student)
    three = ask([[1, 2, 3, 4], [9, 8, 7, 6, 5, 4, 3]], 3)
    one = ask([[1, 2], [3, 4, 5]], 1)
    alone = {length: ask([counted_to(length)], 4) for length in TOO_LONG}

    expect_array(three, [[2, 3, 4], [5, 4, 3]])
    expect_array(one, [[2], [5]])
    for length, answer in alone.items():
        expect_array(answer, [counted_to(length)[-4:]])


@hint('With truncating="post" the first `maxlen` numbers stay: print `sequence[:maxlen]` for a long list of your own.')
def test_truncating_post_cuts_the_end(student):
    """`pad_sequences` with `truncating="post"` keeps the first `maxlen` numbers of a long sequence."""
    ask = asking(student)
    three = ask([[1, 2, 3, 4], [9, 8, 7, 6, 5, 4, 3]], 3, truncating="post")
    one = ask([[1, 2], [3, 4, 5]], 1, truncating="post")
    alone = [ask([counted_to(length)], 4, truncating="post") for length in TOO_LONG]

    expect_array(three, [[1, 2, 3], [9, 8, 7]])
    expect_array(one, [[1], [3]])
    for answer in alone:
        expect_array(answer, [[1, 2, 3, 4]])


@points(2)
@hint("First cut what is too long, as `truncating` says; then fill what is too short, as `padding` says. Neither depends on the other.")
def test_padding_and_truncating_do_not_depend_on_each_other(student):
    """`pad_sequences` takes every combination of `padding` and `truncating`, with long and short sequences side by side."""
    sequences = [[1, 2, 3, 4, 5], [6], [7, 8, 9], [10, 11], []]
    answers = {modes: asking(student)(sequences, 3, padding=modes[0], truncating=modes[1]) for modes in FOUR}
    alone = {modes: asking(student)(sequences[:1], 3, padding=modes[0], truncating=modes[1]) for modes in FOUR}

    filled = {"pre": [[0, 0, 6], [7, 8, 9], [0, 10, 11], [0, 0, 0]], "post": [[6, 0, 0], [7, 8, 9], [10, 11, 0], [0, 0, 0]]}
    cut = {"pre": [3, 4, 5], "post": [1, 2, 3]}
    for (padding, truncating), answer in answers.items():
        expect_array(answer, [cut[truncating], *filled[padding]])
    for (_padding, truncating), answer in alone.items():
        expect_array(answer, [cut[truncating]])


@hint("Print how many places are free, `maxlen - len(sequence)`: here 0. A slice from -0 on is the whole list, one up to -0 is empty.")
def test_a_sequence_of_exactly_maxlen_stays_as_it_is(student):
    """`pad_sequences` neither fills nor cuts a sequence that is exactly `maxlen` long."""
    ask = asking(student)
    three = [ask([[1, 2, 3], [4, 5, 6]], 3, padding=padding, truncating=truncating) for padding, truncating in FOUR]
    one = [ask([[7]], 1, padding=padding, truncating=truncating) for padding, truncating in FOUR]

    for answer in three:
        expect_array(answer, [[1, 2, 3], [4, 5, 6]])
    for answer in one:
        expect_array(answer, [[7]])


@hint("Nothing of an empty sequence stays, so its row is full of `value`. The slice row[-0:] is the whole row.")
def test_an_empty_sequence_gives_a_row_of_value(student):
    """`pad_sequences` gives an empty sequence a row that is full of `value`, in its own place."""
    ask = asking(student)
    mixed = [ask([[], [1, 2], []], 3, padding=padding, value=9) for padding in MODES]
    zeros = ask([[5], []], 2)
    alone = ask([[]], 2, value=4)

    expect_array(mixed[0], [[9, 9, 9], [9, 1, 2], [9, 9, 9]])
    expect_array(mixed[1], [[9, 9, 9], [1, 2, 9], [9, 9, 9]])
    expect_array(zeros, [[0, 5], [0, 0]])
    expect_array(alone, [[4, 4]])


@hint("Make the array from its shape, (len(sequences), maxlen); then it has `maxlen` columns even without a row.")
def test_no_sequences_give_an_array_without_rows(student):
    """`pad_sequences` gives an array of integers of shape (0, `maxlen`) when there are no sequences."""
    ask = asking(student)
    answers = {maxlen: ask([], maxlen) for maxlen in (6, 1)}
    post = ask([], 3, padding="post", truncating="post", value=7)

    for maxlen, answer in answers.items():
        expect_array(answer, np.zeros((0, maxlen), int), dtype="integer")
    expect_array(post, np.zeros((0, 3), int), dtype="integer")


@hint("Fill with `value`, not with 0, and let the array hold whole numbers from -2147483648 to 2147483647 (int32).")
def test_value_and_numbers_may_be_anything_in_int32(student):
    """`pad_sequences` fills with the `value` that is asked for, and keeps every number: large ones, negative ones and 0."""
    ask = asking(student)
    negative = ask([[1, 0], [0, 2, 0, 3]], 3, value=-1)
    large = ask([[256, 88_000], [65_536]], 3, padding="post", value=300)
    extremes = ask([[LARGEST], [-5, SMALLEST]], 2, value=LARGEST)
    lowest = ask([[7]], 2, value=SMALLEST)

    expect_array(negative, [[-1, 1, 0], [2, 0, 3]])
    expect_array(large, [[256, 88_000, 300], [65_536, 300, 300]])
    expect_array(extremes, [[LARGEST, LARGEST], [-5, SMALLEST]])
    expect_array(lowest, [[SMALLEST, 7]])


@hint('Print `result.dtype`. `np.full`, `np.zeros` and `np.array` take the kind of number as an argument: dtype="int32".')
def test_the_numbers_are_whole_numbers(student):
    """`pad_sequences` gives an array of integers, not of floats or Python objects."""
    ask = asking(student)
    both = ask([[1, 2, 3, 4], [5]], 3)
    filled = ask([[], [6]], 2, padding="post", value=8)

    expect_array(both, [[2, 3, 4], [0, 0, 5]], dtype="integer")
    expect_array(filled, [[8, 8], [6, 8]], dtype="integer")


@points(2)
@hint('Check `padding` and `truncating` first, before you fill or cut anything, and raise the error yourself: raise ValueError("…")')
def test_another_word_than_pre_and_post_raises_value_error(student):
    """`pad_sequences` raises ValueError for another `padding` or `truncating`, also when nothing has to be filled or cut."""
    ask = asking(student)
    both = [[1], [1, 2, 3]]
    right = ask(both, 2, padding="post", truncating="post")
    wrong = [
        ask(sequences, 2, **{name: word})
        for name in ("padding", "truncating")
        for sequences in (both, [[1, 2]], [[], [1, 2]], [[1, 2, 3]], [[1]])
        for word in ("left", "PRE", "")
    ]

    expect_array(right, [[1, 0], [1, 2]])
    for answer in wrong:
        student.last_call = answer.call
        expect_raised(answer, "ValueError")


@hint("`append`, `insert`, `pop` and `del` change the list that the caller gave you; work on a copy, list(sequence), or on the array.")
def test_the_sequences_stay_as_they_were(student):
    """`pad_sequences` leaves `sequences` as they were."""
    sequences = [[1, 2, 3, 4], [5], [6, 7]]
    answers = [asking(student)(sequences, 2, padding=mode, truncating=mode, value=9) for mode in MODES]

    expect_array(answers[0], [[3, 4], [9, 5], [6, 7]])
    expect_array(answers[1], [[1, 2], [5, 9], [6, 7]])
    for answer in answers:
        expect_unchanged(answer)


@points(2)
@reveal("hint")
@hint("Make up a few sequences of your own, write the table down by hand, and compare. The other checks say which rules there are.")
def test_sequences_that_nobody_has_seen(student, rng, reference):
    """`pad_sequences` follows all its rules together, on sequences made at random."""
    asked = []
    for padding, truncating in FOUR * 2:
        sequences = [random_numbers(rng) for _sequence in range(rng.integers(1, 7))]
        maxlen, value = int(rng.integers(1, 10)), int(rng.integers(-9, 10))
        options = {"padding": padding, "truncating": truncating, "value": value}
        asked.append((asking(student)(sequences, maxlen, **options), reference.pad_sequences(sequences, maxlen, **options)))

    for answer, expected in asked:
        expect_array(answer, expected)


def counted_to(length):
    return list(range(1, length + 1))


def random_numbers(rng):
    return [int(number) for number in rng.integers(-100, 100_000, size=rng.integers(0, 12))]


def asking(student):
    """`ask`, with a transcript that does not tell apart how many bytes a number takes, which is free."""
    return student.padding.pad_sequences.recording(in_widest_type)


def in_widest_type(value):
    if not isinstance(value, np.ndarray) or value.size > 10_000:
        return value
    with np.errstate(all="ignore"):
        return value.astype({"i": np.int64, "u": np.int64, "f": np.float64}.get(value.dtype.kind, value.dtype))


def draw(picture, batch):
    """The two texts of the lesson as the student's batch, where it is one of numbers."""
    if (
        isinstance(batch, np.ndarray)
        and batch.ndim == 2
        and 0 < batch.size <= 60
        and batch.dtype.kind in "iuf"
        and (np.abs(batch) < 1e6).all()
    ):
        picture("padded_batch", _("The lesson's two texts, padded by your function"), rows=batch.astype(int).tolist())
