"""Larger pages: what is in them stays, and a zygote has some."""

from __future__ import annotations

import ctypes
import re
import time
from pathlib import Path

import pytest

from grader.isolation import hugepages
from grader.isolation.launch import Zygote


def huge_kilobytes(pid: int | str = "self") -> int:
    """What the process holds of its own memory in larger pages."""
    return sum(int(size) for size in re.findall(r"AnonHugePages:\s+(\d+) kB", Path(f"/proc/{pid}/smaps").read_text()))


def test_every_piece_is_whole_aligned_and_keeps_what_is_in_it() -> None:
    content = bytearray(range(256)) * (16 << 12)  # 16 MiB
    address = ctypes.addressof(ctypes.c_char.from_buffer(content))

    inside = [piece for piece in hugepages.pieces() if address <= piece and piece + hugepages.PIECE <= address + len(content)]
    for piece in inside:
        hugepages.join(piece)

    assert len(inside) >= 7
    assert all(piece % hugepages.PIECE == 0 for piece in inside)
    assert content == bytes(range(256)) * (16 << 12)


def test_a_piece_that_is_not_there_is_nobodys_trouble() -> None:
    hugepages.join(0)


def test_a_zygote_that_nobody_asks_makes_its_pages_larger() -> None:
    content = bytearray(4 * hugepages.PIECE)
    before = huge_kilobytes()
    for piece in hugepages.pieces():
        hugepages.join(piece)
    if huge_kilobytes() <= before:
        pytest.skip("this kernel makes no larger pages when it is asked to (Linux 6.1 or newer does)")
    del content

    with Zygote(["numpy"]) as zygote:
        deadline = time.monotonic() + 10
        while not huge_kilobytes(zygote.pid) and time.monotonic() < deadline:
            time.sleep(0.05)

        assert huge_kilobytes(zygote.pid) >= hugepages.PIECE >> 10
