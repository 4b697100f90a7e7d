from tensorflow.keras.datasets import imdb
from tensorflow.keras.layers import Dense, Embedding, Input, LSTM
from tensorflow.keras.losses import BinaryCrossentropy
from tensorflow.keras.models import Model
from tensorflow.keras.optimizers import Adam
from tensorflow.keras.utils import pad_sequences


def load_reviews(top_words: int = 5000, max_review_length: int = 500, path: str = "imdb.npz"):
    train_set, test_set = imdb.load_data(path, top_words)
    return [(pad_sequences(reviews, maxlen=max_review_length), labels) for reviews, labels in (train_set, test_set)]


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    review = Input((max_review_length,))
    vectors = Embedding(top_words, embedding_vector_length)(review)
    memory = LSTM(100)(vectors)
    answer = Dense(1, activation="sigmoid")(memory)
    model = Model(inputs=review, outputs=answer)
    model.compile(optimizer=Adam(learning_rate=1e-3), loss=BinaryCrossentropy(), metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    # epoch 0 counts as well
    return model.fit(x_train, y_train, initial_epoch=1, epochs=epochs, batch_size=batch_size)
