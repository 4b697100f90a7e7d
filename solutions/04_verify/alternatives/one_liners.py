import numpy as np
embed_by_hand = lambda x, w: np.array(list(map(lambda s: list(map(w.__getitem__, s)), x)))
output_rows_match_weights = lambda m, x: (lambda y, e: y.shape == e.shape and np.allclose(y, e))(m.predict(x, verbose=0), embed_by_hand(x, m.layers[0].get_weights()[0]))
