"""Tasks in forks: every answer in its place, a dead task has none, and none outlives whoever asked for it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
import pytest

from grader.forks import Died, in_forks

LONG = 3 << 20  # bytes: more than a pipe holds


def answer(text: str, seconds: float = 0.0) -> bytes:
    time.sleep(seconds)
    return text.encode()


def touch_and_sleep(path: Path) -> bytes:
    path.write_text(str(os.getpid()))
    time.sleep(60)
    return b""


def test_answers_come_in_the_order_of_the_tasks_however_long_each_takes() -> None:
    tasks = [partial(answer, "slow", 0.3), partial(answer, "long" * (LONG // 4)), partial(answer, "")]

    slow, long, empty = in_forks(tasks, 2)

    assert (slow, len(long), empty) == (b"slow", LONG, b"")


def test_no_more_than_so_many_run_at_the_same_time(tmp_path: Path) -> None:
    def most_seen(number: int) -> bytes:
        (tmp_path / str(number)).touch()
        time.sleep(0.1)
        seen = len(list(tmp_path.iterdir()))
        (tmp_path / str(number)).unlink()
        return str(seen).encode()

    seen = [int(said) for said in in_forks([partial(most_seen, number) for number in range(6)], 2)]

    assert max(seen) == 2


def fail() -> bytes:
    raise ValueError("no")


def test_what_a_task_raises_is_its_answer_with_the_place_where_it_was_raised() -> None:
    one, error, three = in_forks([partial(answer, "one"), fail, partial(answer, "three")], 2)

    assert (one, three) == (b"one", b"three")
    assert isinstance(error, ValueError)
    assert str(error) == "no"
    assert "in fail" in error.__notes__[0]


def is_killed() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def has_half_an_answer(before: set[int]) -> bytes:
    """Written to the pipe for the answer: of those that are new since `before`, the one that was opened last."""
    os.write(max(pipes_open() - before), b"\x80\x04half of an answer")
    os._exit(0)


def pipes_open() -> set[int]:
    return {int(name) for name in os.listdir("/proc/self/fd") if is_pipe(f"/proc/self/fd/{name}")}


def is_pipe(path: str) -> bool:
    return Path(path).is_symlink() and os.readlink(path).startswith("pipe:")


@pytest.mark.parametrize("way", ["exits", "is killed", "half an answer"])
def test_a_task_that_does_not_end_well_has_no_answer_and_the_others_theirs(way: str) -> None:
    ways: dict[str, Callable[[], bytes]] = {"exits": lambda: os._exit(0), "is killed": is_killed}
    task = ways.get(way, partial(has_half_an_answer, pipes_open()))
    told: list[int] = []

    one, nothing, three = in_forks([partial(answer, "one"), task, partial(answer, "three")], 3, told.append)

    assert (one, three) == (b"one", b"three")
    assert isinstance(nothing, Died)
    assert told == [1, 2, 3]


def test_where_no_further_process_can_be_made_the_task_waits_for_one_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    fork, refusals = os.fork, [False, True, True, False, False]

    def sometimes() -> int:
        if refusals.pop(0):
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return fork()

    monkeypatch.setattr(os, "fork", sometimes)

    assert in_forks([partial(answer, text, 0.1) for text in ("one", "two", "three")], 3) == [b"one", b"two", b"three"]


def test_who_has_children_forgotten_by_the_kernel_gets_answers_too() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert in_forks([partial(answer, "one"), partial(answer, "two")], 2) == [b"one", b"two"]
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_what_ends_the_caller_ends_the_tasks(tmp_path: Path) -> None:
    def stop(done: int) -> None:
        while not (tmp_path / "pid").is_file() or not (tmp_path / "pid").read_text():
            time.sleep(0.01)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        in_forks([partial(touch_and_sleep, tmp_path / "pid"), partial(answer, "done")], 2, stop)

    assert not psutil.pid_exists(int((tmp_path / "pid").read_text()))


def test_no_task_outlives_a_caller_that_is_killed(tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from tests.test_forks import in_forks, partial, touch_and_sleep
in_forks([partial(touch_and_sleep, Path({str(tmp_path)!r}, name)) for name in ("a", "b")], 2)
"""
    caller = subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parents[1])
    while not all((tmp_path / name).is_file() and (tmp_path / name).read_text() for name in ("a", "b")):
        time.sleep(0.01)
    caller.kill()
    caller.wait()

    tasks = [int((tmp_path / name).read_text()) for name in ("a", "b")]
    until = time.monotonic() + 5
    while any(map(psutil.pid_exists, tasks)) and time.monotonic() < until:
        time.sleep(0.01)

    assert not any(map(psutil.pid_exists, tasks))
