import os
import signal
import threading
import time

said = []
try:
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            for number in range(1, 65):
                try:
                    signal.signal(number, signal.SIG_IGN)
                except (OSError, ValueError):
                    pass
            time.sleep(5)
            open("/tmp/red_team_was_here", "w").close()
            os._exit(0)
        os._exit(0)
    said.append("forked")
except OSError as error:
    said.append(f"fork: {type(error).__name__}")
for name, call in {"setsid": os.setsid, "setpgid": lambda: os.setpgid(0, 0), "nice": lambda: os.nice(-5)}.items():
    try:
        call()
        said.append(f"{name}: done")
    except OSError as error:
        said.append(f"{name}: {type(error).__name__}")
threading.Thread(target=time.sleep, args=(3600,)).start()


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    raise RuntimeError("; ".join(said))
