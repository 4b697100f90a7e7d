"""A file with a hole in it takes no room on the disk."""

import os
from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    (folder / "padding.py").touch()
    os.truncate(folder / "padding.py", 1 << 40)
    return folder
