"""Confinement, step by step: what a process gives up, for good, before the first line of student code runs in it.

`clone_into_namespaces` is called by the zygote and makes the warden; `furnish` is called by the warden, `leave_root` and `enter` by the
worker. Each step says which attack it stops. A step that this machine cannot do is written down in the returned layers, with the reason;
`layers.MATTERS` says which may not be missing. Linux only: nothing here is imported elsewhere.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
import platform
import resource
import signal
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path

from grader.isolation.layers import QUIET, Layers
from grader.isolation.limits import GIB, Limits
from grader.isolation.system_calls import compile_for, filter_system_calls

CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWUSER = 0x00020000, 0x08000000, 0x10000000
CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWUTS = 0x20000000, 0x40000000, 0x04000000
NAMESPACES = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC, MS_PRIVATE = 1, 2, 4, 8, 0x1000, 0x4000, 0x40000
MNT_DETACH, AT_FDCWD, AT_RECURSIVE = 2, -100, 0x8000
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 4, 24, 36, 38
NOBODY = 65534  # the uid and gid that Linux itself shows for "nobody in particular"
WORKER_NUMBER = 2  # its process id in a process namespace, where the warden is number 1
ADDRESS_SPACE = 64 * GIB  # on top of the memory: far more than libraries map, far less than makes page tables grow
MOST_SIGNALS = 1024  # queued signals and timers

_libc = ctypes.CDLL(None, use_errno=True)
_libc_holding_gil = ctypes.PyDLL(None, use_errno=True)
_CLONE, _PIVOT_ROOT = {"x86_64": (56, 155), "aarch64": (220, 41)}.get(platform.machine(), (0, 0))
_MOUNT_SETATTR = 442  # the same everywhere


def clone_into_namespaces() -> tuple[int, str]:
    """Fork the calling process into its own user, mount, process, network, IPC and host-name namespaces; (pid, "") as os.fork says it.

    A process namespace holds children only, so a fork after `unshare` costs one process more (8 ms with TensorFlow in it); a bare `clone`
    does not, but skips libc's fork handlers, which only a process with a single thread can do without. Where namespaces are refused (some
    containers, Ubuntu's AppArmor) it is a plain fork, and the second value says why.
    """
    if len(os.listdir("/proc/self/task")) == 1:
        return _clone()
    pid = os.fork()  # a child has a single thread; it leaves at once, and its own child becomes the zygote's (a subreaper)
    if pid:
        return pid, ""
    pid, refused = _clone()
    if pid:
        os._exit(0)
    return 0, refused


def _clone() -> tuple[int, str]:
    if not _CLONE:
        return os.fork(), f"namespaces are not known for {platform.machine()}"
    mapped, mapped_end = os.pipe()
    ctypes.pythonapi.PyOS_BeforeFork()
    pid = _libc_holding_gil.syscall(_CLONE, ctypes.c_ulong(NAMESPACES | signal.SIGCHLD), None, None, None, None)
    failure = os.strerror(ctypes.get_errno()) if pid < 0 else ""
    if pid == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
        os.close(mapped_end)
        if not os.read(mapped, 1):
            os._exit(0)
        os.close(mapped)
        return 0, ""
    ctypes.pythonapi.PyOS_AfterFork_Parent()
    os.close(mapped)
    try:
        if pid > 0:
            _map_users(pid)
            os.write(mapped_end, b"1")
    except OSError as error:  # the child sees the end of the pipe, and leaves
        pid, failure = -1, f"the user cannot be mapped ({error.strerror})"
    finally:
        os.close(mapped_end)
    return (os.fork(), f"namespaces are refused: {failure}") if pid < 0 else (pid, "")


def _map_users(pid: int) -> None:
    """Say who the users of a new user namespace are outside: root and nobody where the zygote is root, else its own user, as nobody."""
    process = Path(f"/proc/{pid}")
    if os.geteuid() == 0:
        with contextlib.suppress(OSError):  # root without the right to change users, or in a namespace without a nobody
            (process / "uid_map").write_text(f"0 0 1\n{NOBODY} {NOBODY} 1\n")
            (process / "gid_map").write_text(f"0 0 1\n{NOBODY} {NOBODY} 1\n")
            return
    (process / "setgroups").write_text("deny")
    (process / "uid_map").write_text(f"{NOBODY} {os.geteuid()} 1\n")
    (process / "gid_map").write_text(f"{NOBODY} {os.getegid()} 1\n")


def prepare() -> None:
    """In the zygote: find out once what is the same for every worker."""
    _shown()
    _mount_point()
    for own_root in (False, True):
        may_be_nobody(own_root=own_root)
    with contextlib.suppress(ImportError, OSError, RuntimeError):
        compile_for(WORKER_NUMBER)


def adopt_orphans() -> None:
    """In the zygote and the warden: be the parent of every process below, so that none is left a zombie, or left at all."""
    _libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def furnish(refused: str, limits: Limits) -> tuple[Layers, Path]:
    """In the warden: make the worker a file system of its own. Returns the layers so far and the worker's home, an empty folder.

    The home is a tmpfs of `scratch_bytes` that only these namespaces see: it caps the disk, and it is gone with the last process. Around it
    stands a root of its own that holds, read-only, what Python needs and nothing else. Stops: finding, changing or reading any other file,
    for the case that Landlock fails, and what Landlock does not look at (names, sizes, access rights).
    Where that cannot be made, the home is an ordinary folder below /tmp; who calls this removes it (`is_ordinary`).
    """
    if refused:
        return {"namespaces": refused, "own_root": refused, "disk_cap": refused}, _ordinary_home()
    layers: Layers = {"namespaces": True}
    mount_point = _mount_point()
    try:
        if mount_point is None:
            raise OSError(0, "no folder to mount on")
        _mount(b"none", b"/", None, MS_REC | MS_PRIVATE)
        home = _build_root(mount_point, limits)
    except OSError as error:
        why = f"mounts are refused: {error.strerror}"
        return layers | {"own_root": why, "disk_cap": why}, _ordinary_home()
    layers["own_root"] = _attempt(lambda: _move_into(mount_point))
    return layers | {"disk_cap": True}, Path("/home") if layers["own_root"] is True else home


def is_ordinary(home: Path) -> bool:
    """Whether `furnish` had to make a folder that somebody must remove."""
    return home.name.startswith("gradekit-worker-")


def _ordinary_home() -> Path:
    home = Path(tempfile.mkdtemp(prefix="gradekit-worker-", dir="/tmp"))
    if os.geteuid() == 0 and may_be_nobody(own_root=False):
        os.chown(home, NOBODY, NOBODY)
    return home


def _build_root(root: Path, limits: Limits) -> Path:
    """Mount what a worker may see below `root`; returns its home there."""
    _mount(b"root", os.fsencode(root), b"tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, b"size=1m,nr_inodes=4096,mode=0755")
    for path, is_folder in _shown():
        _bind(path, root / path[1:], is_folder=is_folder)
    (root / "proc").mkdir()
    try:
        _mount(b"proc", os.fsencode(root / "proc"), b"proc", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC)
    except OSError:  # some containers hide parts of /proc, and then allow no new one; Landlock still shows the worker only its own entries
        _bind("/proc", root / "proc", is_folder=True)
    home = root / "home"
    home.mkdir()
    _make_read_only(root)
    options = b"size=%d,nr_inodes=4096,mode=0777" % limits.scratch_bytes  # whoever the worker will be
    _mount(b"home", os.fsencode(home), b"tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, options)
    return home


@functools.cache
def _shown() -> tuple[tuple[str, bool], ...]:
    """What the root shows outside /proc, and whether it is a folder. What lies in one of the others is shown by that one."""
    kept: list[str] = []
    for path in sorted((*readable_paths(), "/dev/null")):
        if not path.startswith("/proc/") and not any(path.startswith(f"{outer}/") for outer in kept):
            kept.append(path)
    return tuple((path, Path(path).is_dir()) for path in kept)


def _bind(source: str, target: Path, *, is_folder: bool) -> None:
    if is_folder:
        target.mkdir(parents=True, exist_ok=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch()
    _mount(os.fsencode(source), os.fsencode(target), None, MS_BIND | MS_REC)


def _move_into(root: Path) -> None:
    """Make `root` the root, and forget the old one."""
    os.chdir(root)
    if _libc.syscall(_PIVOT_ROOT, b".", b".") != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    if _libc.umount2(b".", MNT_DETACH) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    os.chdir("/")


def _make_read_only(root: Path) -> None:
    """`root` and everything that is mounted below it."""
    attributes = (ctypes.c_uint64 * 4)(MS_RDONLY | MS_NOSUID, 0, 0, 0)
    arguments = (AT_FDCWD, os.fsencode(root), AT_RECURSIVE, attributes, ctypes.c_size_t(32))
    if _libc.syscall(_MOUNT_SETATTR, *arguments) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def leave_root(*, own_root: bool) -> Layers:
    """In the worker, first of all: be nobody where Python stays readable, and have no special rights in any case.

    Stops: everything that root, or the user who grades, may do to files and processes, for the case that another layer fails; mounting,
    tracing and the like inside the namespaces.
    """
    layers: Layers = {"uid": "this is the uid of the user who grades"}
    dropped = _attempt(_drop_bounding_set)
    if os.geteuid() == 0:
        layers["uid"] = _attempt(_become_nobody) if may_be_nobody(own_root=own_root) else "root: Python is not readable to others"
    layers["no_capabilities"] = _attempt(_drop_capabilities) if dropped is True else dropped
    _libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)  # no core dump to anybody, which RLIMIT_CORE does not promise for one to a program
    return layers


def enter(limits: Limits, so_far: Layers, home: Path, scratch: Path) -> Layers:
    """In the worker, after `close_descriptors`, `leave_root` and `forget_environment`: give up all else that student code must not have."""
    os.chdir(scratch)
    os.umask(0o077)
    others = 0 if so_far.get("namespaces") is True else _threads_of_this_user()
    layers = so_far | {"rlimits": _attempt(lambda: cap_resources(limits, others))}
    layers["no_new_privileges"] = _attempt(forbid_new_privileges)
    layers["landlock"] = show_only(home, scratch)
    layers["seccomp"] = _attempt(filter_system_calls)
    layers["network"] = not (layers["seccomp"] is True or layers.get("namespaces") is True)
    return layers


def close_descriptors(keep: Collection[int]) -> None:
    """All but `keep`; 0, 1 and 2 lead nowhere then, unless kept.

    Stops: writing into the judge's, the zygote's or another worker's pipes, reading open files of theirs.
    """
    null = os.open("/dev/null", os.O_RDWR)
    for standard in {0, 1, 2} - set(keep):
        os.dup2(null, standard)
    start = 3
    for descriptor in sorted({*keep, 1 << 30}):
        if descriptor >= start:
            os.closerange(start, descriptor)
            start = descriptor + 1


def forget_environment(scratch: Path) -> None:
    """Stops: reading tokens or paths from the environment (the zygote has an empty one already; this is what libraries need)."""
    os.environ.clear()
    folders = {"HOME": str(scratch), "TMPDIR": str(scratch), "KERAS_HOME": str(scratch / "keras")}  # TensorFlow aborts without TMPDIR
    os.environ.update(QUIET | folders)


def cap_resources(limits: Limits, threads_of_others: int) -> None:
    """Stops: endless loops, thread bombs, 3 GB arrays, endless files and recursion, page tables without end, core dumps full of memory.

    RLIMIT_DATA counts private memory that may be written. RLIMIT_AS counts TensorFlow's libraries, too, so it is generous: it only keeps
    the tables small that the kernel needs for a mapping of terabytes. RLIMIT_NPROC counts threads by user: `threads_of_others` are on top.
    """
    threads = limits.threads + threads_of_others
    for kind, soft, hard in (
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1),
        (resource.RLIMIT_DATA, limits.memory_bytes, limits.memory_bytes),
        (resource.RLIMIT_AS, limits.memory_bytes + ADDRESS_SPACE, limits.memory_bytes + ADDRESS_SPACE),
        (resource.RLIMIT_FSIZE, limits.scratch_bytes, limits.scratch_bytes),
        (resource.RLIMIT_NOFILE, limits.descriptors, limits.descriptors),
        (resource.RLIMIT_NPROC, threads, threads),
        (resource.RLIMIT_STACK, limits.stack_bytes, limits.stack_bytes),
        (resource.RLIMIT_SIGPENDING, MOST_SIGNALS, MOST_SIGNALS),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_MEMLOCK, 0, 0),
        (resource.RLIMIT_MSGQUEUE, 0, 0),
    ):
        _old_soft, old_hard = resource.getrlimit(kind)
        if old_hard != resource.RLIM_INFINITY:  # the machine's own limit may be lower: it stays
            soft, hard = min(soft, old_hard), min(hard, old_hard)
        resource.setrlimit(kind, (soft, hard))


def _threads_of_this_user() -> int:
    """What RLIMIT_NPROC counts besides the worker's own threads where it shares its user with others."""
    user = os.getuid()
    threads = 0
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            threads += len(os.listdir(process / "task")) if process.stat().st_uid == user else 0
    return threads


