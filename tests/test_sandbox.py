"""Attacks from inside a worker, by the layer that stops them. Each runs as student code in a real, confined worker."""

from __future__ import annotations

import functools
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.errors import Gone, Late
from grader.isolation.border import Sources, Worker
from grader.isolation.launch import Zygote
from grader.isolation.limits import MIB, Limits

on_x86 = pytest.mark.skipif(platform.machine() != "x86_64", reason="system calls by their number on x86-64")

TOOLS = """
import ctypes, errno, os, sys
libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]

def outcome(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except OSError as error:
        return errno.errorcode[error.errno]
    return "done"

def system_call(number, *args):
    ctypes.set_errno(0)
    return "done" if libc.syscall(number, *args) >= 0 else errno.errorcode[ctypes.get_errno()]

def map_memory(size, protection, flags):
    ctypes.set_errno(0)
    address = libc.mmap(None, size, protection, flags, -1, 0)
    return errno.errorcode[ctypes.get_errno()] if address in (None, 2**64 - 1) else "done"
"""

Attack = Callable[..., Any]


@pytest.fixture
def attack(light_zygote: Zygote) -> Attack:
    """Run `attack` of this source in a fresh worker, with these arguments; what it returned."""
    return functools.partial(attack_in, light_zygote)


def attack_in(zygote: Zygote, source: str, *args: Any) -> Any:
    with Worker(zygote.address, Sources({"attack.py": (TOOLS + source).encode(), "data.txt": b"mine"}), Limits()) as worker:
        loaded = worker.load("attack", 1, time.monotonic() + 10)
        assert loaded.crash is None, loaded.crash
        answer, value = worker.ask("attack", "attack", args, {}, 1, time.monotonic() + 30)
    assert answer.crash is None, answer.crash
    return value


# Descriptors, environment, memory: what a worker holds.


def test_a_worker_holds_four_descriptors_and_none_of_them_is_a_file(attack: Attack) -> None:
    kinds = attack(
        """
import stat
def attack():
    kinds = {stat.S_IFCHR: "device", stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket"}
    opened = [descriptor for descriptor in range(5000) if outcome(os.fstat, descriptor) == "done"]
    return {descriptor: kinds.get(stat.S_IFMT(os.fstat(descriptor).st_mode), "file") for descriptor in opened}
"""
    )

    assert [kinds.pop(0), kinds.pop(1), kinds.pop(2)] == ["device", "device", "pipe"]
    assert list(kinds.values()) == ["socket"]


def test_a_worker_reads_nothing_of_the_judge_in_its_environment_arguments_folder_and_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADE_TOKEN", "token-of-the-teacher")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    source = """
def attack():
    said = [repr(dict(os.environ)), repr(sys.argv), os.getcwd(), *sys.path, *sys.orig_argv, open("/proc/self/cmdline").read()]
    frame = sys._getframe()
    while frame:
        said.append(repr(frame.f_globals.get("__file__")) + repr(frame.f_code.co_filename))
        frame = frame.f_back
    for name in ("environ", "cwd"):
        try:
            said.append(open(f"/proc/self/{name}").read())
        except OSError:
            pass
    return "\\n".join(said)
"""

    with Zygote() as zygote:
        said = attack_in(zygote, source)

    assert "token-of-the-teacher" not in said
    assert str(tmp_path) not in said
    assert "pytest" not in said


def test_nothing_of_the_judge_is_anywhere_in_a_workers_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADE_TOKEN", "token-of-the-teacher")
    monkeypatch.chdir(tmp_path)
    source = """
def attack(needles):
    found, scanned = [], 0
    for line in open("/proc/self/maps").read().splitlines():
        place, rights, *_ = line.split()
        start, end = (int(part, 16) for part in place.split("-"))
        if rights != "rw-p" or "[v" in line:
            continue
        memory = ctypes.string_at(start, end - start)
        scanned += len(memory)
        for first, second in needles:  # in halves, or this search would find itself
            at = memory.find(first.encode())
            while at >= 0:
                if memory[at + len(first) : at + len(first) + len(second)] == second.encode():
                    found.append(first)
                at = memory.find(first.encode(), at + 1)
    return scanned, found
