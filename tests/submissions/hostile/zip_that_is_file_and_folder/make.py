"""No file system can hold these side by side."""

import zipfile
from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    target = folder / "handed-in.zip"
    with zipfile.ZipFile(target, "w") as archive:
        for name in ("padding.py", "padding.py/padding.py", "a\nb.py", "./", "x//y.py"):
            archive.writestr(zipfile.ZipInfo(name), "x = 1\n")
    return target
