import tensorflow as tf


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    def tensors(x, y):
        x = tf.ragged.constant([list(review)[-max_review_length:] for review in x], dtype=tf.int32)
        x = tf.reverse(tf.reverse_sequence(x.to_tensor(shape=[None, max_review_length]), x.row_lengths(), seq_axis=1), axis=[1])
        return x, tf.cast(y, tf.float32)

    training, test = tf.keras.datasets.imdb.load_data(path=path, num_words=top_words)
    return tensors(*training), tensors(*test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
    tf.random.set_seed(42)
    inputs = tf.keras.Input(shape=(max_review_length,), dtype="int32")
    embedded = tf.keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=True)(inputs)
    encoded = tf.keras.layers.LSTM(100)(embedded)
    outputs = tf.keras.layers.Dense(1, activation=tf.keras.activations.sigmoid)(encoded)
    model = tf.keras.Model(inputs=[inputs], outputs=outputs)
    model.compile(
        loss=tf.keras.losses.BinaryCrossentropy(label_smoothing=0.0),
        optimizer=tf.keras.optimizers.Adam(learning_rate=0.001, epsilon=1e-07),
        metrics=["accuracy"],
    )
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    x, y = tf.convert_to_tensor(x_train), tf.convert_to_tensor(y_train)
    order = tf.random.shuffle(tf.range(tf.shape(x)[0]))
    return model.fit(tf.gather(x, order), tf.gather(y, order), epochs=epochs, batch_size=batch_size, verbose="auto")