def forbid_new_privileges() -> None:
    """Stops: gaining rights from set-uid programs; Landlock and seccomp ask for it, too."""
    if _libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "PR_SET_NO_NEW_PRIVS failed")


def show_only(home: Path, scratch: Path) -> int | str:
    """Landlock: read Python and this one submission, write the scratch folder, see nothing else; signals and sockets stay inside.

    Stops: reading suites, solutions, other submissions, home folders and other processes' /proc entries, writing anywhere.
    Returns the kernel's Landlock version, or why there is none.
    """
    try:
        import sandlock

        version = sandlock.landlock_abi_version()
        if version < 1:
            return "the kernel has no Landlock"
        rules = sandlock.Sandbox(
            fs_readable=[*readable_paths(), str(home), "/proc/self"],
            fs_writable=[str(scratch), "/dev/null"],
            allow_degraded=list(sandlock.Protection),  # every scope the kernel offers, and the rest where it is older
        )
        sandlock.confine(rules)
    except (ImportError, OSError, RuntimeError) as error:
        return f"Landlock failed: {error}"
    except sandlock.exceptions.SandlockError as error:
        return f"Landlock failed: {error}"
    return int(version)


@functools.cache
def readable_paths() -> tuple[str, ...]:
    """What Python and its libraries need to read: their own folders, the system's libraries, time zones and CPU facts."""
    paths = [*sys.path, str(sysconfig.get_config_var("LIBDIR") or "")]  # the zygote's path: the standard library, the installed packages
    paths += ["/usr/lib", "/lib", "/lib64", "/usr/share/zoneinfo", "/etc/localtime", "/etc/ld.so.cache", "/etc/nsswitch.conf"]
    paths += ["/dev/urandom", "/dev/random", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat"]
    paths += ["/sys/devices/system/cpu", "/sys/devices/system/node"]
    return tuple(sorted({path for path in paths if path and os.path.exists(path)}))  # noqa: PTH110


@functools.cache
def may_be_nobody(*, own_root: bool) -> bool:
    """Whether a user without rights could read Python here. In a root of its own no folder above Python's stands in the way."""
    return all(_is_readable(Path(path), alone=own_root) for path in (*sys.path, os.__file__) if Path(path).exists())


def _is_readable(path: Path, *, alone: bool) -> bool:
    resolved = path.resolve()
    above = () if alone else resolved.parents
    wanted = 0o005 if resolved.is_dir() else 0o004
    return all(folder.stat().st_mode & 0o001 for folder in above) and resolved.stat().st_mode & wanted == wanted


def _become_nobody() -> None:
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)


def _drop_bounding_set() -> None:
    for capability in range(64):
        if _libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            return  # beyond the last one; or there was no right to drop it, and then none to use it either


def _drop_capabilities() -> None:
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    nothing = (ctypes.c_uint32 * 6)()
    if _libc.capset(header, nothing) != 0:
        raise OSError(ctypes.get_errno(), "capset failed")


def die_with_parent() -> None:
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _attempt(step: Callable[[], None]) -> bool | str:
    try:
        step()
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        return f"failed: {error}"
    return True


@functools.cache
def _mount_point() -> Path | None:
    """An existing folder that the worker does not need: it is hidden in the namespace until the new root takes its place."""
    needed = [Path(path).resolve() for path in readable_paths()]
    for folder in (Path("/mnt"), Path("/media"), Path("/srv"), Path("/tmp"), Path("/opt"), Path("/var")):
        if folder.is_dir() and not any(path.is_relative_to(folder) for path in needed):
            return folder
    return None


def _mount(source: bytes, target: bytes, kind: bytes | None, flags: int, options: bytes | None = None) -> None:
    if _libc.mount(source, target, kind, ctypes.c_ulong(flags), options) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
