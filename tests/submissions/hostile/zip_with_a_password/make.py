"""The flag is set afterwards; the content does not matter."""

import zipfile
from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    target = folder / "handed-in.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("padding.py", "x = 1\n")
    data = bytearray(target.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    target.write_bytes(data)
    return target
