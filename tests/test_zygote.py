"""Processes: that each worker is new, that a tree of them dies whole, and that none outlives the command that started it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.errors import AuthorError, Gone, ZygoteError
from grader.isolation import zygote as zygote_module
from grader.isolation.border import Sources, Worker
from grader.isolation.figures import Figures
from grader.isolation.launch import Zygote
from grader.isolation.layers import Ended
from grader.isolation.limits import Limits

END_SECONDS = 5.0  # in which everything must be gone

BUSY = b"""
import signal, threading, time
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
def spin():
    while True:
        pass
for _ in range(3):
    threading.Thread(target=spin).start()
def attack():
    spin()
"""


def ask(worker: Worker, module: str = "attack", function: str = "attack", seconds: float = 10.0) -> Any:
    loaded = worker.load(module, 1, time.monotonic() + seconds)
    assert loaded.crash is None, loaded.crash
    answer, value = worker.ask(module, function, [], {}, 1, time.monotonic() + seconds)
    assert answer.crash is None, answer.crash
    return value


def children(pid: int) -> list[int]:
    with contextlib.suppress(OSError):
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def descendants(pid: int) -> list[int]:
    return [process for child in children(pid) for process in (child, *descendants(child))]


def exists(pid: int) -> bool:
    """Also as a zombie."""
    return Path(f"/proc/{pid}").exists()


def wait_until(true: Callable[[], bool], seconds: float = END_SECONDS) -> bool:
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()


@pytest.fixture
def own_zygote() -> Iterator[Zygote]:
    with Zygote() as zygote:
        yield zygote


# Each worker is new.


def test_nothing_is_carried_from_one_worker_to_the_next(light_zygote: Zygote) -> None:
    source = b"""
import builtins, os, numpy
def attack():
    found = [getattr(builtins, "left", None), getattr(numpy, "left", None), os.environ.get("LEFT"), sorted(os.listdir("."))]
    builtins.left = numpy.left = os.environ["LEFT"] = "here"
    numpy.random.seed(7)
    open("left", "w").close()
    return found
"""
    found = []

    for _ in range(2):
        with Worker(light_zygote.address, Sources({"attack.py": source}), Limits()) as worker:
            found.append(ask(worker))

    assert found[0] == found[1] == [None, None, None, []]


def test_two_workers_at_the_same_time_share_no_folder_and_no_process(light_zygote: Zygote) -> None:
    source = b"import os\ndef attack():\n    open('mine', 'x').close()\n    return os.getpid(), sorted(os.listdir('.'))"
    sources = Sources({"attack.py": source})

    with Worker(light_zygote.address, sources, Limits()) as one, Worker(light_zygote.address, sources, Limits()) as other:
        assert ask(one) == ask(other) == (2, ["mine"])


# The tree dies at the end.


def test_threads_ignored_signals_and_stopped_processes_are_gone_after_the_end(own_zygote: Zygote) -> None:
    worker = Worker(own_zygote.address, Sources({"attack.py": BUSY}), Limits())
    worker.load("attack", 1, time.monotonic() + 10)
    tree = descendants(own_zygote.pid)
    os.kill(tree[-1], signal.SIGSTOP)

    began = time.monotonic()
    ended = worker.end()

    assert len(tree) == 2
    assert time.monotonic() - began < END_SECONDS
    assert ended.signal == signal.SIGKILL
    assert wait_until(lambda: not any(exists(process) for process in tree))
    assert children(own_zygote.pid) == []


def test_double_forks_and_new_sessions_of_an_unconfined_worker_are_gone_after_the_end(own_zygote: Zygote) -> None:
    source = b"""
import os, time
def attack():
    reader, writer = os.pipe()
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.setsid()
            os.write(writer, str(os.getpid()).encode())
            time.sleep(1000)
        os._exit(0)
    os.mkdir("closed")
    open("closed/file", "w").close()
    os.chmod("closed", 0)
    return int(os.read(reader, 20)), os.getcwd()
