"""Where workers come from on this machine: forks of a warm zygote on Linux, a new plain process for each everywhere else.

An `address` is a text, so that it can be handed to another process: a zygote's socket, or `spawn:` and the libraries to import.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from grader.isolation.launch import Zygote
from grader.isolation.limits import Limits

if TYPE_CHECKING:  # they need NumPy, which a process that only starts another one can do without
    from grader.isolation.border import Sources, Worker
    from grader.isolation.plain import Spawner

SPAWN = "spawn:"
METHOD = "GRADE_START_METHOD"  # "spawn" in the environment asks for plain processes on Linux, too


def must_spawn() -> bool:
    """Whether workers here are plain processes, which nothing confines."""
    return sys.platform != "linux" or os.environ.get(METHOD) == "spawn"


class Warm:
    """The course's libraries, ready for the next worker as far as this machine can; a context manager."""

    def __init__(self, preload: Sequence[str] = (), *, spare: bool = False) -> None:
        """Raises AuthorError when a module of `preload` does not import. `spare` keeps a plain process in reserve; a zygote needs none."""
        self._open = ExitStack()
        self._spawner = self._open.enter_context(_spawner(preload, spare=spare)) if must_spawn() else None
        self.address = SPAWN + ",".join(preload) if self._spawner else self._open.enter_context(Zygote(preload)).address

    def start(self, sources: Sources, limits: Limits, *, confined: bool = True) -> Worker:
        """A worker with this submission; `confined` says nothing to a plain one."""
        if self._spawner is not None:
            return self._spawner.start(sources, limits)
        return start_worker(self.address, sources, limits, confined=confined)

    def start_own(self, sources: Sources, limits: Limits) -> Worker:
        """A worker for code of this machine's own user: confined where that is possible, else not; `layers` says which."""
        worker = self.start(sources, limits)
        if not worker.missing_layers or worker.layers.get("unsafe"):
            return worker
        worker.end()
        return self.start(sources, limits, confined=False)

    def __enter__(self) -> Warm:
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()


def start_worker(address: str, sources: Sources, limits: Limits, *, confined: bool = True) -> Worker:
    """A worker from whatever is at `address`, which any process of this user may ask."""
    from grader.isolation.border import Worker

    if address.startswith(SPAWN):
        return _spawner([name for name in address.removeprefix(SPAWN).split(",") if name]).start(sources, limits)
    return Worker(address, sources, limits, confined=confined)


def _spawner(preload: Sequence[str], *, spare: bool = False) -> Spawner:
    from grader.isolation.plain import Spawner

    return Spawner(preload, spare=spare)
