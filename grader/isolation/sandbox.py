"""Confinement, step by step: what a process gives up, for good, before the first line of student code runs in it.

`clone_into_namespaces` is called by the zygote and makes the warden; `furnish` by the warden; `enter` by the worker. Each step says which
attack it stops. A step that this machine cannot do is written down in the returned layers, with the reason; the judge decides what may be
missing (`layers.MATTERS`). Linux only: nothing here is imported elsewhere.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from grader.isolation.layers import QUIET, Layers
from grader.isolation.limits import Limits
from grader.isolation.system_calls import filter_system_calls

CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWUSER = 0x00020000, 0x08000000, 0x10000000
CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWUTS = 0x20000000, 0x40000000, 0x04000000
NAMESPACES = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REC, MS_PRIVATE = 2, 4, 8, 0x4000, 0x40000
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 4, 24, 36, 38
NOBODY = 65534  # the uid and gid that Linux itself shows for "nobody in particular"

_libc = ctypes.CDLL(None, use_errno=True)
_libc_holding_gil = ctypes.PyDLL(None, use_errno=True)
_CLONE_NUMBER = {"x86_64": 56, "aarch64": 220}.get(platform.machine(), 0)


def clone_into_namespaces() -> tuple[int, str]:
    """Fork the calling process into its own user, mount, process, network, IPC and host-name namespaces; (pid, "") as os.fork says it.

    A process namespace holds children only, so a fork after `unshare` costs one process more (8 ms with TensorFlow in it); a bare `clone`
    does not, but skips libc's fork handlers, which only a process with a single thread can do without. Where namespaces are refused (some
    containers, Ubuntu's AppArmor) it is a plain fork, and the second value says why.
    """
    if not _CLONE_NUMBER or len(os.listdir("/proc/self/task")) > 1:
        return _fork_twice()
    ctypes.pythonapi.PyOS_BeforeFork()
    pid = _libc_holding_gil.syscall(_CLONE_NUMBER, ctypes.c_ulong(NAMESPACES | signal.SIGCHLD), None, None, None, None)
    failure = os.strerror(ctypes.get_errno()) if pid < 0 else ""
    if pid == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
        return 0, ""
    ctypes.pythonapi.PyOS_AfterFork_Parent()
    return (os.fork(), f"namespaces are refused: {failure}") if pid < 0 else (pid, "")


def _fork_twice() -> tuple[int, str]:
    """`clone_into_namespaces` by fork, unshare, fork. The process between leaves at once; its child becomes the zygote's (a subreaper)."""
    pid = os.fork()
    if pid:
        return pid, ""
    if _libc.unshare(NAMESPACES) != 0:
        return 0, f"namespaces are refused: {os.strerror(ctypes.get_errno())}"
    if os.fork():
        os._exit(0)
    return 0, ""


