import numpy as np
import keras

np.random.seed(7)
keras.utils.set_random_seed(7)


def pad(reviews, length):
    table = np.zeros((len(reviews), length), dtype=np.int32)
    for row, review in zip(table, reviews):
        last = list(review)[-length:]
        if last:
            row[-len(last):] = last
    return table


def load_reviews(top_words=5000, max_review_length=500, path='imdb.npz'):
    data = keras.datasets.imdb.load_data(num_words=top_words, path=path)
    x_train, y_train = data[0]
    x_test, y_test = data[1]
    print(len(x_train), 'reviews to train,', len(x_test), 'to test')
    return (pad(x_train, max_review_length), y_train.astype(np.uint8)), (pad(x_test, max_review_length), y_test.astype(np.uint8))


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    inputs = keras.Input((None,))
    x = keras.layers.Embedding(top_words, embedding_vector_length, embeddings_initializer=keras.initializers.RandomUniform(-0.05, 0.05, seed=7))(inputs)
    x = keras.layers.LSTM(100, seed=7)(x)
    x = keras.layers.Dense(1)(x)
    x = keras.layers.Activation(keras.activations.sigmoid)(x)
    model = keras.Model(inputs=inputs, outputs=x)
    model.compile(loss='binary_crossentropy', optimizer=keras.optimizers.Adam(0.01, clipnorm=1.0), metrics=['binary_accuracy'])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    return model.fit(x=x_train, y=y_train, epochs=epochs, batch_size=batch_size, shuffle=False, validation_split=0.0)
