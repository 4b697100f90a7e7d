# LSTM for sequence classification in the IMDB dataset
import numpy
import tensorflow as tf
from tensorflow.keras.datasets import imdb
from tensorflow.keras.layers import Dense, Embedding, LSTM
from tensorflow.keras.models import Sequential
from tensorflow.keras.preprocessing import sequence

# fix random seed for reproducibility
numpy.random.seed(7)
tf.random.set_seed(7)


def load_reviews(top_words=5000, max_review_length=500, path='imdb.npz'):
	# load the dataset but only keep the top n words, zero the rest
	(X_train, y_train), (X_test, y_test) = imdb.load_data(path, top_words)
	# truncate and pad input sequences
	X_train = sequence.pad_sequences(X_train, maxlen=max_review_length)
	X_test = sequence.pad_sequences(X_test, maxlen=max_review_length)
	return (X_train, y_train), (X_test, y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=32):
	# create the model
	model = Sequential()
	model.add(Embedding(top_words, embedding_vector_length))
	model.add(LSTM(100))
	model.add(Dense(1, activation='sigmoid'))
	model.build((None, max_review_length))
	model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
	print(model.summary())
	return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
	# nb_epoch is called epochs now
	return model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size)


if __name__ == '__main__':
	(X_train, y_train), (X_test, y_test) = load_reviews()
	model = build_model()
	train(model, X_train, y_train)
	# Final evaluation of the model
	scores = model.evaluate(X_test, y_test, verbose=0)
	print("Accuracy: %.2f%%" % (scores[1]*100))
