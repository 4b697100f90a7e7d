from __future__ import annotations

import numpy as np


class Question:
    """What a model says with and without zeros."""

    def __init__(self, model, data: np.ndarray):
        self.model, self.data = model, data

    def answer(self, zeros: int) -> np.ndarray:
        shape = (self.data.shape[0], zeros)
        return np.asarray(self.model(np.c_[np.zeros(shape, self.data.dtype), self.data] if zeros else self.data))


def word_mask(data: np.ndarray) -> np.ndarray:
    return np.vectorize(lambda word: word != 0, otypes=[bool])(data)


def padding_changes_output(model, data: np.ndarray, zeros: int = 3) -> bool:
    question = Question(model, data)
    return not np.isclose(question.answer(zeros), question.answer(0)).all()
