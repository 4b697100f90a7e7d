"""The zygote: one warm process with the course's libraries imported, which forks a worker whenever a judge asks for one.

It is started by `border.Zygote` with an empty environment, in `/`, with a path of its own, and holds nothing that a worker may not read.
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
import shutil
import signal
import socket
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from grader.isolation import sandbox, worker
from grader.isolation.layers import Ended, Layers, Order

WATCH_SECONDS = 0.05  # how often a warden looks at its worker's memory


def main() -> None:
    """Runs in the new process: import, say "ready" or why not, then fork on demand until the starter goes away."""
    listener = _prepare(json.loads(sys.stdin.buffer.readline()))
    if listener is not None:
        serve(listener, sys.stdin.fileno())


def _prepare(boot: dict[str, Any]) -> socket.socket | None:
    """Import and report; in a function of its own, since a worker can walk the frames that it was forked under."""
    report = os.fdopen(boot["report"], "wb", buffering=0)
    try:
        _import_confinement()
        for name in boot["preload"]:
            importlib.import_module(name)
    except BaseException:  # an import may raise anything; the starter tells the author
        report.write(traceback.format_exc().encode()[-4000:])
        return None
    sys.path[:] = boot["path"]
    sandbox.adopt_orphans()
    sandbox.become_nobody()
    gc.collect()
    gc.freeze()  # or the first collection in each worker would copy every page that the zygote shares
    report.write(b"ready")
    report.close()
    return socket.socket(fileno=boot["listener"])


def _import_confinement() -> None:
    """What a worker needs when it can no longer read everything. What is missing here is a missing layer there, with its reason."""
    for name in ("sandlock", "pyseccomp", "numpy.random"):
        with contextlib.suppress(ImportError, OSError, RuntimeError):
            importlib.import_module(name)


def serve(listener: socket.socket, starter: int) -> None:
    """Fork a warden for each order; end when the starter's end of `starter` closes. Reaps every warden."""
    alive, alive_end = os.pipe()
    wake, wake_end = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake_end)
    poll = select.poll()
    for descriptor in (listener.fileno(), starter, wake):
        poll.register(descriptor, select.POLLIN)
    while True:
        ready = {descriptor for descriptor, _event in poll.poll()}
        if starter in ready:
            os._exit(0)
        if wake in ready:
            os.read(wake, 4096)
            _reap()
        if listener.fileno() in ready:
            take_order(listener, (alive, alive_end))


def take_order(listener: socket.socket, alive: tuple[int, int]) -> None:
    """Accept one judge's order and fork for it. A judge that asks for nonsense gets its descriptors closed, nothing else."""
    connection, _address = listener.accept()
    descriptors: list[int] = []
    try:
        connection.settimeout(5)
        data, descriptors, _flags, _sender = socket.recv_fds(connection, 1 << 16, 2)
        order = msgspec.msgpack.decode(data, type=Order)
        frames, judge = descriptors
        user, group = os.getuid(), os.getgid()
        pid, refused = sandbox.clone_into_namespaces() if order.confined else (os.fork(), "confinement is switched off")
        if pid == 0:
            _be_warden(order, frames, judge, alive, refused, user, group)
    except (OSError, msgspec.MsgspecError, ValueError):
        pass
    finally:
        connection.close()
        for descriptor in descriptors:
            os.close(descriptor)


def _reap() -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _be_warden(order: Order, frames: int, judge: int, alive: tuple[int, int], refused: str, user: int, group: int) -> NoReturn:
    """The first process of the namespaces: set them up, fork the worker, watch. Leaves by `_exit`, which ends whatever is in there."""
    fallback = None
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.close(alive[1])
        os.setsid()
        if refused:
            fallback = Path(tempfile.mkdtemp(prefix="gradekit-worker-", dir="/tmp"))
        layers, home = sandbox.furnish(refused, user, group, order.limits, fallback or Path("/nonexistent"))
        name, name_end = os.pipe()
        pid = os.fork()
        if pid == 0:
            _be_worker(order, frames, layers, home, name_end)
        os.close(frames)
        os.close(name_end)
        ended = watch(pid, judge, alive[0], name)
        os.write(judge, msgspec.msgpack.encode(ended))
    except BaseException:  # nothing above may reach the zygote's code in this process
        with contextlib.suppress(OSError):
            os.write(judge, traceback.format_exc().encode()[-4000:])
    finally:
        if fallback is not None:
            shutil.rmtree(fallback, ignore_errors=True)
        os._exit(0)


def _be_worker(order: Order, frames: int, layers: Layers, home: Path, name_end: int) -> NoReturn:
    try:
        sandbox.die_with_parent()
        os.write(name_end, os.readlink("/proc/self").encode())  # our pid as /proc knows it; ours differs in here
        os.close(name_end)
        worker.work(frames, order.limits, layers, home, confined=order.confined)
    finally:
        os._exit(0)


def watch(pid: int, judge: int, zygote: int, name: int) -> Ended:
    """Wait for the worker's end, or end it when the judge or the zygote goes away or says so; sample its memory meanwhile."""
    statm = _open_statm(name)
    child = os.pidfd_open(pid)
    poll = select.poll()
    for descriptor in (judge, zygote, child):
        poll.register(descriptor, select.POLLIN)
    peak, page = 0, os.sysconf("SC_PAGE_SIZE")
    while True:
        ready = {descriptor for descriptor, _event in poll.poll(WATCH_SECONDS * 1000)}
        if statm >= 0:
            with contextlib.suppress(OSError, ValueError, IndexError):
                peak = max(peak, int(os.pread(statm, 200, 0).split()[5]) * page)
        if {judge, zygote} & ready:
            os.kill(pid, signal.SIGKILL)
        if ready:
            break
    _pid, status, usage = os.wait4(pid, 0)
    return Ended(
        os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
        os.WTERMSIG(status) if os.WIFSIGNALED(status) else None,
        usage.ru_utime + usage.ru_stime,
        peak,
    )


def _open_statm(name: int) -> int:
    """The worker's memory figures, opened before it is confined; -1 where /proc does not show it."""
    number = os.read(name, 32).decode()
    os.close(name)
    try:
        return os.open(f"/proc/{number}/statm", os.O_RDONLY)
    except OSError:
        return -1
