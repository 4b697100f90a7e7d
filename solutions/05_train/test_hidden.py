from grader.suite import *


@points(2)
@hint("look left")
def test_a(student):
    """Zeros in front."""
    expect_array(student.padding.pad_sequences([[1, 2]], maxlen=4), [[0, 0, 1, 2]], dtype="integer")


def test_b(student, rng, reference):
    """Random."""
    x = [[int(i) for i in rng.integers(1, 9, size=rng.integers(0, 6))] for _ in range(5)]
    a = student.padding.pad_sequences.ask(x, maxlen=4)
    expect_array(a.value, reference.pad_sequences(x, maxlen=4))
    expect_unchanged(a)


def test_c(student):
    """Raises."""
    expect_raised(student.padding.pad_sequences.ask([[1]], maxlen=2, padding="x"), "ValueError")
