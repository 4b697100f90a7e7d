"""Exercise 5, train: an LSTM that tells praise from complaint in film reviews.

The Embedding layer of exercise 3 at work: each review becomes 500 word numbers, each number a row of 32 weights, an LSTM reads
the rows one after the other, and one number comes out: near 0 for a bad review, near 1 for a good one.

`python imdb_lstm.py` trains on the real reviews: Keras downloads them once (17 MB), then some ten minutes on two cores.
"""

import keras
import numpy as np

Reviews = tuple[np.ndarray, np.ndarray]  # x: word numbers, shape (n, max_review_length); y: 0 or 1, shape (n,)


def load_reviews(top_words: int = 5000, max_review_length: int = 500, path: str = "imdb.npz") -> tuple[Reviews, Reviews]:
    """The IMDB reviews, ready for the model: ((x_train, y_train), (x_test, y_test)).

    - As `keras.datasets.imdb.load_data` gives them, with word numbers below `top_words`; its other defaults stay.
    - Both `x` padded and cut by the Keras defaults to integers of shape (n, max_review_length).
    - `path` is the file's name in Keras's own dataset folder; hand it on to `load_data` unchanged.
    """
    # BEGIN SOLUTION: load the reviews, then pad those for training and those for the test
    (x_train, y_train), (x_test, y_test) = keras.datasets.imdb.load_data(path=path, num_words=top_words)
    x_train = keras.utils.pad_sequences(x_train, maxlen=max_review_length)
    x_test = keras.utils.pad_sequences(x_test, maxlen=max_review_length)
    return (x_train, y_train), (x_test, y_test)
    # END SOLUTION


def build_model(top_words: int = 5000, max_review_length: int = 500, embedding_vector_length: int = 32) -> keras.Model:
    """Embedding(top_words, embedding_vector_length) → LSTM(100) → Dense(1, sigmoid), built and compiled.

    - In: word numbers, shape (n, max_review_length). Out: probabilities, shape (n, 1).
    - Built: 213,301 parameters with the defaults, before the model has seen any data; training changes them all.
    - Compiled with Adam, binary cross-entropy and accuracy.
    """
    # BEGIN SOLUTION: an Input and the three layers in a keras.Sequential, then compile it
    model = keras.Sequential(
        [
            keras.Input((max_review_length,)),
            keras.layers.Embedding(top_words, embedding_vector_length),
            keras.layers.LSTM(100),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
    # END SOLUTION


def train(model: keras.Model, x_train: np.ndarray, y_train: np.ndarray, epochs: int = 3, batch_size: int = 64) -> keras.callbacks.History:
    """Train the model given, as it is compiled, on all the data given, and return what `fit` returns: Keras's history.

    - Exactly `epochs` epochs, every review once in each, in batches of `batch_size`.
    - Nothing is held out for validation, and nothing stops the training early.
    """
    # BEGIN SOLUTION: one call of the model's own method, with all that was given
    return model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size)
    # END SOLUTION


def main() -> None:
    """The whole experiment: load, build, train, then measure on reviews that the model has never seen."""
    (x_train, y_train), (x_test, y_test) = load_reviews()
    model = build_model()
    model.summary()
    train(model, x_train, y_train)
    _loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
    print(f"Accuracy on the test reviews: {accuracy:.2%}")


if __name__ == "__main__":
    main()
