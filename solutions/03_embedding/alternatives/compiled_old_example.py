import numpy
from keras.layers import Embedding
from keras.models import Sequential


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    # create the model
    model = Sequential()
    # input_length=max_review_length is gone in Keras 3
    model.add(Embedding(top_words, embedding_vector_length, mask_zero=mask_zero))
    model.build((None, None))
    model.compile("rmsprop", "mse")
    print(model.predict(numpy.array([[0, 0, 1, 1, 1, 1]]) % top_words, verbose=0).shape)
    return model


if __name__ == "__main__":
    data = numpy.array([[0, 0, 1, 2, 3, 4], [0, 1, 2, 5, 3, 4]])
    m = build_embedding_model()
    print(m.predict(data))
    print(m.get_weights()[0])