"""
    needles = ["token-of-the-teacher", str(tmp_path), "PYTEST_CURRENT_TEST"]
    halves = [(needle[: len(needle) // 2], needle[len(needle) // 2 :]) for needle in needles]

    with Zygote() as zygote:
        scanned, found = attack_in(zygote, source, halves)

    assert scanned > 5 * MIB
    assert found == []


# Files.

LOOK = """
def attack(path):
    return [outcome(open, path), outcome(os.listdir, path), outcome(os.stat, path), outcome(os.readlink, path), os.path.exists(path)]
"""


@pytest.mark.parametrize("name", ["solutions/02_pad/test_hidden.py", "grades.sqlite", "submissions/somebody_else/padding.py"])
def test_other_files_cannot_be_read_nor_their_existence_be_learnt(attack: Attack, tmp_path: Path, name: str) -> None:
    secret = tmp_path / name
    secret.parent.mkdir(parents=True, exist_ok=True)
    secret.write_text("expected = 42")

    assert attack(LOOK, str(secret)) == [*["ENOENT"] * 4, False]
    assert attack(LOOK, str(secret.parent)) == [*["ENOENT"] * 4, False]


def test_this_repository_is_not_there_for_a_worker(attack: Attack) -> None:
    repository = Path(__file__).parents[1]

    assert attack(LOOK, str(repository / "solutions"))[-1] is False
    assert attack(LOOK, str(repository / "grader" / "judge.py"))[-1] is False


def test_home_folders_and_the_temporary_folder_are_not_there(attack: Attack) -> None:
    folders = [Path(path) for path in ("/tmp", "/var", "/boot") if not Path(sys.prefix).is_relative_to(path)]  # Python itself must stay
    for path in (Path.home() / ".bashrc", Path("/etc/passwd"), *folders):
        assert attack(LOOK, str(path))[-1] is False, path


def test_a_worker_sees_no_process_but_its_own_and_its_warden(attack: Attack) -> None:
    found = attack(
        """
def attack():
    numbers = [name for name in range(1, 70000) if os.path.exists(f"/proc/{name}")]
    return numbers, os.getpid(), outcome(os.listdir, "/proc")
"""
    )

    assert found == ([1, 2], 2, "EACCES")


@pytest.mark.parametrize("entry", ["cmdline", "environ", "maps", "mem", "status", "fd", "cwd", "root", "stack"])
def test_the_wardens_own_entries_in_proc_are_closed(attack: Attack, entry: str) -> None:
    source = """
def attack(path):
    return [outcome(open, path), outcome(os.listdir, path), outcome(os.readlink, path)]
"""

    refused = {"EACCES", "EPERM", "EINVAL", "ENOTDIR"}  # the last two: it is no link, or no folder

    assert set(attack(source, f"/proc/1/{entry}")) <= refused


@pytest.mark.parametrize(
    "path",
    ["/new", "/home/new", "/home/submission/new", "/home/submission/attack.py", "/tmp/new", "/dev/shm/new", "/proc/self/comm", os.__file__],
)
def test_nothing_can_be_written_outside_the_scratch_folder(attack: Attack, path: str) -> None:
    source = """
def attack(path):
    return outcome(open, path, "ab"), outcome(os.mkdir, path + "-folder"), outcome(os.rename, "mine", path), outcome(os.unlink, path)
"""

    assert set(attack(source, path)) <= {"EACCES", "EPERM", "EROFS", "ENOENT", "EEXIST", "EXDEV"}


def test_the_scratch_folder_can_be_written_and_is_where_the_code_runs(attack: Attack) -> None:
    source = """
import tempfile
def attack():
    open("mine", "w").write("x")
    with tempfile.TemporaryDirectory() as folder:
        return os.getcwd(), os.path.dirname(folder), open("../submission/data.txt").read(), sorted(os.listdir("."))
"""

    cwd, temporary, own, listed = attack(source)

    assert cwd == "/home/scratch"
    assert temporary == cwd
    assert own == "mine"
    assert "mine" in listed


def test_the_submission_is_read_only_to_its_own_code(attack: Attack) -> None:
    source = """
