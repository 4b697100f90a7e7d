"""The judge's side against a worker that lies, floods, dawdles or dies; and what the judge learns of its end."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.errors import Gone, Late, WireError, ZygoteError
from grader.isolation.border import Sources, Worker
from grader.isolation.launch import Zygote, python_path
from grader.isolation.limits import MIB, Limits
from tests.clock import within

# What hostile code needs to write to the judge itself.
TOOLS = """
import os, stat, struct, time
import msgspec
def frames():
    for descriptor in range(3, 100):
        try:
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                return descriptor
        except OSError:
            pass
def frame(header, blob=b"", header_bytes=None, blob_bytes=None):
    sizes = len(header) if header_bytes is None else header_bytes, len(blob) if blob_bytes is None else blob_bytes
    return struct.pack(">IQ", *sizes) + header + blob
def message(**fields):
    return msgspec.msgpack.encode(fields)
def say(data):
    data = memoryview(data)
    while data:
        data = data[os.write(frames(), data):]
    time.sleep(1000)
"""
ANSWER = 'type="answered", number=1, value=42, crash=None, changed=[], printed="", models=[], blobs=[]'


def array(shape: list[int]) -> str:
    return ANSWER.replace("42", f'dict(type="array", dtype="int8", shape={shape}, blob=0)')


@pytest.fixture
def start(light_zygote: Zygote) -> Callable[[str], Worker]:
    """A worker that has loaded `attack.py` with this source."""

    def start_one(source: str) -> Worker:
        limits = Limits(header_bytes=1 * MIB, array_bytes=8 * MIB)
        worker = Worker(light_zygote.address, Sources({"attack.py": (TOOLS + source).encode()}), limits)
        loaded = worker.load("attack", 1, time.monotonic() + 10)
        assert loaded.crash is None, loaded.crash
        return worker

    return start_one


def ask(worker: Worker, seconds: float = 5.0) -> object:
    return worker.ask("attack", "attack", [], {}, 1, time.monotonic() + seconds)[1]


# Lies.


def test_a_frame_that_is_well_made_is_an_answer_like_any_other(start: Callable[[str], Worker]) -> None:
    with start(f"def attack():\n    say(frame(message({ANSWER})))") as worker:
        assert ask(worker) == 42


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("an answer to another call", f"frame(message({ANSWER.replace('number=1', 'number=2')}))"),
        ("ready, when an answer is due", 'frame(message(type="ready", layers={"landlock": 7}, blobs=[]))'),
        ("loaded, when an answer is due", 'frame(message(type="loaded", crash=None, printed="", blobs=[]))'),
        ("a message of the judge's", 'frame(message(type="load", module="attack", seed=1, blobs=[]))'),
        ("a message that nobody knows", 'frame(message(type="passed", points=10))'),
        ("a field that nobody knows", f"frame(message({ANSWER}, points=10))"),
        ("a value of a wrong type", f"frame(message({ANSWER.replace('printed=' + chr(34) * 2, 'printed=7')}))"),
        ("no MessagePack", 'frame(b"\\xc1" * 100)'),
        ("a pickle", "frame(__import__('pickle').dumps(print))"),
        ("nothing at all", 'frame(b"")'),
        ("a header beyond the limit", 'frame(b"", header_bytes=1 << 30)'),
        ("arrays beyond the limit", 'frame(b"", blob_bytes=1 << 60)'),
        ("a blob that the header does not know", f'frame(message({ANSWER}), b"x" * 100)'),
        ("a blob that does not come", f"frame(message({ANSWER.replace('blobs=[]', 'blobs=[-5, 5]')}))"),
        ("ten thousand empty blobs", f"frame(message({ANSWER.replace('blobs=[]', 'blobs=[0] * 500_000')}))"),
        ("a tree nested without end", 'frame(b"\\x91" * 500_000)'),
        ("an array without its bytes", f"frame(message({array([4])}))"),
        ("an array beyond all machines", f"frame(message({array([0, 2**64 - 1]).replace('blobs=[]', 'blobs=[0]')}))"),
    ],
)
def test_a_frame_that_lies_is_refused_at_once(start: Callable[[str], Worker], name: str, said: str) -> None:
    with start(f"def attack():\n    say({said})") as worker, within(3), pytest.raises(WireError) as refused:
        ask(worker)

    assert not isinstance(refused.value, (Late, Gone))


# Silence, half frames, floods: the deadline holds.


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("silence", "time.sleep(1000)"),
        ("a loop", "while True: pass"),
        ("half a length", "say(b'\\0\\0')"),
        ("half a header", "say(frame(b'x' * 100, header_bytes=200))"),
        ("half a blob", f"say(frame(message({ANSWER.replace('blobs=[]', 'blobs=[1000]')}), b'x', blob_bytes=1000))"),
        ("a byte at a time", "[(os.write(frames(), b'\\0'), time.sleep(0.2)) for _ in range(1000)]"),
        ("cells of a notebook without end", "say(frame(message(type='running', cell=1, blobs=[])) * 1_000_000)"),
    ],
)
def test_an_answer_that_does_not_come_whole_is_late_at_the_deadline(start: Callable[[str], Worker], name: str, body: str) -> None:
    with start(f"def attack():\n    {body}") as worker:
        with within(2), pytest.raises(WireError) as refused:
            ask(worker, seconds=0.7)

        assert isinstance(refused.value, Late) or name.startswith("cells")
        with within(2):
            worker.end()


def test_loading_that_reports_cells_without_end_is_late_at_the_deadline(light_zygote: Zygote) -> None:
    source = TOOLS + "\nsay(frame(message(type='running', cell=1, blobs=[])) * 1_000_000)"
    with Worker(light_zygote.address, Sources({"attack.py": source.encode()}), Limits()) as worker, within(3), pytest.raises(Late):
        worker.load("attack", 1, time.monotonic() + 0.7)


def test_an_answer_after_the_deadline_is_not_taken_for_the_next_one(start: Callable[[str], Worker]) -> None:
    with start("def attack():\n    time.sleep(1)\n    return 'late'") as worker:
        with pytest.raises(Late):
            ask(worker, seconds=0.3)

        with pytest.raises(WireError, match="another question"):
            ask(worker)


def test_an_answer_that_is_there_but_read_too_late_is_late(start: Callable[[str], Worker]) -> None:
    with start("def attack():\n    return 1") as worker, pytest.raises(Late):
        worker.ask("attack", "attack", [], {}, 1, time.monotonic() - 0.001)


def test_floods_of_stdout_and_stderr_are_cut_and_hurt_nobody(start: Callable[[str], Worker]) -> None:
    source = """
