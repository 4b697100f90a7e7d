import keras

def build_embedding_model(top_words = 10, embedding_vector_length = 3, mask_zero = True):
	m = keras.models.Sequential(name = 'model_3')
	m.add( keras.layers.InputLayer(batch_shape = (None, None), dtype = 'int32') )
	m.add( keras.layers.Embedding(output_dim = embedding_vector_length, input_dim = top_words, mask_zero = bool(mask_zero)) )
	assert m.built
	return m
