"""The workers of one submission: what each of them gets, started before they are asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from grader.course import Exercise
from grader.errors import StudentError, ZygoteError
from grader.isolation.border import Sources, Worker
from grader.notebook import SUFFIX
from grader.submission import Submission

StartWorker = Callable[[Sources, Exercise], Worker]


class Workers:
    """Starts workers, one ahead for each exercise that is announced; a context manager, which ends those that nobody has asked for.

    A worker takes longer to start than pytest to collect the suite, so the next exercise's starts while this one is judged.
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
        """The worker that was started ahead, once; None where there is none, or none that is still alive.

        Raises TeacherError where it is refused.
        """
        started = self._ahead.get(exercise.id)
        if started is None:
            return None
        worker = None
        with contextlib.suppress(ZygoteError):  # a fresh one may start
            worker = started.result()
        del self._ahead[exercise.id]
        if worker is None or worker.is_alive:
            return worker
        worker.end()
        return None

    def start(self, sources: Sources, exercise: Exercise) -> Worker:
        """Another worker, now."""
        return self._start(sources, exercise)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *error: object) -> None:
        try:
            for started in self._ahead.values():
                with contextlib.suppress(Exception):  # nobody has asked for it, so nobody asks what became of it
                    started.result().end()
        finally:
            self._starter.shutdown()


def sources_of(submission: Submission, exercise: Exercise, modules: tuple[str, ...], file: str | None) -> Sources:
    """What a worker gets: everything but the notebooks, and of the one that holds the exercise (`file`) the code."""
    book = submission.notebook(file or "")
    files = {name: content for name, content in submission.files.items() if not name.endswith(SUFFIX)}
    folders = submission.folders(exercise.module, modules, file if file and book else "")
    return Sources(files, folders, notebook=book.name, cells=book.cells) if book else Sources(files, folders)