import sys
def attack():
    for _ in range(200):
        print("x" * 1_000_000)
        print("y" * 1_000_000, file=sys.stderr)
        os.write(1, b"z" * 1_000_000)
        try:
            os.write(2, b"z" * 1_000_000)
        except BlockingIOError:
            pass
    return "done"
"""
    with start(source) as worker:
        answer, value = worker.ask("attack", "attack", [], {}, 1, time.monotonic() + 20)

        ended = worker.end()
    assert (value, answer.crash) == ("done", None)
    assert len(answer.printed) <= 4000
    assert len(ended.last_words) <= 2000


def test_an_endless_exception_is_cut(start: Callable[[str], Worker]) -> None:
    with start("def attack():\n    raise ValueError('x' * 100_000_000)") as worker:
        answer, _value = worker.ask("attack", "attack", [], {}, 1, time.monotonic() + 10)

    assert answer.crash is not None
    assert len(answer.crash.text) <= 2000


def test_an_exception_whose_text_never_ends_is_late(start: Callable[[str], Worker]) -> None:
    source = "class Endless(Exception):\n    def __str__(self):\n        while True: pass\ndef attack():\n    raise Endless"
    with start(source) as worker, within(3), pytest.raises(Late):
        ask(worker, seconds=0.7)


# The end, and what is known about it.


def test_after_its_end_every_call_says_that_it_is_gone(start: Callable[[str], Worker]) -> None:
    worker = start("def attack():\n    return 1")
    first = worker.end()

    assert worker.end() is first
    with pytest.raises(Gone):
        worker.load("attack", 1, time.monotonic() + 1)
    with pytest.raises(Gone):
        ask(worker)


def test_a_worker_that_closes_its_side_is_gone_at_once(start: Callable[[str], Worker]) -> None:
    with start("def attack():\n    os.close(frames())\n    time.sleep(1000)") as worker, within(2), pytest.raises(Gone):
        ask(worker)


def test_the_peak_of_memory_is_reported_within_a_tenth(start: Callable[[str], Worker]) -> None:
    source = "import numpy\ndef attack():\n    kept = numpy.ones(600 << 20, dtype='u1')\n    return 1"
    with start(source) as worker:
        ask(worker)

        peak = worker.end().peak_bytes

    assert 600 * MIB < peak < 750 * MIB


def test_a_process_that_dies_of_memory_died_near_its_limit(start: Callable[[str], Worker]) -> None:
    source = """
