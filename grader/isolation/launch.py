"""Start the zygote. Needs no NumPy, so that who needs it for the next step can import that while the zygote does the same."""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

from grader.errors import AuthorError, ZygoteError
from grader.isolation.layers import QUIET
from grader.language import _

PRELOAD_SECONDS = 180.0  # TensorFlow from a cold disk took 40 s; far beyond that something is wrong
MOST_ADDRESS = 107  # characters, for a socket
CLOSE_SECONDS = 5.0  # how long a zygote may take to end with all its wardens

_BOOT = """import json, sys
boot = json.loads(sys.stdin.buffer.readline())
sys.path[:] = [*boot["path"], boot["package"]]
from grader.isolation.zygote import main
del boot
main()"""


class Zygote:
    """The warm process, started here; a context manager. Workers are asked for through `address`, by any process of this user."""

    def __init__(self, preload: Sequence[str] = ()) -> None:
        """Start it and wait until everything is imported. Raises AuthorError when one of `preload` does not import, else ZygoteError."""
        short = len(tempfile.gettempdir()) <= MOST_ADDRESS - len("/gradekit-12345678/zygote")
        self._folder = Path(tempfile.mkdtemp(prefix="gradekit-", dir=None if short else "/tmp"))
        self.address = str(self._folder / "zygote")
        report, report_end = os.pipe()
        try:
            self._start_and_boot(preload, report_end)
        except OSError as error:
            os.close(report)
            shutil.rmtree(self._folder, ignore_errors=True)
            raise ZygoteError(
                _("the warm process that workers are forked from cannot be started: {reason}").format(reason=error.strerror)
            ) from None
        finally:
            os.close(report_end)
        self._wait_until_ready(report)

    def _start_and_boot(self, preload: Sequence[str], report: int) -> None:
        starter = os.pidfd_open(os.getpid())
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
                listener.bind(self.address)
                handed = {"listener": listener.fileno(), "report": report, "starter": starter}
                self._process = self._start(handed.values())
            self._boot(preload, handed)
        finally:
            os.close(starter)

    @staticmethod
    def _start(handed: Collection[int]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-P", "-s", "-S", "-c", _BOOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=QUIET,
            cwd="/",
            pass_fds=handed,
            start_new_session=True,
        )

    def _boot(self, preload: Sequence[str], handed: dict[str, int]) -> None:
        boot = {"path": python_path(), "preload": list(preload)} | handed
        package = str(Path(__file__).parents[2])
        lines = json.dumps({"path": python_path(), "package": package}) + "\n" + json.dumps(boot) + "\n"
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # it died at once; _wait_until_ready says so
            self._process.stdin.write(lines.encode())
            self._process.stdin.flush()

    def _wait_until_ready(self, report: int) -> None:
        with os.fdopen(report, "rb", buffering=0) as pipe:
            ready, _writable, _broken = select.select([pipe], [], [], PRELOAD_SECONDS)
            said = pipe.read(1 << 16) if ready else b""  # at once: whatever was imported may hold the other end open
        if said == b"ready":
            return
        self.close()
        if said:
            reason = said.decode("utf-8", "replace").strip().splitlines()[-1]
            raise AuthorError(_("course.toml: preload does not import: {reason}").format(reason=reason))
        raise ZygoteError(_("the warm process that workers are forked from did not start; run `grade doctor`"))

    def close(self) -> None:
        """End the zygote and all its workers. Safe to call twice."""
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.terminate()  # a child of ours may hold the pipe open
        try:
            self._process.wait(CLOSE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def pid(self) -> int:
        return self._process.pid

    def __enter__(self) -> Zygote:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def python_path() -> list[str]:
    """The standard library and the installed packages; neither the caller's own entries nor the current folder."""
    folders = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    prefixes = (sys.prefix, sys.base_prefix) if sys.prefix != "/usr" else ("/usr/lib", "/usr/local/lib")
    inside = [entry for entry in sys.path if any(Path(entry).is_relative_to(prefix) for prefix in prefixes)]
    return [folder for folder in dict.fromkeys([*inside, *folders]) if folder and Path(folder).exists()]
