"""Larger pages for what a zygote shares with its workers, so that a fork copies fewer entries of the page table, and an exit frees fewer.

TensorFlow and Keras fill some 50,000 pages of 4 KiB; a warden and a worker each get an entry for every one of them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path

PIECE = 2 << 20  # bytes: a page of the next larger kind on x86-64, and on ARM with pages of 4 KiB
MADV_COLLAPSE = 25  # since Linux 6.1; from madvise(2)'s header

_libc = ctypes.CDLL(None)


def pieces() -> Iterator[int]:
    """The addresses of this process's own memory, its heap and what Python and others have mapped, piece by piece."""
    for line in Path("/proc/self/maps").read_text().splitlines():
        addresses, rights, _offset, _device, _inode, *name = line.split(None, 5)
        if rights == "rw-p" and name in ([], ["[heap]"]):
            begin, end = (int(address, 16) for address in addresses.split("-"))
            yield from range(-(-begin // PIECE) * PIECE, end - PIECE + 1, PIECE)


def join(piece: int) -> None:
    """Make one page of it, which takes 3 ms; where the kernel does not want to, it stays as it is."""
    _libc.madvise(ctypes.c_void_p(piece), ctypes.c_size_t(PIECE), MADV_COLLAPSE)
