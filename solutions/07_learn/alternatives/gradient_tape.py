import tensorflow as tf


def one_hot_lookup(data, weights):
    one_hot = tf.one_hot(data, depth=len(weights), dtype=weights.dtype)
    return tf.tensordot(one_hot, tf.constant(weights), axes=1)


def train_one_step(model, x, y):
    before = model.weights[0].numpy().copy()
    with tf.GradientTape() as tape:
        output = model(x, training=True)
        loss = model.compute_loss(x=x, y=tf.reshape(tf.cast(y, output.dtype), output.shape), y_pred=output)
    variables = model.trainable_variables
    model.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return before, model.weights[0].numpy().copy()


def rows_moved(before, after):
    same = tf.reduce_all(tf.equal(before, after), axis=1)
    return tf.reshape(tf.where(~same), [-1])
