import sys

for name in [name for name in sys.modules if name.split(".")[0] in ("keras", "tensorflow")]:
    del sys.modules[name]

from keras import pad_sequences
