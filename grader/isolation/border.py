"""The judge's side of the border: ask the zygote for a worker, speak with the worker, learn how it ended.

Nothing here runs student code, opens a path of a student's, or waits for anything without a deadline.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from grader.errors import Gone, WireError, ZygoteError
from grader.isolation import wire
from grader.isolation.layers import Ended, Layers, Order, missing
from grader.isolation.limits import Limits
from grader.isolation.values import Data, Reducer, Value, restore
from grader.language import _
from grader.text import one_line

END_SECONDS = 5.0  # how long a warden may take to end its worker and say so: on a busy machine, far more than the usual 2 ms

NOTHING_KNOWN = Ended(None, None, 0.0, 0)


@dataclass(frozen=True)
class Sources:
    """A submission as a worker gets it: files by relative name, and the folders (relative) that Python looks for modules in."""

    files: dict[str, bytes]
    folders: tuple[str, ...] = (".",)
    served: tuple[tuple[str, bytes], ...] = ()  # data sets that the harness hands out, by file name
    notebook: str = ""  # the notebook that holds the module which is going to be loaded; empty: it is a file
    cells: tuple[str, ...] = ()  # that notebook's code


class Worker:
    """One confined process that holds one submission; a context manager. After its death every call raises WireError."""

    def __init__(self, address: str, sources: Sources, limits: Limits, *, confined: bool = True) -> None:
        """Fork it and wait until it is confined. Raises ZygoteError when that fails: our error, never the student's."""
        self._begin(sources, limits)
        self._frames, frames = socket.socketpair()
        self._line, line = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._frames.setblocking(False)
        try:
            with frames, line:
                self._ask_for(address, Order(limits, confined), frames, line)
            self.layers = self._hand_over(sources, limits.start_seconds)
        except WireError as error:
            self.end()
            raise ZygoteError(_("a worker did not start: {reason}").format(reason=f"{error}; {self._last_words()}")) from None
        except BaseException:
            self.end()
            raise

    def _begin(self, sources: Sources, limits: Limits) -> None:
        self.limits = limits
        self.ended: Ended | None = None
        self.models: tuple[Data, ...] = ()  # the model arguments of the last `ask`, as they were after it
        self.notebook = sources.notebook
        self.cell = 0  # of the notebook: the last one that the worker said it began
        self._cells = sources.cells
        self._number = 0
        self.received_bytes = 0  # of arrays, in all answers so far

    @staticmethod
    def _ask_for(address: str, order: Order, frames: socket.socket, line: socket.socket) -> None:
        judge = os.pidfd_open(os.getpid())
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as post:
                post.settimeout(order.limits.start_seconds)  # it waits where other judges' orders fill the zygote's queue
                post.connect(address)
                socket.send_fds(post, [msgspec.msgpack.encode(order)], [frames.fileno(), line.fileno(), judge])
        except OSError as error:
            raise ZygoteError(_("the warm process does not answer: {reason}").format(reason=error.strerror or error)) from None
        finally:
            os.close(judge)

    def _hand_over(self, sources: Sources, seconds: float) -> Layers:
        deadline = time.monotonic() + seconds
        served = dict(sources.served)
        files = wire.Files(names=list(sources.files), folders=list(sources.folders), served=list(served))
        self._send(files, [*sources.files.values(), *served.values()], deadline)
        ready, _blobs = self._receive(deadline)
        if not isinstance(ready, wire.Ready):
            raise WireError("a worker's first word is not that it is ready")
        return dict(ready.layers)

    @property
    def missing_layers(self) -> dict[str, str]:
        """The layers that matter and are not in force, with the reason."""
        return missing(self.layers)

    @property
    def is_alive(self) -> bool:
        """Whether its warden has not reported its end, or has died itself."""
        return self.ended is None and not select.select([self._line], [], [], 0)[0]

    def load(self, module: str, seed: int, deadline: float) -> wire.Loaded:
        """Import the student's module. Raises WireError when no readable answer comes before `deadline` (time.monotonic)."""
        self._send(wire.Load(module=module, seed=seed, notebook=self.notebook, cells=list(self._cells)), [], deadline)
        answer, _blobs = self._receive(deadline)
        while isinstance(answer, wire.Running):
            self.cell = max(0, min(answer.cell, len(self._cells)))
            answer, _blobs = self._receive(deadline)
        if not isinstance(answer, wire.Loaded):
            raise WireError("an answer to another question")
        return answer

    def ask(
        self, module: str, function: str, args: Sequence[Any], kwargs: dict[str, Any], seed: int, deadline: float
    ) -> tuple[wire.Answered, Data]:
        """Call a function of the student's; the answer and its value. Raises WireError like `load`; arguments are plain data."""
        self._number += 1
        reducer = Reducer(self.limits.array_bytes)
        request = wire.Ask(
            number=self._number,
            module=module,
            function=function,
            args=[reducer.reduce(value) for value in args],
            kwargs={name: reducer.reduce(value) for name, value in kwargs.items()},
            seed=seed,
        )
        self._send(request, reducer.blobs, deadline)
        answer, blobs = self._receive(deadline)
        if not isinstance(answer, wire.Answered) or answer.number != self._number:
            raise WireError("an answer to another question")
        self.received_bytes += sum(len(blob) for blob in blobs)
        value, *models = _restored([answer.value, *answer.models], blobs)
        self.models = tuple(models)
        return answer, value

    def experiment(
        self, module: str, functions: tuple[str, str, str], seed: int, deadline: float, tell: Callable[[int, int], None]
    ) -> tuple[wire.Answered, Data]:
        """Load, build and train by these functions; `tell` hears which runs, and after how many batches. Raises WireError like `load`."""
        self._number += 1
        load, build, train = functions
        self._send(wire.Experiment(number=self._number, module=module, load=load, build=build, train=train, seed=seed), [], deadline)
        answer, blobs = self._receive(deadline)
        while isinstance(answer, wire.Step):
            tell(answer.function, answer.batches)
            answer, blobs = self._receive(deadline)
        if not isinstance(answer, wire.Answered) or answer.number != self._number:
            raise WireError("an answer to another question")
        self.received_bytes += sum(len(blob) for blob in blobs)
        return answer, _restored([answer.value], blobs)[0]

    def rebuild(self, model: Value, blobs: Sequence[bytes], deadline: float) -> tuple[wire.Rebuilt, Data]:
        """To a referee: make this model; what it is, and of a plan the model as made. Raises WireError like `load`."""
        self._number += 1
        self._send(wire.Rebuild(number=self._number, model=model), blobs, deadline)
        answer, arrays = self._receive(deadline)
        if not isinstance(answer, wire.Rebuilt) or answer.number != self._number:
            raise WireError("an answer to another question")
        return answer, _restored([answer.model], arrays)[0]

    def predict(self, number: int, inputs: Sequence[Any], deadline: float) -> list[tuple[str, Data, Data]]:
        """To a referee: for each input the problem, the output and the mask of model `number`. Raises WireError like `load`."""
        reducer = Reducer(self.limits.array_bytes)
        request = wire.Predict(number=number, inputs=[reducer.reduce(rows) for rows in inputs])
        self._send(request, reducer.blobs, deadline)
        answer, arrays = self._receive(deadline)
        if not isinstance(answer, wire.Predicted) or answer.number != number or len(answer.predictions) != len(inputs):
            raise WireError("an answer to another question")
        return [(one.problem, *_restored([one.output, one.mask], arrays)) for one in answer.predictions]

    def _send(self, message: wire.Message, blobs: Sequence[bytes | memoryview], deadline: float) -> None:
        self._refuse_when_ended()
        wire.send(self._frames.fileno(), message, blobs, deadline)

    def _receive(self, deadline: float) -> tuple[wire.FromWorker, list[memoryview]]:
        self._refuse_when_ended()
        return wire.receive_from_worker(self._frames.fileno(), self.limits, deadline)

    def _refuse_when_ended(self) -> None:
        if self.ended is not None:
            raise Gone("the worker has been ended")

    def end(self) -> Ended:
        """End the worker and everything in its namespaces; how it ended, and what it used. Safe to call twice."""
        if self.ended is None:
            with contextlib.suppress(OSError):
                self._line.send(b"end")
            self.ended = self._last_report()
            self._line.close()
            self._frames.close()
        return self.ended

    def _last_report(self) -> Ended:
        self._said = b""
        self._line.settimeout(END_SECONDS)
        for _attempt in range(2):
            try:
                self._said = self._line.recv(1 << 16)
                break
            except ConnectionResetError:  # the warden left with our "end" unread: the kernel says so first, and gives the report next
                continue
            except OSError:  # it is late
                break
        try:
            return msgspec.msgpack.decode(self._said, type=Ended)
        except msgspec.MsgspecError:
            return NOTHING_KNOWN

    def _last_words(self) -> str:
        """Why it did not start: what it wrote itself, or its warden in place of a report."""
        report = self.ended.last_words if self.ended and self.ended != NOTHING_KNOWN else self._said.decode("utf-8", "replace")
        lines = report.strip().splitlines()
        return one_line(lines[-1], 300) if lines else "it said nothing more"

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *error: object) -> None:
        self.end()


def _restored(values: list[Value], blobs: list[memoryview]) -> list[Data]:
    try:
        return [restore(value, blobs) for value in values]
    except (ValueError, KeyError, TypeError, ArithmeticError, RecursionError) as error:
        raise WireError(f"an answer that cannot be read: {one_line(str(error))}") from None