def attack():
    path = "/home/submission/attack.py"
    return {
        "write": outcome(open, path, "w"),
        "append": outcome(open, path, "a"),
        "truncate": outcome(os.truncate, path, 0),
        "chmod": outcome(os.chmod, path, 0o777),
        "fchmod": outcome(os.fchmod, os.open(path, os.O_RDONLY), 0o777),
        "utime": outcome(os.utime, path),
        "unlink": outcome(os.unlink, path),
        "rename": outcome(os.rename, path, "/home/scratch/attack.py"),
        "link": outcome(os.link, path, "/home/scratch/attack.py"),
        "symlink": outcome(os.symlink, path, "/home/scratch/attack.py"),
        "add": outcome(open, "/home/submission/conftest.py", "w"),
    }
"""

    assert {name: outcome for name, outcome in attack(source).items() if outcome not in ("EPERM", "EACCES")} == {}


def test_access_rights_of_pythons_own_files_cannot_be_changed(attack: Attack) -> None:
    source = """
def attack():
    path = os.__file__
    descriptor = os.open(path, os.O_RDONLY)
    return [outcome(os.chmod, path, 0), outcome(os.fchmod, descriptor, 0), outcome(os.utime, path), outcome(os.chown, path, 0, 0),
            outcome(os.setxattr, path, "user.x", b"x")]
"""
    before = Path(os.__file__).stat()

    assert attack(source) == ["EPERM"] * 5

    assert Path(os.__file__).stat()[:9] == before[:9]


# The network.


@pytest.mark.parametrize("family", ["AF_UNIX", "AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "AF_ALG", "AF_VSOCK"])
@pytest.mark.parametrize("kind", ["SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW"])
def test_no_socket_of_any_family_can_be_made(attack: Attack, family: str, kind: str) -> None:
    source = """
import socket
def attack(family, kind):
    return outcome(socket.socket, getattr(socket, family), getattr(socket, kind)), outcome(socket.socketpair)
"""

    assert attack(source, family, kind) == ("EPERM", "EPERM")


def test_the_one_socket_there_is_carries_no_descriptors(attack: Attack) -> None:
    source = """
import stat
def attack():
    frames = next(d for d in range(3, 100) if outcome(os.fstat, d) == "done" and stat.S_ISSOCK(os.fstat(d).st_mode))
    return system_call(46, frames, 0, 0), system_call(47, frames, 0, 0)  # sendmsg, recvmsg
