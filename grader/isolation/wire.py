"""Frames between judge and worker: MessagePack with strict types, arrays beside it as bytes, sizes capped, every read with a deadline.

A frame is 12 bytes (length of the header, length of all blobs; big endian), the header, the blobs one after another. The header is one of
the messages below; `blobs` in it says how long each blob is. Nobody unpickles or evaluates anything that came in a frame.
"""

from __future__ import annotations

import os
import select
import struct
import time
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from grader.errors import Gone, Late, WireError
from grader.isolation.limits import Limits
from grader.isolation.values import MOST_ARRAYS, Value
from grader.text import one_line

Read = Callable[[int], bytearray]

_LENGTHS = struct.Struct(">IQ")


class Message(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    blobs: list[int] = []


class Files(Message, tag="files"):
    """Judge → worker, first of all: the submission, names relative and checked; the worker writes them into its own file system.

    The blobs are the submission's files, then the served ones.
    """

    names: list[str]
    folders: list[str]  # for sys.path, relative, in order
    served: list[str]  # names of what the harness serves (data sets); never a part of the submission


class Load(Message, tag="load"):
    """Judge → worker: import this module of the submission."""

    module: str
    seed: int
    notebook: str = ""  # the notebook that holds the module, by its name; its code cells stand in `cells`
    cells: list[str] = []


class Ask(Message, tag="ask"):
    """Judge → worker: call `function` of `module`; arguments are values."""

    number: int
    module: str
    function: str
    args: list[Value]
    kwargs: dict[str, Value]
    seed: int


class Experiment(Message, tag="experiment"):
    """Judge → worker: call three functions of `module`, with what the others gave: `train(build(), *load()[0])`."""

    number: int
    module: str
    load: str
    build: str
    train: str
    seed: int


class Rebuild(Message, tag="rebuild"):
    """Judge → referee: make this model (checked against the allowlist, or a suite's own plan) and keep it under `number`."""

    number: int
    model: Value


class Predict(Message, tag="predict"):
    """Judge → referee: what model `number` gives for each of these arrays."""

    number: int
    inputs: list[Value]


class Ready(Message, tag="ready"):
    """Worker → judge, before anything of the student's ran: which layers of confinement are in force."""

    layers: dict[str, bool | int | str]


class Crashed(msgspec.Struct, forbid_unknown_fields=True):
    """An exception of student code, as text. `bases` are the names of the built-in exceptions that it is."""

    type_name: str
    bases: list[str]
    text: str
    file: str
    line: int
    function: str
    source: str
    asked_bytes: int = 0  # memory that was asked for, where the message says


class Running(Message, tag="running"):
    """Worker → judge, before each cell of a notebook: this one runs now."""

    cell: int


class Step(Message, tag="step"):
    """Worker → judge, now and then during an experiment: which of the three functions runs, and how many batches were trained on."""

    function: int
    batches: int


class Loaded(Message, tag="loaded"):
    """Worker → judge: the module is imported, or why not."""

    crash: Crashed | None
    printed: str


class Answered(Message, tag="answered"):
    """Worker → judge: what call `number` returned or raised."""

    number: int
    value: Value
    crash: Crashed | None
    changed: list[str]  # names of arguments that are no longer as they were given
    printed: str
    models: list[Value] = []  # the model arguments, in order, as they are after the call


class Rebuilt(Message, tag="rebuilt"):
    """Referee → judge: the model stands, or the problem why it does not."""

    number: int
    problem: str
    parameters: int
    trainable_parameters: int
    output_shape: list[int | None]
    model: Value  # of a plan: the whole model, with its first weights


class Prediction(msgspec.Struct, forbid_unknown_fields=True):
    """A model's output for one input, and the mask it carries; or the problem why there is none."""

    problem: str
    output: Value
    mask: Value


class Predicted(Message, tag="predicted"):
    """Referee → judge: one prediction for each input."""

    number: int
    predictions: list[Prediction]


ToWorker = Files | Load | Ask | Experiment | Rebuild | Predict
FromWorker = Ready | Running | Step | Loaded | Answered | Rebuilt | Predicted

_encoder = msgspec.msgpack.Encoder()
_to_worker = msgspec.msgpack.Decoder(ToWorker)
_from_worker = msgspec.msgpack.Decoder(FromWorker)


def send(descriptor: int, message: Message, blobs: Sequence[bytes | memoryview], deadline: float) -> None:
    """Write one frame before `deadline` (time.monotonic), which a `descriptor` that blocks does not keep.

    Raises WireError when the other side does not take it.
    """
    for piece in frame(message, blobs):
        _write(descriptor, piece, deadline)


def frame(message: Message, blobs: Sequence[bytes | memoryview]) -> list[bytes | memoryview]:
    """One frame, in pieces."""
    message.blobs = [len(blob) for blob in blobs]
    header = _encoder.encode(message)
    return [_LENGTHS.pack(len(header), sum(message.blobs)) + header, *blobs]


def receive_from_worker(descriptor: int, limits: Limits, deadline: float) -> tuple[FromWorker, list[memoryview]]:
    """Read one frame that student code may have written. Raises WireError: late, cut off, too big, unreadable.

    `descriptor` must not block, or the deadline is not kept.
    """
    return read_from_worker(lambda size: _read(descriptor, size, deadline), limits)


def read_from_worker(read: Read, limits: Limits) -> tuple[FromWorker, list[memoryview]]:
    """The same for whatever can `read` a number of bytes, exactly, or raises WireError."""
    return _receive(read, _from_worker, limits)


def receive_from_judge(descriptor: int, limits: Limits) -> tuple[ToWorker, list[memoryview]]:
    """Wait, as long as it takes, for the judge's next frame. Raises WireError when the judge has gone."""
    return _receive(lambda size: _read(descriptor, size, None), _to_worker, limits)


def _receive(read: Read, decoder: Any, limits: Limits) -> tuple[Any, list[memoryview]]:
    header_bytes, blob_bytes = _LENGTHS.unpack(read(_LENGTHS.size))
    if header_bytes > limits.header_bytes or blob_bytes > limits.array_bytes:
        raise WireError(f"a frame of {header_bytes:,} + {blob_bytes:,} bytes is too big")
    header = read(header_bytes)
    try:
        message = decoder.decode(header)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise WireError(f"a frame that cannot be read: {one_line(str(error))}") from None
    if len(message.blobs) > MOST_ARRAYS or sum(message.blobs) != blob_bytes or any(size < 0 for size in message.blobs):
        raise WireError("a frame whose lengths do not add up")
    blob = memoryview(read(blob_bytes))
    return message, _cut(blob, message.blobs)


def _cut(blob: memoryview, sizes: list[int]) -> list[memoryview]:
    pieces, start = [], 0
    for size in sizes:
        pieces.append(blob[start : start + size])
        start += size
    return pieces


def _read(descriptor: int, size: int, deadline: float | None) -> bytearray:
    """Exactly `size` bytes. Memory is taken as bytes arrive, not as they are promised."""
    data = bytearray()
    while len(data) < size:
        _refuse_when_late(deadline)
        try:
            piece = os.read(descriptor, min(size - len(data), 1 << 20))
        except BlockingIOError:
            _wait(descriptor, select.POLLIN, deadline)
            continue
        except OSError as error:
            raise Gone(f"the other side has gone ({error.strerror})") from None
        if not piece:
            raise Gone("the other side has gone")
        data += piece
    return data


def _write(descriptor: int, data: bytes | memoryview, deadline: float) -> None:
    view = memoryview(data)
    while view:
        _refuse_when_late(deadline)
        try:
            view = view[os.write(descriptor, view[: 1 << 18]) :]
        except BlockingIOError:
            _wait(descriptor, select.POLLOUT, deadline)
        except OSError as error:
            raise Gone(f"the other side has gone ({error.strerror})") from None


def _refuse_when_late(deadline: float | None) -> None:
    """Also where something is ready: bytes that never end must not outlast the deadline."""
    if deadline is not None and time.monotonic() >= deadline:
        raise Late("the other side is late")


def _wait(descriptor: int, event: int, deadline: float | None) -> None:
    poll = select.poll()
    poll.register(descriptor, event)
    if not poll.poll(None if deadline is None else max(0.0, (deadline - time.monotonic()) * 1000)):
        raise Late("the other side is late")