def adopt_orphans() -> None:
    """In the zygote: be the parent of every warden, so that none is left a zombie."""
    _libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def furnish(namespaces_refused: str, outer_uid: int, outer_gid: int, limits: Limits, fallback: Path) -> tuple[Layers, Path]:
    """In the warden: map the user, give the worker a file system of its own. Returns the layers so far and the worker's home folder.

    The home is a tmpfs of `scratch_bytes` that only these namespaces see: it caps the disk, and it is gone with the last process.
    Without namespaces it is `fallback`, an ordinary folder that the warden removes.
    """
    if namespaces_refused:
        return {"namespaces": namespaces_refused, "disk_cap": namespaces_refused}, fallback
    layers: Layers = {"namespaces": True}
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{NOBODY} {outer_uid} 1")
    Path("/proc/self/gid_map").write_text(f"{NOBODY} {outer_gid} 1")
    home = _mount_point()
    if home is None:
        return layers | {"disk_cap": "no folder to mount on"}, fallback
    try:
        _mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None)
        options = f"size={limits.scratch_bytes},nr_inodes=4096,mode=0700".encode()
        _mount(b"scratch", os.fsencode(home), b"tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, options)
    except OSError as error:
        return layers | {"disk_cap": f"no tmpfs: {error.strerror}"}, fallback
    return layers | {"disk_cap": True}, home


def enter(limits: Limits, home: Path, scratch: Path, keep: int) -> Layers:
    """In the worker: give up all that student code must not have. `keep` is the one descriptor that stays (besides 0, 1, 2: /dev/null)."""
    close_inherited_descriptors(keep)
    forget_environment(scratch)
    os.setsid() if os.getsid(0) != os.getpid() else None
    os.chdir(scratch)
    os.umask(0o077)
    layers: Layers = {"rlimits": _attempt(lambda: cap_resources(limits))}
    layers["no_capabilities"] = _attempt(drop_capabilities)
    layers["uid"] = "nobody" if os.getuid() != 0 and _outer_uid() != 0 else "root (Python is not readable to others)"
    layers["no_new_privileges"] = _attempt(forbid_new_privileges)
    layers["landlock"] = show_only(home, scratch)
    layers["seccomp"] = _attempt(filter_system_calls)
    layers["network"] = not (layers["seccomp"] is True or layers.get("namespaces") is True)
    return layers


def close_inherited_descriptors(keep: int) -> None:
    """Stops: writing into the judge's, the zygote's or another worker's pipes, reading open files of theirs."""
    null = os.open("/dev/null", os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.closerange(3, keep)
    os.closerange(keep + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def forget_environment(scratch: Path) -> None:
    """Stops: reading tokens or paths from the environment (the zygote has an empty one already; this is what libraries need)."""
    os.environ.clear()
    folders = {"HOME": str(scratch), "TMPDIR": str(scratch), "KERAS_HOME": str(scratch / "keras")}  # TensorFlow aborts without TMPDIR
    os.environ.update(QUIET | folders)


def cap_resources(limits: Limits) -> None:
    """Stops: endless loops, fork and thread bombs, 3 GB arrays, endless files and recursion, core dumps full of memory.

    RLIMIT_DATA counts private memory that may be written; RLIMIT_AS would count TensorFlow's libraries and stop it from starting.
    """
    for kind, soft, hard in (
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1),
        (resource.RLIMIT_DATA, limits.memory_bytes, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, limits.scratch_bytes, limits.scratch_bytes),
        (resource.RLIMIT_NOFILE, limits.descriptors, limits.descriptors),
        (resource.RLIMIT_NPROC, limits.threads, limits.threads),
        (resource.RLIMIT_STACK, limits.stack_bytes, limits.stack_bytes),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_MEMLOCK, 0, 0),
        (resource.RLIMIT_MSGQUEUE, 0, 0),
    ):
        resource.setrlimit(kind, (soft, hard))


def drop_capabilities() -> None:
    """Stops: mounting, tracing and the like, inside the namespaces and, where there are none, as root outside."""
    for capability in range(64):
        if _libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    nothing = (ctypes.c_uint32 * 6)()
    if _libc.capset(header, nothing) != 0:
        raise OSError(ctypes.get_errno(), "capset failed")


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
            allow_degraded=list(range(6)),  # every scope the kernel offers, and the rest where it is older
        )
        sandlock.confine(rules)
    except (ImportError, OSError, RuntimeError, sandlock.exceptions.SandlockError) as error:
        return f"Landlock failed: {error}"
    return int(version)


def readable_paths() -> list[str]:
    """What Python and its libraries need to read: their own folders, the system's libraries, time zones and CPU facts."""
    paths = [*sys.path]  # a zygote's own: the standard library and the installed packages
    paths += ["/usr/lib", "/lib", "/lib64", "/usr/share/zoneinfo", "/etc/localtime", "/etc/ld.so.cache", "/etc/nsswitch.conf"]
    paths += [
        "/dev/urandom",
        "/dev/random",
        "/proc/cpuinfo",
        "/proc/meminfo",
        "/proc/stat",
        "/sys/devices/system/cpu",
        "/sys/devices/system/node",
    ]
    return sorted({path for path in paths if os.path.exists(path)})  # noqa: PTH110


def is_readable_to_others(path: Path) -> bool:
    """Whether a user without rights of their own may reach and read `path`: every folder above it lets others through."""
    return all(folder.stat().st_mode & 0o001 for folder in path.resolve().parents) and bool(path.stat().st_mode & 0o004)


def become_nobody() -> bool:
    """In the zygote, once everything is imported: leave root for good, where Python stays readable. Says whether it did.

    Stops: everything that root may do to files, for the case that another layer fails.
    """
    if os.getuid() != 0 or not all(is_readable_to_others(Path(path)) for path in (*sys.path, os.__file__)):
        return os.getuid() != 0
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    _libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)  # or /proc/self/uid_map could not be written
    return True


def die_with_parent() -> None:
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _outer_uid() -> int:
    """This process's user as the machine sees it, through the namespace's map."""
    fields = Path("/proc/self/uid_map").read_text().split()
    return int(fields[1]) if len(fields) == 3 and fields[2] == "1" else os.getuid()


def _attempt(step: Callable[[], None]) -> bool | str:
    try:
        step()
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        return f"failed: {error}"
    return True


def _mount_point() -> Path | None:
    """An existing folder that the worker does not need: FHS promises /mnt, /media and /srv."""
    needed = [Path(path).resolve() for path in readable_paths()]
    for folder in (Path("/mnt"), Path("/media"), Path("/srv")):
        if folder.is_dir() and not any(path.is_relative_to(folder) for path in needed):
            return folder
    return None


def _mount(source: bytes, target: bytes, kind: bytes | None, flags: int, options: bytes | None) -> None:
    if _libc.mount(source, target, kind, ctypes.c_ulong(flags), options) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