"""
    if platform.machine() == "x86_64":
        assert attack(source) == ("EPERM", "EPERM")


# Processes.


@pytest.mark.parametrize(
    "call",
    [
        "os.fork",
        "os.forkpty",
        "lambda: os.execv(sys.executable, ['python'])",
        "lambda: os.posix_spawn('/bin/true', ['true'], {})",
        "lambda: os.posix_spawnp('true', ['true'], {})",
        "lambda: __import__('subprocess').run(['true'])",
        "lambda: __import__('subprocess').Popen('true', shell=True)",
        "lambda: __import__('multiprocessing').get_context('fork').Process(target=print).start()",
    ],
)
def test_no_process_and_no_program_can_be_started(attack: Attack, call: str) -> None:
    assert attack(f"def attack():\n    return outcome({call})") in ("EPERM", "ENOENT", "EACCES")


def test_os_system_starts_nothing(attack: Attack) -> None:
    assert attack("def attack():\n    return os.system('exit 0')") != 0


@on_x86
@pytest.mark.parametrize(
    ("name", "call", "expected"),
    [
        ("fork", (57,), "EPERM"),
        ("vfork", (58,), "EPERM"),
        ("clone, a process", (56, signal.SIGCHLD, 0, 0, 0, 0), "EPERM"),
        ("clone, a process that shares memory", (56, 0x100 | signal.SIGCHLD, 0, 0, 0, 0), "EPERM"),
        ("clone, a user namespace", (56, 0x10000000 | signal.SIGCHLD, 0, 0, 0, 0), "EPERM"),
        ("clone3 hides its flags", (435, 0, 0), "ENOSYS"),
        ("execve", (59, 0, 0, 0), "EPERM"),
        ("execveat", (322, -100, 0, 0, 0, 0), "EPERM"),
        ("unshare", (272, 0x10000000), "EPERM"),
        ("setns", (308, 0, 0), "EPERM"),
        ("ptrace", (101, 16, 1, 0, 0), "EPERM"),
        ("process_vm_readv", (310, 1, 0, 0, 0, 0, 0), "EPERM"),
        ("process_vm_writev", (311, 1, 0, 0, 0, 0, 0), "EPERM"),
        ("pidfd_open", (434, 1, 0), "EPERM"),
        ("pidfd_send_signal", (424, 0, 9, 0, 0), "EPERM"),
        ("tkill", (200, 1, 9), "EPERM"),
        ("rt_sigqueueinfo", (129, 1, 9, 0), "EPERM"),
        ("setpgid", (109, 0, 1), "EPERM"),
        ("setuid", (105, 0), "EPERM"),
        ("capset", (126, 0, 0), "EPERM"),
        ("mount", (165, 0, 0, 0, 0, 0), "EPERM"),
        ("umount2", (166, 0, 0), "EPERM"),
        ("pivot_root", (155, 0, 0), "EPERM"),
        ("chroot", (161, 0), "EPERM"),
        ("open_tree", (428, -100, 0, 0), "EPERM"),
        ("open_by_handle_at", (304, -100, 0, 0), "EPERM"),
        ("mknod", (133, 0, 0, 0), "EPERM"),
        ("keyctl", (250, 0, 0, 0, 0, 0), "EPERM"),
        ("add_key", (248, 0, 0, 0, 0, 0), "EPERM"),
        ("bpf", (321, 0, 0, 0), "EPERM"),
        ("perf_event_open", (298, 0, 0, 0, 0, 0), "EPERM"),
        ("io_uring_setup", (425, 1, 0), "EPERM"),
        ("userfaultfd", (323, 0), "EPERM"),
        ("seccomp", (317, 1, 0, 0), "EPERM"),
        ("prctl, be dumpable again", (157, 4, 1, 0, 0, 0), "ENOSYS"),
        ("setrlimit", (160, 2, 0), "EPERM"),
        ("fcntl, own a pipe's signals", (72, 1, 8, 1), "EPERM"),
        ("fcntl, choose the signal", (72, 1, 10, 9), "EPERM"),
        ("flock, a bit for another worker", (73, 0, 2), "ENOSYS"),
        ("fcntl, F_SETLK", (72, 1, 6, 0), "ENOSYS"),
        ("fcntl, F_OFD_SETLK", (72, 1, 37, 0), "ENOSYS"),
        ("fadvise64, another such bit", (221, 1, 0, 0, 4), "ENOSYS"),
        ("preadv2", (327, 1, 0, 0, 0, 0, 8), "ENOSYS"),
        ("a call that is newer than the list", (462, 0, 0, 0), "ENOSYS"),
    ],
)
def test_a_system_call_that_reaches_out_is_refused(attack: Attack, name: str, call: tuple[int, ...], expected: str) -> None:
    assert attack("def attack(call):\n    return system_call(*call)", list(map(int, call))) == expected


@on_x86
def test_a_system_call_by_the_32_bit_door_ends_the_process(light_zygote: Zygote) -> None:
    source = (
        TOOLS
        + """
import mmap
def attack():
    code = bytes.fromhex("b814000000cd80c3")  # mov eax, 20 (getpid); int 0x80; ret
    with open("code", "wb") as file:
        file.write(code.ljust(4096, b"\\x90"))
    libc.mmap.argtypes = None
    descriptor = os.open("code", os.O_RDONLY)
    page = libc.mmap(None, ctypes.c_size_t(4096), 7, 2 | 32, -1, 0)
    ctypes.memmove(page, code, len(code))
    return ctypes.CFUNCTYPE(ctypes.c_int)(page)()
