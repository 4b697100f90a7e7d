"""Frames: what is sent arrives; what is late, cut off, too big or unreadable is said to be just that."""

from __future__ import annotations

import os
import socket
import struct
import threading
import time
from collections.abc import Iterator

import msgspec
import pytest

from grader.errors import Gone, Late, WireError
from grader.isolation import wire
from grader.isolation.limits import Limits
from tests.clock import within

LIMITS = Limits(header_bytes=20_000, array_bytes=1_000_000)


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """(the judge's, the worker's)"""
    judge, worker = socket.socketpair()
    judge.setblocking(False)
    with judge, worker:
        yield judge, worker


def soon(seconds: float = 2.0) -> float:
    return time.monotonic() + seconds


def answered(**fields: object) -> wire.Answered:
    return wire.Answered(**({"number": 1, "value": None, "crash": None, "changed": [], "printed": "", "models": []} | fields))


def receive(judge: socket.socket, seconds: float = 2.0) -> object:
    return wire.receive_from_worker(judge.fileno(), LIMITS, soon(seconds))


def test_a_message_and_its_blobs_arrive_as_they_were_sent(ends: tuple[socket.socket, socket.socket]) -> None:
    judge, worker = ends

    wire.send(worker.fileno(), answered(value="text", changed=["x"]), [b"one", b"", b"three"], soon())
    message, blobs = wire.receive_from_worker(judge.fileno(), LIMITS, soon())

    assert message == answered(value="text", changed=["x"], blobs=[3, 0, 5])
    assert [bytes(blob) for blob in blobs] == [b"one", b"", b"three"]


def test_what_is_larger_than_a_sockets_buffer_arrives_too(ends: tuple[socket.socket, socket.socket]) -> None:
    judge, worker = ends
    large = os.urandom(900_000)
    sender = threading.Thread(target=wire.send, args=(worker.fileno(), answered(), [large], soon(10)))

    sender.start()
    _message, blobs = wire.receive_from_worker(judge.fileno(), LIMITS, soon(10))
    sender.join()

    assert bytes(blobs[0]) == large


def test_a_side_that_does_not_take_what_is_sent_is_late(ends: tuple[socket.socket, socket.socket]) -> None:
    judge, _worker = ends

    with within(1.5), pytest.raises(Late):
        wire.send(judge.fileno(), answered(), [bytes(50_000_000)], soon(0.3))


def test_a_side_that_has_gone_is_gone_when_read_and_when_written(ends: tuple[socket.socket, socket.socket]) -> None:
    judge, worker = ends
    worker.close()

    with pytest.raises(Gone):
        receive(judge)
    with pytest.raises(Gone):
        wire.send(judge.fileno(), answered(), [], soon())


@pytest.mark.parametrize("said", [b"", b"\0", struct.pack(">IQ", 5, 0), struct.pack(">IQ", 5, 0) + b"abc"])
def test_half_a_frame_is_late_when_the_rest_does_not_come(ends: tuple[socket.socket, socket.socket], said: bytes) -> None:
    judge, worker = ends
    worker.sendall(said)

    with pytest.raises(Late):
        receive(judge, seconds=0.2)


@pytest.mark.parametrize("said", [b"\0", struct.pack(">IQ", 5, 0) + b"abc"])
def test_half_a_frame_is_gone_when_the_other_side_leaves(ends: tuple[socket.socket, socket.socket], said: bytes) -> None:
    judge, worker = ends
    worker.sendall(said)
    worker.close()

    with pytest.raises(Gone):
        receive(judge)


def test_bytes_that_never_end_do_not_outlast_the_deadline(ends: tuple[socket.socket, socket.socket]) -> None:
    judge, worker = ends
    stop = threading.Event()

    def drip() -> None:
        while not stop.wait(0.01):
            worker.send(b"\0")

    worker.sendall(struct.pack(">IQ", 9000, 0))
    dripping = threading.Thread(target=drip)
    dripping.start()
    with within(1.5), pytest.raises(Late):
        receive(judge, seconds=0.3)
    stop.set()
    dripping.join()


def test_a_whole_frame_after_the_deadline_is_late(ends: tuple[socket.socket, socket.socket]) -> None:
    judge, worker = ends
    wire.send(worker.fileno(), answered(), [], soon())

    with pytest.raises(Late):
        receive(judge, seconds=-0.001)


@pytest.mark.parametrize(("header", "blobs"), [(20_001, 0), (2**32 - 1, 0), (0, 1_000_001), (0, 2**64 - 1)])
def test_a_frame_that_promises_too_much_is_refused_before_it_is_read(
    ends: tuple[socket.socket, socket.socket], header: int, blobs: int
) -> None:
    judge, worker = ends
    worker.sendall(struct.pack(">IQ", header, blobs))

    with pytest.raises(WireError, match="too big"):
        receive(judge)


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"\xc1",
        b"\x91" * 9000,
        msgspec.msgpack.encode({"type": "answered"}),
        msgspec.msgpack.encode({"type": "unheard of"}),
        msgspec.msgpack.encode(["answered"]),
        msgspec.msgpack.encode({"type": "loaded", "crash": None, "printed": b"bytes"}),
        msgspec.msgpack.encode({"type": "loaded", "crash": None, "printed": "", "more": 1}),
        msgspec.msgpack.encode({"type": "load", "module": "x", "seed": 1}),
        msgspec.msgpack.encode({"type": "loaded", "crash": None, "printed": ""}) + b"\x00",
        b"\x83\xa4type\xa6loaded\xa5crash\xc0\xa7printed\xa2\xff\xfe",
    ],
)
def test_a_header_that_is_no_message_of_a_workers_is_refused(ends: tuple[socket.socket, socket.socket], header: bytes) -> None:
    judge, worker = ends
    worker.sendall(struct.pack(">IQ", len(header), 0) + header)

    with pytest.raises(WireError, match="cannot be read"):
        receive(judge)


@pytest.mark.parametrize("blobs", [[1], [-1, 1], [2**62, -(2**62)], [0] * 10_001])
def test_blobs_whose_lengths_do_not_add_up_are_refused(ends: tuple[socket.socket, socket.socket], blobs: list[int]) -> None:
    judge, worker = ends
    header = msgspec.msgpack.encode({"type": "loaded", "crash": None, "printed": "", "blobs": blobs})
    worker.sendall(struct.pack(">IQ", len(header), 0) + header)

    with pytest.raises(WireError, match="do not add up"):
        receive(judge)
