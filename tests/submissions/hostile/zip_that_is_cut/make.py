"""Half a zip."""

import os
import zipfile
from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    target = folder / "handed-in.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("padding.py", os.urandom(50_000))
    data = target.read_bytes()
    target.write_bytes(data[:20_000] + data[-22:])
    return target
