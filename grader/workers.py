"""The workers of one submission: what each of them gets, started before they are asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from grader.course import Exercise
from grader.errors import GraderError, StudentError
from grader.isolation.border import Sources, Worker
from grader.notebook import SUFFIX
from grader.submission import Submission

StartWorker = Callable[[Sources, Exercise], Worker]


class Workers:
    """Starts workers, one ahead for each exercise that is announced; a context manager, which ends those that nobody has asked for.

    A worker takes as long to start as pytest takes to collect the suite, and there is a core for each of them.
    """

    def __init__(self, start: StartWorker) -> None:
        self._start = start
        self._starter = ThreadPoolExecutor(1)
        self._ahead: dict[str, Future[Worker]] = {}

    def start_ahead(self, exercise: Exercise, suite: Path, submission: Submission, modules: tuple[str, ...]) -> None:
        """Start the exercise's first worker in a thread. Not where there is nothing to ask, or where the suite has data to hand out."""
        if exercise.id in self._ahead or b"served" in suite.read_bytes():
            return
        with contextlib.suppress(StudentError):
            if file := submission.find(exercise.module, exercise.functions):
                sources = sources_of(submission, exercise, modules, file)
                self._ahead[exercise.id] = self._starter.submit(self._start, sources, exercise)

    def take_ahead(self, exercise: Exercise) -> Worker | None:
        """The worker that was started ahead, once. Raises what its start raised."""
        started = self._ahead.pop(exercise.id, None)
        return started.result() if started else None

    def start(self, sources: Sources, exercise: Exercise) -> Worker:
        """Another worker, now."""
        return self._start(sources, exercise)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *error: object) -> None:
        for started in self._ahead.values():
            with contextlib.suppress(GraderError):
                started.result().end()
        self._starter.shutdown()


def sources_of(submission: Submission, exercise: Exercise, modules: tuple[str, ...], file: str | None) -> Sources:
    """What a worker gets: everything but the notebooks, and of the one that holds the exercise (`file`) the code."""
    book = submission.notebook(file or "")
    files = {name: content for name, content in submission.files.items() if not name.endswith(SUFFIX)}
    folders = submission.folders(exercise.module, modules, file if file and book else "")
    return Sources(files, folders, notebook=book.name, cells=book.cells) if book else Sources(files, folders)
