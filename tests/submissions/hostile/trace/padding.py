import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
said = []
for pid in (int("@JUDGE@"), int("@ZYGOTE@"), os.getppid(), 1):
    for name, arguments in {"ptrace": (101, 16, pid, 0, 0), "process_vm_readv": (310, pid, 0, 0, 0, 0, 0), "process_vm_writev": (311, pid, 0, 0, 0, 0, 0),
                            "pidfd_open": (434, pid, 0), "pidfd_send_signal": (424, 3, 9, 0, 0), "kcmp": (312, pid, os.getpid(), 0, 0, 0),
                            "prlimit": (302, pid, 0, ctypes.create_string_buffer(16), 0), "tkill": (200, pid, 9), "sched_setaffinity": (203, pid, 0, 0)}.items():
        said.append(f"{name} {libc.syscall(*arguments)}")


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    raise RuntimeError("; ".join(sorted(set(said))))
