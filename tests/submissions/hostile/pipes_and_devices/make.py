"""What is in a folder and is no file."""

import contextlib
import os
import socket
import stat
from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    os.mkfifo(folder / "padding.py")
    with contextlib.suppress(PermissionError):
        os.mknod(folder / "embedding.py", stat.S_IFCHR | 0o666, os.makedev(1, 5))
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as end:
        end.bind(str(folder / "s.py"))
    return folder
