"""Public checks of exercise 5, on a few made-up reviews. The graded ones also look at what the model has learned."""

from grader.corpus import loaded, synthetic_corpus
from grader.keras_suite import expect_compiled, expect_history, expect_layers, expect_model
from grader.language import _
from grader.models import described_model
from grader.suite import ensure, expect_array, expect_value, hint

REVIEWS = synthetic_corpus(0, train=50, test=20, held_out=2)


def served(seed):
    """The file that `load_data` finds here in the place of the published one."""
    return REVIEWS.served()


@hint("`keras.datasets.imdb.load_data(path=path, num_words=top_words)`, then `keras.utils.pad_sequences` for both halves.")
def test_the_reviews_are_loaded_and_padded(student):
    """`load_reviews` gives both halves with their labels, numbers below `top_words`, padded to `max_review_length`."""
    (x_train, y_train), (x_test, y_test) = loaded(REVIEWS, 40, 12)

    got_train, got_test = student.imdb_lstm.load_reviews(40, 12)

    expect_array(got_train[0], x_train, dtype="integer")
    expect_array(got_train[1], y_train)
    expect_array(got_test[0], x_test, dtype="integer")
    expect_array(got_test[1], y_test)


@hint("An Input or `model.build((None, max_review_length))` makes the weights; then `model.summary()` shows the numbers.")
def test_the_model_has_213301_parameters(student):
    """`build_model` gives a model of Embedding, LSTM and Dense layers with 213,301 parameters."""
    model = expect_model(student.imdb_lstm.build_model(), "model.build((None, max_review_length))")

    expect_layers(model, [("Embedding", {"input_dim": 5000}), ("LSTM", {"units": 100}), ("Dense", {"units": 1, "activation": "sigmoid"})])
    text = _("Your model has {got:,} parameters; expected 213,301. Print `model.summary()` and compare its numbers with the lesson's.")
    ensure(model.parameters == 213_301, text.format(got=model.parameters))


@hint('`model.compile(optimizer=…, loss=…, metrics=[…])`: "adam", and what fits one probability for two classes.')
def test_the_model_is_compiled(student):
    """`build_model` compiles the model with Adam, binary cross-entropy and accuracy."""
    model = expect_model(student.imdb_lstm.build_model(30, 8), "model.build((None, max_review_length))")

    expect_compiled(model, loss="binary_crossentropy", optimizer="adam", metric="accuracy")


@hint("`return model.fit(…)` of the model that you are given, with all four other arguments handed on.")
def test_the_model_given_is_trained_for_the_epochs_given(student):
    """`train` trains the model that it is given, 2 epochs in batches of 20, and returns Keras's history."""
    (x, y), _test = loaded(REVIEWS, 40, 4)
    model = described_model(
        [("Input", {"shape": (4,)}), ("Dense", {"units": 1, "activation": "sigmoid"})],
        seed=1,
        compile={"optimizer": "SGD", "loss": "binary_crossentropy", "metrics": ["accuracy"]},
    )

    answer = student.imdb_lstm.train.ask(model, x, y_train=y, epochs=2, batch_size=20)

    expect_history(expect_value(answer), 2)
    text = _("The model has been trained for {got} steps; 2 epochs of 50 reviews in batches of 20 are 6.")
    ensure(answer.models[0].iterations == 6, text.format(got=answer.models[0].iterations))