def attack():
    kept = []
    try:
        while True:
            kept.append(b"x" * 1_000_000)
    except MemoryError:
        os.abort()
"""
    with start(source) as worker:
        with pytest.raises(Gone):
            ask(worker)

        ended = worker.end()
    assert ended.signal == signal.SIGABRT
    assert ended.peak_bytes >= 0.9 * Limits().memory_bytes


def test_the_last_words_of_c_code_that_gets_no_memory_are_kept(start: Callable[[str], Worker]) -> None:
    source = """
import ctypes
def attack():
    new = ctypes.CDLL("libstdc++.so.6")._Znwm
    new.argtypes = [ctypes.c_size_t]
    new(3 << 30)
"""
    with start(source) as worker:
        with pytest.raises(Gone):
            ask(worker)

        assert "std::bad_alloc" in worker.end().last_words


def test_what_a_worker_used_is_its_own_computing_time(start: Callable[[str], Worker]) -> None:
    source = "def attack():\n    until = time.process_time() + 0.5\n    while time.process_time() < until:\n        pass"
    with start(source) as worker:
        ask(worker)

        assert 0.5 <= worker.end().cpu_seconds < 1.0


# When a worker does not start.


@pytest.fixture
def few_descriptors() -> Iterator[None]:
    """The same descriptors afterwards as before."""
    before = sorted(os.listdir("/proc/self/fd"))
    yield
    assert sorted(os.listdir("/proc/self/fd")) == before


@pytest.mark.usefixtures("few_descriptors")
def test_an_address_where_nobody_listens_is_our_error(tmp_path: Path) -> None:
    with pytest.raises(ZygoteError, match="the warm process does not answer: No such file or directory"):
        Worker(str(tmp_path / "zygote"), Sources({}), Limits())


@pytest.mark.usefixtures("light_zygote", "few_descriptors")
def test_a_submission_that_does_not_fit_is_our_error_with_its_reason(light_zygote: Zygote) -> None:
    sources = Sources({"large.txt": bytes(3 * MIB)})

    with pytest.raises(ZygoteError, match="No space left on device"):
        Worker(light_zygote.address, sources, Limits(scratch_bytes=1 * MIB))


@pytest.mark.usefixtures("light_zygote", "few_descriptors")
@pytest.mark.parametrize("name", ["../climbing.py", "folder/../../climbing.py", "/absolute.py"])
def test_a_name_that_leaves_the_submission_is_refused_once_more(light_zygote: Zygote, name: str) -> None:
    with pytest.raises(ZygoteError, match="would leave the submission"):
        Worker(light_zygote.address, Sources({name: b""}), Limits())


def test_the_python_path_of_a_worker_holds_neither_the_callers_entries_nor_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.syspath_prepend("")

    path = python_path()

    assert str(tmp_path) not in path
    assert "" not in path
    assert any(entry.endswith("site-packages") for entry in path)
