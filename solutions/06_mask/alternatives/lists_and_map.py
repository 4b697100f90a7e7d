import numpy as np
word_mask = lambda data: np.array(list(map(lambda text: list(map(bool, text)), data.tolist())))
padding_changes_output = lambda model, data, zeros=3: bool(np.any(~np.isclose(*(np.asarray(model(x)) for x in (np.insert(data, [0] * zeros, 0, axis=1), data)))))
