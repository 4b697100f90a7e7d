"""Workers without a zygote and without confinement: a fresh Python process for each submission, with the same frames over its pipes.

For a student's own code on the student's own machine, where that is not Linux: macOS and Windows have neither the fork of a warm process
nor Landlock and seccomp. A pipe cannot be waited for on Windows, so two threads carry the bytes, and every read has its deadline at their
queue. Importing TensorFlow costs each process seconds; who checks again and again asks for a spare one, started ahead.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from grader.errors import AuthorError, Gone, Late, WireError, ZygoteError
from grader.isolation import border, launch, wire, worker
from grader.isolation.layers import QUIET, Ended
from grader.isolation.limits import Limits
from grader.language import _

START_SECONDS = 180.0  # with TensorFlow from a cold disk; the same patience as for a zygote
END_SECONDS = 1.0
PIECE_BYTES = 1 << 16
MOST_PIECES = 1024  # that wait in the queue: a worker that floods us waits itself

_BOOT = """import json, sys
boot = json.loads(sys.argv[1])
sys.path[:] = [*boot["path"], boot["package"]]
from grader.isolation.plain import main
main(boot)"""


class Spawner:
    """Starts plain workers; a context manager. With `spare` the next process warms up while the last one is at work."""

    def __init__(self, preload: Sequence[str] = (), *, spare: bool = False) -> None:
        self._preload = tuple(preload)
        self._keeps_spare = spare
        self._spare: Child | None = None

    def start(self, sources: border.Sources, limits: Limits) -> Worker:
        """A worker with this submission. Raises AuthorError when a module of the preload list does not import, ZygoteError otherwise."""
        child, self._spare = self._spare or Child(self._preload), None
        started = Worker(child, sources, limits)
        if self._keeps_spare:
            self._spare = Child(self._preload)
        return started

    def __enter__(self) -> Spawner:
        return self

    def __exit__(self, *error: object) -> None:
        if self._spare is not None:
            self._spare.end()


class Child:
    """One Python process that will become a worker, and the threads that carry its bytes."""

    def __init__(self, preload: Sequence[str]) -> None:
        self._home = Path(tempfile.mkdtemp(prefix="gradekit-worker-"))
        boot = {"path": launch.python_path(), "package": str(Path(__file__).parents[2]), "preload": preload, "home": str(self._home)}
        with (self._home / "stderr").open("wb") as stderr:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-s", "-S", "-c", _BOOT, json.dumps(boot)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                env=_environment(self._home),
                cwd=self._home,
            )
        self._said: queue.Queue[bytes] = queue.Queue(MOST_PIECES)
        self._to_say: queue.Queue[bytes | memoryview | None] = queue.Queue()
        self._left = b""  # of the piece that was taken last
        self._ended = False
        self._carriers = [threading.Thread(target=carry, daemon=True) for carry in (self._carry_out, self._carry_in)]
        for carrier in self._carriers:
            carrier.start()

    def send(self, message: wire.Message, blobs: Sequence[bytes | memoryview]) -> None:
        for piece in wire.frame(message, blobs):
            self._to_say.put(piece)

    def read(self, size: int, deadline: float) -> bytearray:
        """Exactly `size` bytes. Raises Late or Gone."""
        data = bytearray()
        while len(data) < size:
            piece = self._left or self._next_piece(deadline)
            wanted = size - len(data)
            data += piece[:wanted]
            self._left = piece[wanted:]
        return data

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def end(self) -> Ended:
        """Kill the process and remove its folder."""
        self._ended = True
        self._process.kill()
        code = self._process.wait()
        self._to_say.put(None)
        for carrier in self._carriers:
            carrier.join(END_SECONDS)  # each closes its pipe; one that a process of the student's still holds open is left alone
        shutil.rmtree(self._home, ignore_errors=True)
        return Ended(code if code >= 0 else None, -code if code < 0 else None, 0.0, 0)

    def last_words(self) -> str:
        """The last line that the process itself wrote, and not the student's code: why it did not start."""
        with contextlib.suppress(OSError):
            lines = (self._home / "stderr").read_text("utf-8", "replace").strip().splitlines()
            return lines[-1][:300] if lines else ""
        return ""

    def _next_piece(self, deadline: float) -> bytes:
        try:
            piece = self._said.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            raise Late("the other side is late") from None
        if not piece:
            self._said.put(b"")  # for whoever asks again
            raise Gone("the other side has gone")
        return piece

    def _carry_in(self) -> None:
        """Thread: from the process's pipe to the queue; an empty piece says that nothing more comes."""
        assert self._process.stdout is not None
        piece = b"begin"
        with self._process.stdout as pipe:
            while piece:
                try:
                    piece = os.read(pipe.fileno(), PIECE_BYTES)
                except OSError:
                    piece = b""
                self._put(piece)

    def _put(self, piece: bytes) -> None:
        while not self._ended:
            with contextlib.suppress(queue.Full):
                self._said.put(piece, timeout=0.1)
                return

    def _carry_out(self) -> None:
        """Thread: from the queue to the process's pipe. A process that has gone shows when it is read from."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError):
            while (piece := self._to_say.get()) is not None:
                self._process.stdin.write(piece)
                self._process.stdin.flush()
        with contextlib.suppress(OSError, ValueError):
            self._process.stdin.close()


class Worker(border.Worker):
    """A worker without confinement, for one submission; like border.Worker in everything else."""

    def __init__(self, child: Child, sources: border.Sources, limits: Limits) -> None:
        self._begin(sources, limits)
        self._child = child
        try:
            self.layers = self._hand_over(sources, START_SECONDS)
        except WireError as error:
            words = child.last_words()
            self.end()
            if words.startswith("preload: "):
                reason = words.removeprefix("preload: ")
                raise AuthorError(_("course.toml: preload does not import: {reason}").format(reason=reason)) from None
            raise ZygoteError(_("a worker did not start: {reason}").format(reason=f"{error}; {words or 'it said nothing more'}")) from None

    @property
    def is_alive(self) -> bool:
        return self.ended is None and self._child.is_alive

    def end(self) -> Ended:
        if self.ended is None:
            self.ended = self._child.end()
        return self.ended

    def _send(self, message: wire.Message, blobs: Sequence[bytes | memoryview], deadline: float) -> None:
        self._child.send(message, blobs)

    def _receive(self, deadline: float) -> tuple[wire.FromWorker, list[memoryview]]:
        return wire.read_from_worker(lambda size: self._child.read(size, deadline), self.limits)


def main(boot: dict[str, object]) -> None:
    """Runs in the new process: import what is asked for, then be a worker until the judge goes away."""
    path, home, preload = boot["path"], boot["home"], boot["preload"]
    assert isinstance(path, list)
    assert isinstance(home, str)
    assert isinstance(preload, list)
    try:
        for name in preload:
            importlib.import_module(name)
    except BaseException as error:  # an import may raise anything; the starter tells the author
        print(f"preload: {type(error).__name__}: {error}", file=sys.stderr)
        os._exit(1)
    requests, answers, last_words = _take_pipes_over()
    sys.path[:] = path
    try:
        worker.work(requests, Limits(), {}, Path(home), confined=False, answers=answers)
    except BaseException as error:  # of ours: the student's code is called elsewhere, and what it raises is an answer
        os.write(last_words, f"{type(error).__name__}: {error}".encode("utf-8", "replace")[:300])
    os._exit(0)


def _take_pipes_over() -> tuple[int, int, int]:
    """The judge's pipes, and the file for our last words, under numbers of their own: what the student's code prints is no frame."""
    requests, answers, last_words = (os.dup(standard) for standard in (0, 1, 2))
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (requests, answers):
            msvcrt.setmode(descriptor, os.O_BINARY)
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    return requests, answers, last_words


def _environment(home: Path) -> dict[str, str]:
    """As little of ours as Python and its libraries need to start."""
    needed = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    folders = {name: str(home) for name in ("HOME", "TMPDIR", "TEMP", "TMP")}
    return needed | QUIET | folders | {"KERAS_HOME": str(home / "keras")}  # made at import; a worker's own lies in its scratch folder
