"""The zygote: one warm process with the course's libraries imported, which forks a worker whenever a judge asks for one.

It is started by `launch.Zygote` with an empty environment, in `/`, with a path of its own, and holds nothing that a worker may not read.
It runs no student code and no TensorFlow op. Between it and a worker stands a *warden*, the first process of the worker's own process
namespace: it watches the judge's and the zygote's lifelines, the worker's memory and its end, and with its death the kernel kills all
that is left in there.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import time
import traceback
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from grader.errors import Gone
from grader.isolation import hugepages, sandbox, worker
from grader.isolation.figures import Figures
from grader.isolation.layers import Ended, Layers, Order

WATCH_SECONDS = 0.02  # how often a warden looks at its worker's memory: NumPy fills some 40 MB in that time, and reserves far more
GOODBYE_SECONDS = 3.0  # how long the zygote waits for its wardens when it ends
TROUBLE = 70  # exit code of a worker whose own code failed, not the student's (sysexits.h: internal software error)
MOST_LAST_WORDS = 2000  # bytes

# What Keras imports with the first call, summary, fit and save; each worker would do it anew.
KERAS_LATER = """
rich._emoji_codes encodings.cp437 tensorflow.python.data.ops.concatenate_op tensorflow.python.data.ops.flat_map_op
tensorflow.python.data.ops.from_tensors_op tensorflow.python.data.ops.range_op tensorflow.python.data.ops.zip_op
""".split()


def main() -> None:
    """Runs in the new process: import, say "ready" or why not, then fork on demand until the starter goes away."""
    listener, starter = _prepare(json.loads(sys.stdin.buffer.readline()))
    serve(listener, (starter, sys.stdin.fileno()))
    _remove_address(listener)
    os._exit(0)


def _prepare(boot: dict[str, Any]) -> tuple[socket.socket, int]:
    """Import and report; in a function of its own, since a worker can walk the frames that it was forked under."""
    report = boot["report"]
    try:
        _import_confinement()
        for name in boot["preload"]:
            importlib.import_module(name)
        if "keras" in sys.modules:
            _import_what_keras_imports_later()
    except BaseException:  # an import may raise anything; the starter tells the author
        os.write(report, traceback.format_exc().encode()[-4000:])
        os._exit(1)
    sys.path[:] = boot["path"]
    sandbox.adopt_orphans()
    sandbox.prepare()
    worker.look_around()
    gc.collect()
    gc.freeze()  # or the first collection in each worker would copy every page that the zygote shares
    os.write(report, b"ready")
    os.close(report)
    return socket.socket(fileno=boot["listener"]), boot["starter"]


def _import_what_keras_imports_later() -> None:
    """Only saves time: another version of Keras may have other modules."""
    for name in KERAS_LATER:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def _import_confinement() -> None:
    """What a worker needs when it can no longer read everything. What is missing here is a missing layer there, with its reason."""
    for name in ("sandlock", "pyseccomp", "numpy.random"):
        with contextlib.suppress(ImportError, OSError, RuntimeError):
            importlib.import_module(name)


def serve(listener: socket.socket, starter: tuple[int, int]) -> None:
    """Fork a warden for each order, reap every warden; return when the starter has died, has closed its pipe, or says SIGTERM.

    `starter` are a pidfd of the starter and the pipe from it. The pipe alone would not do: a child of the starter's may hold it open.
    """
    alive, alive_end = os.pipe()
    wake, wake_end = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGTERM, lambda *_: None)
    signal.set_wakeup_fd(wake_end)
    listener.setblocking(False)
    poll = select.poll()
    for descriptor in (listener.fileno(), *starter, wake):
        poll.register(descriptor, select.POLLIN)
    separate = list(hugepages.pieces())
    while True:
        ready = {descriptor for descriptor, _event in poll.poll(0 if separate else None)}
        if separate and not ready:  # nobody waits
            hugepages.join(separate.pop())
            continue
        said = os.read(wake, 4096) if wake in ready else b""
        _reap()
        if signal.SIGTERM in said or not ready.isdisjoint(starter):
            break
        if listener.fileno() in ready:
            take_order(listener, alive)
    os.close(alive_end)
    _wait_for_wardens()


def take_order(listener: socket.socket, alive: int) -> None:
    """Read one judge's order and fork for it. A judge that asks for nonsense gets its descriptors closed, nothing else."""
    descriptors: list[int] = []
    try:
        data, descriptors, _flags, _sender = socket.recv_fds(listener, 1 << 16, 3)
        order = msgspec.msgpack.decode(data, type=Order)
        frames, line, judge = descriptors
        _fork_warden(order, frames, line, judge, alive)
    except (OSError, msgspec.MsgspecError, ValueError):
        pass
    finally:
        for descriptor in descriptors:
            os.close(descriptor)


def _fork_warden(order: Order, frames: int, line: int, judge: int, alive: int) -> None:
    try:
        pid, refused = sandbox.clone_into_namespaces() if order.confined else (os.fork(), "confinement is switched off")
    except OSError as error:  # too many processes, no memory
        os.write(line, f"no process: {error.strerror}".encode())
        return
    if pid == 0:
        _be_warden(order, frames, line, judge, alive, refused)


def _reap() -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _wait_for_wardens() -> None:
    """They have seen the end of `alive` and end by themselves; whoever dawdles is left to init."""
    deadline = time.monotonic() + GOODBYE_SECONDS
    with contextlib.suppress(ChildProcessError):
        while time.monotonic() < deadline:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.005)


