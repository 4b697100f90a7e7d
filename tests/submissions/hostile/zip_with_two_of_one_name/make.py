"""Two entries of one name."""

import warnings
import zipfile
from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    target = folder / "handed-in.zip"
    with zipfile.ZipFile(target, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("padding.py", "def pad_sequences(*args, **kwargs): return 1\n")
        archive.writestr("padding.py", "def pad_sequences(*args, **kwargs): return 2\n")
    return target
