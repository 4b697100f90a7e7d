"""Names of bytes that are no UTF-8 cannot lie in every git."""

import contextlib
import os
from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    (folder / "padding.py").write_bytes(b"def pad_sequences(*args, **kwargs):\n    return 1\n\xff\xfe\x00\n")
    for name in (b"\xff\xfe.py", b"\xed\xa0\x80.py", "\u2028.py".encode()):
        with contextlib.suppress(OSError), open(os.path.join(os.fsencode(folder), name), "wb") as file:
            file.write(b"x = 1\n")
    return folder