def _remove_address(listener: socket.socket) -> None:
    """The folder of the address, for the case that the starter did not live to do it."""
    address = Path(str(listener.getsockname()))
    with contextlib.suppress(OSError):
        address.unlink()
        address.parent.rmdir()


def _be_warden(order: Order, frames: int, line: int, judge: int, alive: int, refused: str) -> NoReturn:
    """The first process of the namespaces: set them up, fork the worker, watch. Leaves by `_exit`, which ends whatever is in there."""
    home = None
    try:
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        sandbox.close_descriptors((frames, line, judge, alive))
        sandbox.adopt_orphans()
        os.setsid()
        layers, home = sandbox.furnish(refused, order.limits)
        name, name_end = os.pipe()
        words, words_end = os.pipe2(os.O_NONBLOCK)
        pid = os.fork()
        if pid == 0:
            _be_worker(order, frames, layers, home, name_end, words_end)
        for descriptor in (frames, name_end, words_end):
            os.close(descriptor)
        figures = Figures(pid, os.read(name, 32).decode())
        os.close(name)
        ended = watch(pid, (line, alive, judge), figures, order.limits.memory_bytes)
        ended.last_words = _read_last_words(words)
        os.write(line, msgspec.msgpack.encode(ended))
        with contextlib.suppress(ChildProcessError):  # it has been waited for
            os.waitpid(pid, 0)
    except BaseException:  # nothing above may reach the zygote's code in this process
        with contextlib.suppress(OSError):
            os.write(line, traceback.format_exc().encode()[-4000:])
    finally:
        with contextlib.suppress(BaseException):
            _end_all_children()
            if home is not None and sandbox.is_ordinary(home):
                remove_tree(home)
        os._exit(0)


def _be_worker(order: Order, frames: int, layers: Layers, home: Path, name_end: int, words_end: int) -> NoReturn:
    code = TROUBLE
    try:
        os.write(name_end, os.readlink("/proc/self").encode())  # our pid as /proc knows it; ours may differ in here
        os.dup2(words_end, 2)
        sandbox.close_descriptors((2, frames))
        if order.confined:
            layers |= sandbox.leave_root(own_root=layers["own_root"] is True)
        sandbox.die_with_parent()
        worker.work(frames, order.limits, layers, home, confined=order.confined)
        code = 0
    except Gone:  # the judge
        code = 0
    except BaseException:
        os.write(2, traceback.format_exc().encode()[-MOST_LAST_WORDS:])
    finally:
        os._exit(code)


def watch(pid: int, lifelines: tuple[int, ...], figures: Figures, memory_bytes: int) -> Ended:
    """Wait for the worker's end, or end it when one of the lifelines breaks or says so; sample its memory meanwhile.

    RLIMIT_DATA stops a worker at `memory_bytes`. One that has more in use all the same has found a way around it, and is ended.
    One that is ended while it works is killed and not waited for: giving its memory back takes 15 ms, in which the judge can go on.
    """
    child = os.pidfd_open(pid)
    poll = select.poll()
    for descriptor in (*lifelines, child):
        poll.register(descriptor, select.POLLIN)
    peak = shared = 0
    while True:
        ready = {descriptor for descriptor, _event in poll.poll(WATCH_SECONDS * 1000)}
        in_use, shared = figures.memory() or (0, shared)
        peak = max(peak, in_use)
        if not ready.isdisjoint(lifelines) or in_use > memory_bytes * 1.1:
            at_work = in_use and child not in ready  # without memory it is about to end by itself, and how is of interest
            cpu_seconds, resident = figures.cpu_seconds(), figures.most_resident() - shared
            os.kill(pid, signal.SIGKILL)
            if at_work and cpu_seconds is not None:
                return Ended(None, signal.SIGKILL, cpu_seconds, max(peak, min(resident, memory_bytes)))
            break
        if child in ready:
            break
    _pid, status, usage = os.wait4(pid, 0)
    return Ended(
        os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
        os.WTERMSIG(status) if os.WIFSIGNALED(status) else None,
        usage.ru_utime + usage.ru_stime,
        max(peak, min(usage.ru_maxrss * 1024 - shared, memory_bytes)),  # what was really filled is known exactly, though late
    )


def _read_last_words(words: int) -> str:
    """What fits into a pipe is kept of what the worker wrote to its stderr; the end of that."""
    try:
        said = os.read(words, 1 << 16)
    except BlockingIOError:  # nothing, and something still holds the other end
        return ""
    return said[-MOST_LAST_WORDS:].decode("utf-8", "replace")


def _end_all_children() -> None:
    """Kill whatever the worker has left behind, again and again: only needed where no process namespace does it."""
    with contextlib.suppress(ChildProcessError):
        while True:
            for child in Path("/proc/thread-self/children").read_text().split():
                os.kill(int(child), signal.SIGKILL)
            os.waitpid(-1, 0)


def remove_tree(folder: Path) -> None:
    """Remove a folder that hostile code has filled: folders without rights, nested deeper than a path can be long.

    Each folder found is moved to the top before it is looked into, so that no path grows.
    """
    number = 0
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        current.chmod(0o700)
        for entry in list(os.scandir(current)):
            path = Path(entry.path)
            if not entry.is_dir(follow_symlinks=False):
                path.unlink()
                continue
            number += 1
            path.chmod(0o700)
            waiting.append(path.rename(folder / f".removed-{number}"))
        if current != folder:
            current.rmdir()
    folder.rmdir()
