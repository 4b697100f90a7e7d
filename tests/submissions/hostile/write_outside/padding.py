import os
import sys
import tempfile

import numpy

NAME = "red_team_was_here"
written = []
for folder in ("@COURSE@", "@COURSE@/solutions/02_pad", "@NEIGHBOUR@", "..", "../submission", "/tmp", "/var/tmp", "/dev/shm", "/root", "/run",
               "/etc", "/", os.path.dirname(numpy.__file__), sys.prefix, os.path.expanduser("~/.."), "/proc/self", "/sys/fs/cgroup"):
    try:
        with open(os.path.join(folder, NAME), "w") as file:
            file.write("here")
        written.append(folder)
    except OSError:
        pass
print("written into", written)


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return None
