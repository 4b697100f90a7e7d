"""Exercise 8, neighbours (bonus): which words does a trained embedding take for alike?

Two rows of weights are compared by the angle between them: its cosine is 1 when they point the same way, 0 at a right angle
and -1 when they point in opposite directions. NumPy is enough.

    weights = model.layers[0].get_weights()[0]         # (top_words, dim)
    cosine_similarities(weights[4], weights)           # (top_words,): how much row 4 is like each row
    nearest_words("film", weights, word_index)         # the three words whose rows are most like the row of "film"
"""

import numpy as np


def cosine_similarities(vector: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The cosine of the angle between `vector` and each row of `weights`.

    - `vector`: floats, shape (dim,). `weights`: floats, shape (n, dim).
    - Result: floats, shape (n,). In place i stands the dot product of `vector` and row i, divided by the lengths of both.
    - Where `vector` or a row is all zeros, there is no angle, and 0 stands there.

    Neither argument is changed.
    """
    # BEGIN SOLUTION: divide each dot product by both lengths; put 0 where a length is 0
    lengths = np.linalg.norm(weights, axis=1) * np.linalg.norm(vector)
    return np.divide(weights @ vector, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    # END SOLUTION


def nearest_words(word: str, weights: np.ndarray, word_index: dict[str, int], count: int = 3) -> list[str]:
    """The `count` words that are most like `word`, the nearest first.

    - The row of a word is the row of `weights` with its number in `word_index`.
    - Nearest are the words whose rows have the largest cosine with the row of `word`; of equal ones, the word with the
      smaller number comes first. There may be fewer than `count` (at least 1): then all of them.
    - `word` itself is not among them. Row 0 is the padding's and belongs to no word. Words whose number has no row in
      `weights` are left out.
    - A `word` that is not in `word_index`, or has no row, raises KeyError.

    `weights` and `word_index` are not changed.
    """
    # BEGIN SOLUTION: keep the words that have a row, sort the others by cosine and number, give the first `count`
    rows = {other: number for other, number in word_index.items() if number < len(weights)}
    similarities = cosine_similarities(weights[rows[word]], weights)
    others = [other for other in rows if other != word]
    return sorted(others, key=lambda other: (-similarities[rows[other]], rows[other]))[:count]
    # END SOLUTION