"""
    worker = Worker(own_zygote.address, Sources({"attack.py": source}), Limits(), confined=False)
    daemon, scratch = ask(worker)
    assert exists(daemon)
    assert Path(scratch, "closed").exists()

    worker.end()

    assert worker.layers["unsafe"] is True
    assert wait_until(lambda: not exists(daemon))
    assert wait_until(lambda: children(own_zygote.pid) == [])
    assert not Path(scratch).parent.exists()


def test_fifty_workers_leave_no_zombie_and_no_descriptor(own_zygote: Zygote) -> None:
    descriptors = Path(f"/proc/{own_zygote.pid}/fd")
    sources = Sources({"attack.py": b"def attack():\n    return 1"})
    Worker(own_zygote.address, sources, Limits()).end()
    wait_until(lambda: children(own_zygote.pid) == [])
    before = len(list(descriptors.iterdir())), len(os.listdir("/proc/self/fd"))

    for _ in range(50):
        Worker(own_zygote.address, sources, Limits()).end()

    assert wait_until(lambda: children(own_zygote.pid) == [])
    assert (len(list(descriptors.iterdir())), len(os.listdir("/proc/self/fd"))) == before


def test_closing_a_zygote_ends_its_workers_and_leaves_nothing() -> None:
    zygote = Zygote()
    worker = Worker(zygote.address, Sources({"attack.py": BUSY}), Limits())
    worker.load("attack", 1, time.monotonic() + 10)
    tree = [zygote.pid, *descendants(zygote.pid)]

    began = time.monotonic()
    zygote.close()

    assert time.monotonic() - began < END_SECONDS
    assert len(tree) == 3
    assert not any(exists(process) for process in tree)
    assert not Path(zygote.address).parent.exists()
    worker.end()


# The command dies.

COMMAND = """
import os, sys, time
from grader.isolation.border import Sources, Worker
from grader.isolation.launch import Zygote
from grader.isolation.limits import Limits
zygote = Zygote()
workers = [Worker(zygote.address, Sources({{"attack.py": {source!r}}}), Limits()) for _ in range(2)]
for worker in workers:
    worker.load("attack", 1, time.monotonic() + 10)
{then}
print(zygote.pid, zygote.address, flush=True)
time.sleep(1000)
"""


HOLD_EVERYTHING_OPEN = "if os.fork() == 0: time.sleep(30); os._exit(0)"


@pytest.mark.parametrize("then", ["", HOLD_EVERYTHING_OPEN], ids=["alone", "with a child"])
def test_kill_9_of_the_command_ends_zygote_wardens_and_busy_workers_in_five_seconds(then: str) -> None:
    code = COMMAND.format(source=BUSY, then=then)
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, start_new_session=True) as command:
        assert command.stdout is not None
        try:
            pid, address = command.stdout.readline().split()
            tree = [int(pid), *descendants(int(pid))]

            command.kill()

            assert len(tree) == 5
            assert wait_until(lambda: not any(exists(process) for process in tree))
            assert wait_until(lambda: not Path(address).parent.exists())
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(command.pid, signal.SIGKILL)


def test_kill_9_of_a_judge_that_did_not_start_the_zygote_ends_its_workers_only(own_zygote: Zygote) -> None:
    code = f"""
import os, time
from grader.isolation.border import Sources, Worker
from grader.isolation.limits import Limits
worker = Worker({own_zygote.address!r}, Sources({{"attack.py": {BUSY!r}}}), Limits())
worker.load("attack", 1, time.monotonic() + 10)
if os.fork() == 0:
    time.sleep(30)  # holds the judge's end of everything open
    os._exit(0)
print("ready", flush=True)
time.sleep(1000)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, start_new_session=True) as judge:
        assert judge.stdout is not None
        try:
            judge.stdout.readline()
            tree = descendants(own_zygote.pid)

            judge.kill()

            assert len(tree) == 2
            assert wait_until(lambda: not any(exists(process) for process in tree))
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(judge.pid, signal.SIGKILL)
    with Worker(own_zygote.address, Sources({"attack.py": b"def attack():\n    return 1"}), Limits()) as worker:
        assert ask(worker) == 1


# The zygote dies, stops, or is asked for nonsense.


def test_kill_9_of_the_zygote_ends_its_workers_and_is_our_error() -> None:
    zygote = Zygote()
    sources = Sources({"attack.py": BUSY})
    worker = Worker(zygote.address, sources, Limits())
    worker.load("attack", 1, time.monotonic() + 10)
    tree = descendants(zygote.pid)

    os.kill(zygote.pid, signal.SIGKILL)

    with pytest.raises(Gone):
        worker.ask("attack", "attack", [], {}, 1, time.monotonic() + END_SECONDS)
    worker.end()
    assert wait_until(lambda: not any(exists(process) for process in tree))
    with pytest.raises(ZygoteError, match="the warm process does not answer"):
        Worker(zygote.address, sources, Limits())
    zygote.close()


def test_a_stopped_zygote_is_our_error_before_long_and_works_again_later(own_zygote: Zygote) -> None:
    sources = Sources({"attack.py": b"def attack():\n    return 1"})
    os.kill(own_zygote.pid, signal.SIGSTOP)

    began = time.monotonic()
    with pytest.raises(ZygoteError, match="did not start"):
        Worker(own_zygote.address, sources, Limits(start_seconds=0.5))

    assert time.monotonic() - began < 2 * END_SECONDS
    os.kill(own_zygote.pid, signal.SIGCONT)
    with Worker(own_zygote.address, sources, Limits()) as worker:
        assert ask(worker) == 1
    assert wait_until(lambda: children(own_zygote.pid) == [])