"""
    )
    with Worker(light_zygote.address, Sources({"attack.py": source.encode()}), Limits()) as worker:
        worker.load("attack", 1, time.monotonic() + 10)

        with pytest.raises(Gone):
            worker.ask("attack", "attack", [], {}, 1, time.monotonic() + 10)

        assert worker.end().signal == signal.SIGSYS


def test_no_signal_reaches_another_process(attack: Attack) -> None:
    source = """
import signal
def attack(judge):
    others = {number: outcome(os.kill, number, 0) for number in (1, judge, 0, -1, -2)}
    return others, outcome(os.killpg, 1, 9), outcome(os.kill, os.getpid(), 0)
"""

    others, group, own = attack(source, os.getpid())

    assert set(others.values()) == {"EPERM"}
    assert group == "EPERM"
    assert own == "done"


def test_a_worker_has_no_capability_and_another_user(attack: Attack) -> None:
    source = """
def attack():
    fields = dict(line.split(":\\t", 1) for line in open("/proc/self/status").read().splitlines())
    fields["Uid"] = fields["Uid"].split()[0]
    return {name: fields[name] for name in ("Uid", "CapInh", "CapPrm", "CapEff", "CapAmb", "NoNewPrivs", "Seccomp", "Groups")}
"""

    status = attack(source)

    assert {status.pop(name) for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")} == {"0" * 16}
    assert status.pop("Uid") == "65534"
    assert (status.pop("NoNewPrivs"), status.pop("Seccomp")) == ("1", "2")
    assert set(status.pop("Groups").split()) <= {"65534"}


# Resources.


def test_a_thread_bomb_ends_at_the_limit(attack: Attack) -> None:
    source = """
import threading
def attack():
    threading.stack_size(65536)
    stop = threading.Event()
    started = 0
    try:
        while started < 2000:
            threading.Thread(target=stop.wait, daemon=True).start()
            started += 1
    except RuntimeError:
        pass
    stop.set()
    return started
"""

    assert 100 < attack(source) <= Limits().threads


def test_two_workers_do_not_count_each_others_threads(light_zygote: Zygote) -> None:
    source = b"""
import threading
def attack(wanted):
    threading.stack_size(65536)
    for _ in range(wanted):
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    return wanted
"""
    sources, wanted = Sources({"attack.py": source}), Limits().threads * 3 // 4

    with Worker(light_zygote.address, sources, Limits()) as one, Worker(light_zygote.address, sources, Limits()) as other:
        for worker in (one, other):
            worker.load("attack", 1, time.monotonic() + 10)
            answer, value = worker.ask("attack", "attack", [wanted], {}, 1, time.monotonic() + 10)

            assert (answer.crash, value) == (None, wanted)


def test_three_gigabytes_of_numpy_are_a_memory_error_that_says_how_much_was_asked_for(light_zygote: Zygote) -> None:
    sources = Sources({"attack.py": b"import numpy\ndef attack():\n    return numpy.ones(3 << 30, dtype='u1')"})
    with Worker(light_zygote.address, sources, Limits()) as worker:
        worker.load("attack", 1, time.monotonic() + 10)

        answer, _value = worker.ask("attack", "attack", [], {}, 1, time.monotonic() + 10)

    assert answer.crash is not None
    assert (answer.crash.type_name, answer.crash.asked_bytes) == ("MemoryError", 3 << 30)


@pytest.mark.parametrize(
    ("name", "flags", "expected"),
    [
        ("shared and anonymous", 0x21, "EPERM"),
        ("shared and anonymous, validated", 0x23, "EPERM"),
        ("growing like a stack", 0x122, "EPERM"),
        ("huge pages", 0x40022, "EPERM"),
        ("private: what the limit counts", 0x22, "ENOMEM"),
        ("private, not reserved", 0x4022, "ENOMEM"),
    ],
)
def test_no_kind_of_mapping_gets_around_the_memory_limit(attack: Attack, name: str, flags: int, expected: str) -> None:
    assert attack("def attack(flags):\n    return map_memory(3 << 30, 3, flags)", flags) == expected


def test_a_mapping_of_terabytes_that_costs_only_page_tables_is_refused(attack: Attack) -> None:
    assert attack("def attack():\n    return map_memory(1 << 44, 1, 0x4022)") == "ENOMEM"


def test_memory_made_writable_later_counts_too(attack: Attack) -> None:
    source = """
