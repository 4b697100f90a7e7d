import os
import signal
import threading

said = []
for name, pid in {"judge": int("@JUDGE@"), "zygote": int("@ZYGOTE@"), "parent": os.getppid(), "group": 0, "all": -1, "first": 1}.items():
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGSTOP, signal.SIGCHLD):
        try:
            os.kill(pid, number)
            said.append(f"{name}: sent")
        except OSError as error:
            said.append(f"{name}: {type(error).__name__}")
try:
    os.killpg(0, signal.SIGKILL)
except OSError as error:
    said.append(f"killpg: {type(error).__name__}")


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    raise RuntimeError("; ".join(dict.fromkeys(said)))
