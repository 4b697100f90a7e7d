from __future__ import annotations

import numpy as np
from keras import ops


def one_hot_lookup(data: np.ndarray, weights: np.ndarray) -> np.ndarray:
    one_hot = ops.one_hot(data, len(weights), dtype=str(weights.dtype))
    return ops.convert_to_numpy(ops.matmul(one_hot, ops.convert_to_tensor(weights)))


def train_one_step(model, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    tables = [np.array(ops.convert_to_numpy(model.layers[0].embeddings))]
    model.train_on_batch(x, y)
    tables.append(np.array(ops.convert_to_numpy(model.layers[0].embeddings)))
    return tuple(tables)


def rows_moved(before: np.ndarray, after: np.ndarray) -> list[int]:
    return [i for i in range(len(before)) if not np.array_equal(before[i], after[i])]
