"""What the kernel knows of a worker while it runs: memory and computing time, for its warden."""

from __future__ import annotations

import os
import re
import time


class Figures:
    """Of one process. Its files in /proc are opened while it may still be seen there, before it is confined."""

    def __init__(self, pid: int, name: str) -> None:
        """`name` is the process's number as /proc knows it, `pid` the one that its parent knows it by."""
        self._pid = pid
        self._statm, self._status = (_open(f"/proc/{name}/{file}") for file in ("statm", "status"))

    def memory(self) -> tuple[int, int] | None:
        """Bytes that it may write and shares with nobody (mapped, or resident beyond that), and those that files hold for it.

        None where /proc does not show it, and when it is about to end: its memory goes first.
        """
        try:
            size, resident, shared, _text, _library, data, *_rest = (int(pages) for pages in os.pread(self._statm, 200, 0).split())
        except (OSError, ValueError):
            return None
        page = os.sysconf("SC_PAGE_SIZE")
        return (max(data, resident - shared) * page, shared * page) if size else None

    def most_resident(self) -> int:
        """The most bytes that were ever resident; 0 where /proc does not say so."""
        try:
            found = re.search(rb"VmHWM:\s*(\d+) kB", os.pread(self._status, 1 << 14, 0))
        except OSError:
            return 0
        return int(found[1]) * 1024 if found else 0

    def cpu_seconds(self) -> float | None:
        """Of all its threads so far; None where the kernel does not say so."""
        try:
            return time.clock_gettime(~self._pid << 3 | 2)  # CPUCLOCK_SCHED, as clock_getcpuclockid(3) makes it
        except OSError:
            return None


def _open(path: str) -> int:
    try:
        return os.open(path, os.O_RDONLY)
    except OSError:
        return -1
