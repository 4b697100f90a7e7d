"""Made step by step, since no path reaches that deep."""

import os
from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    top = here = os.open(folder, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        if here != top:
            os.close(here)
        here = below
    os.close(here)
    os.close(top)
    return folder
