"""The seccomp filter as a list: which system calls a worker may make, and why each group is there.

It is an allowlist. What is not named answers ENOSYS, as an older kernel would, so that libraries fall back; what a student may try on
purpose answers EPERM, which Python shows as PermissionError. Recorded with strace while Keras imported, trained and saved.

libseccomp takes 8 ms to compile the list, so the zygote does it once (`compile_for`), and a worker only loads the result.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
from typing import Any

ALLOWED = """
brk munmap mremap mprotect madvise mincore msync mlock munlock membarrier read write readv writev pread64 pwrite64 preadv pwritev
lseek open openat openat2 creat close close_range stat fstat lstat newfstatat statx statfs fstatfs access faccessat faccessat2
readlink readlinkat getdents getdents64 getcwd chdir fchdir dup dup2 dup3 ftruncate fallocate fsync fdatasync
copy_file_range sendfile umask mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 pipe pipe2 poll ppoll select pselect6
epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2 eventfd eventfd2 exit exit_group futex set_robust_list
get_robust_list set_tid_address rseq restart_syscall rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend rt_sigtimedwait
sigaltstack pause alarm setitimer getitimer timer_create timer_settime timer_gettime timer_delete timer_getoverrun timerfd_create
timerfd_settime getpid gettid getppid getpgrp getpgid getsid getuid geteuid getgid getegid getgroups getresuid getresgid capget
sched_yield sched_getaffinity sched_setaffinity sched_getparam sched_getscheduler sched_get_priority_max sched_get_priority_min getcpu
getrusage getrlimit times time gettimeofday clock_gettime clock_getres clock_nanosleep nanosleep sysinfo uname getrandom arch_prctl wait4
waitid
""".split()

REFUSED = """
socket socketpair connect bind listen accept accept4 sendto sendmsg sendmmsg recvfrom recvmsg recvmmsg shutdown getsockopt setsockopt
execve execveat fork vfork ptrace process_vm_readv process_vm_writev pidfd_open pidfd_getfd pidfd_send_signal kcmp rt_sigqueueinfo
rt_tgsigqueueinfo tkill setpgid setsid setuid setgid setreuid setregid setresuid setresgid setgroups setfsuid setfsgid capset unshare
setns mount umount2 pivot_root chroot fsopen fsmount move_mount open_tree mount_setattr mknod mknodat memfd_create memfd_secret shmget
shmat shmctl semget semop msgget msgsnd mq_open userfaultfd keyctl add_key request_key bpf perf_event_open io_uring_setup io_uring_enter
io_uring_register seccomp setrlimit init_module finit_module delete_module kexec_load reboot swapon swapoff syslog acct quotactl
sethostname setdomainname settimeofday link linkat symlink symlinkat chown fchown lchown fchownat setxattr fsetxattr lsetxattr chmod
fchmod fchmodat fchmodat2 utime utimes utimensat futimesat truncate name_to_handle_at open_by_handle_at inotify_init inotify_init1
fanotify_init setpriority ioprio_set sched_setscheduler sched_setparam sched_setattr personality
""".split()
# chmod and the like: Landlock does not look at them, and files of Python's may belong to the worker's user.
# Not named at all: flock, fcntl's locks, fadvise64 and preadv2. A lock on a file of Python's, or a page of it that is in memory or not, is
# a bit that one worker could tell another: the hidden input of an exercise, to the one that is judged beside it, or to a friend's.

_CLONE_THREAD = 0x00010000
_MAP_SHARED, _MAP_ANONYMOUS, _MAP_GROWSDOWN, _MAP_HUGETLB = 0x01, 0x20, 0x0100, 0x40000
_IOCTLS = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX
_PRCTLS = (15, 16, 0x53564D41)  # PR_SET_NAME, PR_GET_NAME, PR_SET_VMA (glibc names its arenas)
_FCNTLS = (0, 1, 2, 3, 4, 1030, 1032)  # F_DUPFD … F_SETFL, F_DUPFD_CLOEXEC, F_GETPIPE_SZ
_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_INSTRUCTION_BYTES = 8

_libc = ctypes.CDLL(None, use_errno=True)


class _Program(ctypes.Structure):
    """The kernel's struct sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def filter_system_calls() -> None:
    """Load the filter into the calling process, for good. Raises OSError, ImportError or RuntimeError (no libseccomp) where it cannot."""
    code = compile_for(os.getpid())
    program = _Program(len(code) // _INSTRUCTION_BYTES, code)
    if _libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


@functools.cache
def compile_for(pid: int) -> bytes:
    """The filter of a process that has this process id, as the kernel's bytecode. Raises like `filter_system_calls`."""
    import pyseccomp

    rules = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.ENOSYS))
    for name in ALLOWED:
        _add(rules, pyseccomp.ALLOW, name)
    for name in REFUSED:
        _add(rules, pyseccomp.ERRNO(errno.EPERM), name)
    _add_by_argument(rules, pyseccomp, pid)
    with os.fdopen(os.memfd_create("filter"), "w+b") as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def _add_by_argument(rules: Any, seccomp: Any, pid: int) -> None:
    """The calls that are fine in one form and not in another."""
    refuse = seccomp.ERRNO(errno.EPERM)

    def equal(position: int, value: int) -> Any:
        return seccomp.Arg(position, seccomp.EQ, value)

    def masked(position: int, mask: int, value: int) -> Any:
        return seccomp.Arg(position, seccomp.MASKED_EQ, mask, value)

    # New threads, no new processes. clone3 hides its flags in memory, so libc must fall back to clone.
    _add(rules, seccomp.ALLOW, "clone", masked(0, _CLONE_THREAD, _CLONE_THREAD))
    _add(rules, refuse, "clone", masked(0, _CLONE_THREAD, 0))
    # What RLIMIT_DATA does not count: shared anonymous memory, mappings that grow like a stack (3 GB passed a 1 GB limit both ways), huge
    # pages of a pool.
    uncounted = _MAP_SHARED | _MAP_ANONYMOUS | _MAP_GROWSDOWN | _MAP_HUGETLB
    for flags in (0, _MAP_SHARED, _MAP_ANONYMOUS):
        _add(rules, seccomp.ALLOW, "mmap", masked(3, uncounted, flags))
    for flags in (_MAP_GROWSDOWN, _MAP_HUGETLB, _MAP_SHARED | _MAP_ANONYMOUS):
        _add(rules, refuse, "mmap", masked(3, flags, flags))
    for number in _IOCTLS:
        _add(rules, seccomp.ALLOW, "ioctl", equal(1, number))
    for number in _PRCTLS:
        _add(rules, seccomp.ALLOW, "prctl", equal(0, number))
    # Without F_SETOWN and F_SETSIG, by which a pipe can be made to send any signal to any process of this user.
    for number in _FCNTLS:
        _add(rules, seccomp.ALLOW, "fcntl", equal(1, number))
    for number in (8, 10, 15):  # F_SETOWN, F_SETSIG, F_SETOWN_EX
        _add(rules, refuse, "fcntl", equal(1, number))
    # Signals to itself only: abort() needs them.
    for name in ("kill", "tgkill"):
        _add(rules, seccomp.ALLOW, name, equal(0, pid))
        _add(rules, refuse, name, seccomp.Arg(0, seccomp.NE, pid))
    # Limits may be read, and set for nobody: the argument that carries new limits must be empty.
    _add(rules, seccomp.ALLOW, "prlimit64", equal(0, 0), equal(2, 0))
    _add(rules, refuse, "prlimit64", seccomp.Arg(2, seccomp.NE, 0))


def _add(rules: Any, action: int, name: str, *arguments: Any) -> None:
    """Add one rule; a call that this architecture does not have needs none."""
    try:
        rules.add_rule(action, name, *arguments)
    except (OSError, ValueError, ctypes.ArgumentError) as error:
        if getattr(error, "errno", None) in (errno.EACCES, errno.ENOMEM, errno.EFAULT):
            raise