def attack():
    address = libc.mmap(None, 3 << 30, 1, 0x4022, -1, 0)
    libc.mprotect.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    return libc.mprotect(address, 3 << 30, 3), errno.errorcode[ctypes.get_errno()]
"""

    assert attack(source) == (-1, "ENOMEM")


@on_x86
def test_memory_under_another_name_is_refused(attack: Attack) -> None:
    source = """
def attack():
    return {
        "memfd": outcome(os.memfd_create, "x"),
        "zero": outcome(open, "/dev/zero"),
        "shm folder": outcome(open, "/dev/shm/x", "w"),
        "System V": system_call(29, 0, 1 << 20, 0o1777),
        "System V messages": system_call(68, 0, 0o1777),
        "POSIX messages": system_call(240, b"x", 0o102, 0o600, 0),
        "secret memory": system_call(447, 0),
    }
"""

    assert attack(source) == {
        "memfd": "EPERM",
        "zero": "ENOENT",
        "shm folder": "ENOENT",
        "System V": "EPERM",
        "System V messages": "EPERM",
        "POSIX messages": "EPERM",
        "secret memory": "EPERM",
    }


def test_the_scratch_folder_holds_no_more_than_its_limit(attack: Attack) -> None:
    source = """
def attack():
    written = 0
    try:
        for number in range(100):
            with open(f"file{number}", "wb", buffering=0) as file:
                for _ in range(10):
                    written += file.write(bytes(1 << 20))
    except OSError as error:
        return written, errno.errorcode[error.errno]
"""

    written, why = attack(source)

    assert why == "ENOSPC"
    assert written <= Limits().scratch_bytes


def test_a_file_has_a_largest_size_and_the_folder_a_largest_number_of_files(attack: Attack) -> None:
    source = """
def attack():
    with open("large", "wb", buffering=0) as file:
        size = outcome(file.truncate, 1 << 40)
    try:
        for number in range(10_000):
            open(f"small{number}", "w").close()
    except OSError as error:
        return size, number, errno.errorcode[error.errno]
"""

    size, number, why = attack(source)

    assert (size, why) == ("EFBIG", "ENOSPC")
    assert number < 5000


def test_descriptors_run_out_at_the_limit(attack: Attack) -> None:
    source = """
def attack():
    kept = []
    try:
        while len(kept) < 5000:
            kept.append(os.open("/dev/null", os.O_RDONLY))
    except OSError as error:
        return len(kept), errno.errorcode[error.errno]
"""

    opened, why = attack(source)

    assert (opened < Limits().descriptors, why) == (True, "EMFILE")


def test_a_limit_can_neither_be_raised_nor_lowered_and_there_is_no_core_dump(attack: Attack) -> None:
    source = """
import resource
def attack():
    kept = resource.getrlimit(resource.RLIMIT_CPU)
    for wanted in ((1000, 1000), (1, 1)):
        try:
            resource.setrlimit(resource.RLIMIT_CPU, wanted)
        except ValueError:  # what Python makes of EPERM
            pass
    return resource.getrlimit(resource.RLIMIT_CORE), resource.getrlimit(resource.RLIMIT_CPU) == kept