def test_a_stopped_zygote_can_be_closed() -> None:
    zygote = Zygote()
    os.kill(zygote.pid, signal.SIGSTOP)

    began = time.monotonic()
    zygote.close()

    assert time.monotonic() - began < 2 * END_SECONDS
    assert not exists(zygote.pid)
    assert not Path(zygote.address).parent.exists()


def test_sixty_judges_at_once_all_get_a_worker(own_zygote: Zygote) -> None:
    sources = Sources({"attack.py": b"def attack():\n    return 1"})
    found: list[object] = []

    def judge() -> None:
        with Worker(own_zygote.address, sources, Limits(start_seconds=60, call_seconds=60)) as worker:
            found.append(ask(worker, seconds=60))

    judges = [threading.Thread(target=judge) for _ in range(60)]
    for thread in judges:
        thread.start()
    for thread in judges:
        thread.join()

    assert found == [1] * 60


def test_nonsense_at_the_address_harms_nobody(own_zygote: Zygote) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as post:
        post.connect(own_zygote.address)
        for nonsense in (b"", b"\xff" * 1000, b"\x80"):
            post.send(nonsense)
        socket.send_fds(post, [b"\x80"], [0, 1, 2, 0, 1, 2])

    with Worker(own_zygote.address, Sources({"attack.py": b"def attack():\n    return 1"}), Limits()) as worker:
        assert ask(worker) == 1


def test_only_this_user_reaches_the_address(own_zygote: Zygote) -> None:
    assert Path(own_zygote.address).parent.stat().st_mode & 0o777 == 0o700


# Preloading.


def test_a_module_that_does_not_import_is_the_authors_error_with_its_name() -> None:
    with pytest.raises(AuthorError, match="preload does not import: ModuleNotFoundError: No module named 'tensorflaw'"):
        Zygote(["json", "tensorflaw"])


def test_a_failed_start_leaves_no_process_no_folder_and_no_descriptor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    descriptors, mine = len(os.listdir("/proc/self/fd")), children(os.getpid())

    with pytest.raises(AuthorError):
        Zygote(["tensorflaw"])

    assert list(tmp_path.iterdir()) == []
    assert len(os.listdir("/proc/self/fd")) == descriptors
    assert children(os.getpid()) == mine


# What the warden says of a worker that it ends.


class Told(Figures):
    """Of this test's own child; `cpu` is what the kernel says of its computing time."""

    def __init__(self, pid: int, cpu: float | None) -> None:
        super().__init__(pid, str(pid))
        self._cpu = cpu

    def cpu_seconds(self) -> float | None:
        return self._cpu


def ended(cpu: float | None) -> tuple[Ended, bool]:
    """What is said of a child that sleeps when it is to end, and whether it has been waited for."""
    said, word = os.pipe()
    pid = os.fork()
    if pid == 0:
        time.sleep(60)
        os._exit(3)
    try:
        os.write(word, b"end")
        return zygote_module.watch(pid, (said,), Told(pid, cpu), 1 << 40), exited(pid)
    finally:
        os.close(word)
        os.close(said)


def exited(pid: int) -> bool:
    """Whether somebody has waited for this child; if not, we do."""
    try:
        os.waitpid(pid, 0)
    except ChildProcessError:
        return True
    return False


def test_a_worker_that_is_ended_at_work_is_not_waited_for() -> None:
    found, waited_for = ended(1.5)

    assert (found.exit_code, found.signal, found.cpu_seconds, waited_for) == (None, signal.SIGKILL, 1.5, False)
    assert found.peak_bytes > 0


def test_a_worker_of_which_the_kernel_says_nothing_is_waited_for() -> None:
    found, waited_for = ended(None)

    assert (found.signal, waited_for) == (signal.SIGKILL, True)
    assert found.cpu_seconds < 1.5


# Cleaning up where there is no file system of the worker's own.


def test_a_folder_that_hostile_code_has_filled_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "worker"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path)
    (tmp_path / "bystander").write_text("stays")
    here = os.open(folder, os.O_RDONLY)
    start = os.open(".", os.O_RDONLY)
    try:
        os.fchdir(here)
        for _ in range(1000):  # deeper than a path can be long
            Path("nested").mkdir()
            os.chdir("nested")
        Path("closed").mkdir(mode=0)
    finally:
        os.fchdir(start)
        os.close(here)
        os.close(start)

    zygote_module.remove_tree(folder)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["bystander"]
