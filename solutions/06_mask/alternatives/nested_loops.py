import numpy as np


def word_mask(data):
    result = np.empty(data.shape, dtype=bool)
    for i in range(data.shape[0]):
        for j in range(data.shape[1]):
            if data[i, j] == 0:
                result[i, j] = False
            else:
                result[i, j] = True
    return result


def padding_changes_output(model, data, zeros=3):
    longer = []
    for text in data:
        longer.append([0] * zeros + list(text))
    longer = np.array(longer)
    old = np.array(model(data, training=False))
    new = np.array(model(longer, training=False))
    print("outputs", old.shape, new.shape)
    for i in range(len(old)):
        for j in range(len(old[i])):
            if not np.isclose(new[i, j], old[i, j]):
                print("text", i, "changes")
                return True
    return False
