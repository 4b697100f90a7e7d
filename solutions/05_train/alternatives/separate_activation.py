import keras
from keras.layers import Activation, Dense, Embedding, LSTM


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    train_half, test_half = keras.datasets.imdb.load_data(path=path, num_words=top_words)
    result = []
    for x, y in [train_half, test_half]:
        x = keras.utils.pad_sequences(x, maxlen=max_review_length, padding="pre", truncating="pre", value=0)
        result.append([x, y.astype("float32")])
    return result    # lists instead of tuples


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    m = keras.Sequential([
        Embedding(top_words, embedding_vector_length, mask_zero=True),
        LSTM(units=100),
        Dense(1),
        Activation("sigmoid"),
    ])
    m.build((None, max_review_length))
    m.compile("Adam", "bce", metrics=["acc"])
    m.summary()
    return m


def train(model, x_train, y_train, epochs=3, batch_size=64):
    y = y_train.astype("float32").reshape(-1, 1)
    history = model.fit(x_train, y, batch_size, epochs, verbose=2, shuffle=True)
    print(history.history)
    return history