"""

    assert attack(source) == ((0, 0), True)


def test_computing_time_ends_also_for_a_process_that_ignores_the_signal(light_zygote: Zygote) -> None:
    source = b"import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\ndef attack():\n    while True:\n        pass"
    with Worker(light_zygote.address, Sources({"attack.py": source}), Limits(cpu_seconds=1)) as worker:
        worker.load("attack", 1, time.monotonic() + 10)

        with pytest.raises(Gone):
            worker.ask("attack", "attack", [], {}, 1, time.monotonic() + 30)

        ended = worker.end()
    assert ended.signal == signal.SIGKILL
    assert 0.9 < ended.cpu_seconds < 3


# What a process does to itself.


@pytest.mark.parametrize(
    ("line", "exit_code", "number"),
    [
        ("os._exit(7)", 7, None),
        ("os.abort()", None, signal.SIGABRT),
        ("ctypes.string_at(0)", None, signal.SIGSEGV),
        ("os.kill(os.getpid(), 9)", None, signal.SIGKILL),
        ("os.kill(os.getpid(), signal.SIGTERM)", None, signal.SIGTERM),
    ],
)
def test_a_process_that_ends_itself_is_gone_and_how_is_known(
    light_zygote: Zygote, line: str, exit_code: int | None, number: int | None
) -> None:
    source = f"import ctypes, os, signal\ndef attack():\n    {line}".encode()
    with Worker(light_zygote.address, Sources({"attack.py": source}), Limits()) as worker:
        worker.load("attack", 1, time.monotonic() + 10)

        with pytest.raises(Gone):
            worker.ask("attack", "attack", [], {}, 1, time.monotonic() + 10)

        ended = worker.end()
    assert (ended.exit_code, ended.signal) == (exit_code, number)


def test_a_process_that_stops_itself_is_late_and_ended(light_zygote: Zygote) -> None:
    source = b"import os, signal\ndef attack():\n    os.kill(os.getpid(), signal.SIGSTOP)"
    with Worker(light_zygote.address, Sources({"attack.py": source}), Limits()) as worker:
        worker.load("attack", 1, time.monotonic() + 10)

        with pytest.raises(Late):
            worker.ask("attack", "attack", [], {}, 1, time.monotonic() + 0.5)

        assert worker.end().signal == signal.SIGKILL


# One layer alone: each stands when the others fall.


def alone(step: str, attack: str) -> str:
    """What `attack` prints in a process that has taken this one step of confinement, and no other."""
    code = f"""
import os, socket, sys, tempfile
from pathlib import Path
from grader.isolation import sandbox, system_calls
from grader.isolation.limits import Limits
abstract = socket.socket(socket.AF_UNIX)
abstract.bind("\\0gradekit-test-%d" % os.getpid())
abstract.listen()
def outcome(call, *args):
    try:
        call(*args)
    except OSError as error:
        return type(error).__name__
    return "done"
reader, writer = os.pipe()
scratch = Path(tempfile.mkdtemp())
child = os.fork()
if child == 0:
    {step}
    said = {attack}
    os.write(writer, repr(said).encode())
    os._exit(0)
os.waitpid(child, 0)
scratch.rmdir()
print(os.read(reader, 1 << 16).decode())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_landlock_alone_stops_reading_writing_local_sockets_and_signals() -> None:
    attack = """[
        outcome(open, "/etc/passwd"), outcome(os.listdir, "/"), outcome(open, "/tmp/new", "w"),
        outcome(open, f"/proc/{os.getppid()}/environ"),
        outcome(socket.socket(socket.AF_UNIX).connect, abstract.getsockname()),
        outcome(os.kill, os.getppid(), 0), outcome(open, os.__file__)]"""

    said = alone("sandbox.show_only(scratch, scratch)", attack)

    assert said == repr(["PermissionError"] * 6 + ["done"])


def test_seccomp_alone_stops_processes_sockets_and_signals() -> None:
    attack = """[
        outcome(os.fork), outcome(socket.socket), outcome(os.kill, os.getppid(), 0), outcome(os.chmod, scratch, 0), outcome(os.getpid)]"""

    said = alone("system_calls.filter_system_calls()", attack)

    assert said == repr(["PermissionError"] * 4 + ["done"])


def test_a_root_of_its_own_alone_hides_every_other_file() -> None:
    attack = """[
        outcome(os.stat, "/etc/passwd"), outcome(os.stat, scratch), sorted(os.listdir("/home")),
        outcome(os.chmod, os.__file__, 0o644), outcome(open, os.__file__)]"""
    step = """
    pid, refused = sandbox.clone_into_namespaces()
    if pid:
        os.waitpid(pid, 0)
        os._exit(0)
    layers, home = sandbox.furnish(refused, Limits())
    assert layers["own_root"] is True, layers
"""

    said = alone(step, attack)

    assert said.startswith("['FileNotFoundError', 'FileNotFoundError'")
    assert said.endswith("[], 'OSError', 'done']")
