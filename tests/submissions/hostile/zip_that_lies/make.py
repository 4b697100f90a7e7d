"""Sizes in the directory are only claims."""

import struct
import zlib
from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    target = folder / "handed-in.zip"
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(bytes(200 << 20)) + packer.flush()
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(data), 10, 10, 0) + b"padding.py"
    central = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, 0, len(data), 10, 10, 0, 0, 0, 0, 0, 0) + b"padding.py"
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 7, 7, len(central), len(local) + len(data), 0)
    target.write_bytes(local + data + central + end)
    return target
