"""Machines that offer less: a kernel without one of the layers, an ordinary user, a machine with tight limits.

Each is made for real: a process gives something up (by a seccomp filter that answers as a lesser kernel would, by another uid in a user
namespace, by limits), and everything that it starts, zygote, warden and worker, lives with that.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

WITHOUT = {
    "Landlock": "refuse(errno.ENOSYS, 'landlock_create_ruleset')",
    "seccomp": "refuse(errno.EINVAL, 'seccomp'); refuse(errno.EINVAL, 'prctl', pyseccomp.Arg(0, pyseccomp.EQ, 22))",
    "capabilities": "refuse(errno.EPERM, 'capset')",
    "limits": "refuse(errno.EPERM, 'prlimit64', pyseccomp.Arg(1, pyseccomp.EQ, 2), pyseccomp.Arg(2, pyseccomp.NE, 0))",
    "namespaces": "refuse(errno.EPERM, 'clone', pyseccomp.Arg(0, pyseccomp.MASKED_EQ, 0x10000000, 0x10000000))",
    "mounts": "refuse(errno.EPERM, 'mount')",
    "a new root": "refuse(errno.EINVAL, 'pivot_root')",
    "a new /proc": "refuse(errno.EPERM, 'mount', pyseccomp.Arg(3, pyseccomp.EQ, 15))",
}

PROGRAM = """
import errno, json, os, sys, time
import pyseccomp
rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
refused = 0
def refuse(number, *call):
    global refused
    rules.add_rule(pyseccomp.ERRNO(number), *call)
    refused += 1
{lesser}
if refused:
    rules.load()
from grader.errors import GraderError
from grader.isolation.border import Sources, Worker
from grader.isolation.launch import Zygote
from grader.isolation.limits import Limits
said = dict(layers={{}}, missing={{}}, value=None, crash=None, trouble="", folder="/nowhere")
try:
    with Zygote() as zygote, Worker(zygote.address, Sources({{"attack.py": {source!r}.encode(), "data.txt": b"mine"}}), Limits()) as worker:
        said.update(layers=worker.layers, missing=worker.missing_layers)
        loaded = worker.load("attack", 1, time.monotonic() + 10)
        answer, said["value"] = worker.ask("attack", "attack", [sys.argv[1]], {{}}, 1, time.monotonic() + 10)
        said["crash"] = answer.crash and answer.crash.text
        said["folder"] = said["value"]["folder"]
        said["folder_was_there"] = os.path.isdir(said["folder"])
except GraderError as error:
    said["trouble"] = f"{{type(error).__name__}}: {{error}}"
deadline = time.monotonic() + 3
while os.path.exists(said["folder"] + "/submission") and time.monotonic() < deadline:
    time.sleep(0.05)
said["left"] = [path for path in (zygote.address, said["folder"] + "/submission") if os.path.exists(path)]
print(json.dumps(said))
"""

LOOK = """
import errno, os, socket, threading
def outcome(call, *args):
    try:
        call(*args)
    except OSError as error:
        return errno.errorcode[error.errno]
    return "done"
def attack(secret):
    threads = [threading.Thread(target=threading.Event().wait, daemon=True) for _ in range(50)]
    for thread in threads:
        thread.start()
    open("mine", "w").close()
    return {
        "secret": outcome(open, secret), "chmod": outcome(os.chmod, secret, 0o777), "elsewhere": outcome(open, "/tmp/gradekit-new", "w"),
        "fork": outcome(os.fork), "socket": outcome(socket.socket), "kill": outcome(os.kill, os.getppid(), 0), "root": os.getuid() == 0,
        "folder": os.path.dirname(os.getcwd()),
        "own file": outcome(open, "../submission/data.txt"), "own file changed": outcome(open, "../submission/data.txt", "w"),
    }
"""
REFUSED = ("EACCES", "ENOENT", "EROFS")  # the last where Python itself lies below /tmp, which is then there, but read-only
CONFINED = {
    "chmod": "EPERM",
    "fork": "EPERM",
    "socket": "EPERM",
    "kill": "EPERM",
    "own file": "done",
    "own file changed": "EACCES",
}


def look_around(tmp_path: Path, lesser: str = "", *, source: str = LOOK, before: tuple[str, ...] = ()) -> dict[str, Any]:
    """What a worker says of its layers on a lesser machine, and what its code could do there."""
    secret = tmp_path / "secret"
    secret.write_text("expected = 42")
    program = PROGRAM.format(lesser=lesser, source=source)
    done = subprocess.run([*before, sys.executable, "-c", program, str(secret)], capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.mark.parametrize(
    ("missing", "layer", "reason"),
    [
        ("Landlock", "landlock", "no Landlock"),
        ("seccomp", "seccomp", "Invalid argument"),
        ("capabilities", "no_capabilities", "capset failed"),
        ("limits", "rlimits", "failed: "),
    ],
)
def test_without_a_layer_that_matters_no_student_code_runs_and_the_reason_is_said(
    tmp_path: Path, missing: str, layer: str, reason: str
) -> None:
    witness = f"import pathlib\npathlib.Path({str(tmp_path / 'witness')!r}).touch()\ndef attack(secret):\n    return 1"

    said = look_around(tmp_path, WITHOUT[missing], source=witness)

    assert list(said["missing"]) == [layer]
    assert reason in said["missing"][layer]
    assert said["trouble"].startswith("Gone: ")
    assert said["value"] is None
    assert not (tmp_path / "witness").exists()
    assert said["left"] == []


def test_without_namespaces_the_layers_that_matter_stand_and_the_folder_is_removed(tmp_path: Path) -> None:
    said = look_around(tmp_path, WITHOUT["namespaces"])

    assert said["missing"] == {}
    assert "Operation not permitted" in said["layers"]["namespaces"]
    assert said["layers"]["disk_cap"] is not True
    assert said["layers"]["network"] is False
    assert (said["crash"], said["trouble"]) == (None, "")
    assert said["value"] | CONFINED == said["value"]
    assert said["value"]["elsewhere"] in REFUSED
    assert said["value"]["secret"] == "EACCES"
    assert said["folder"].startswith("/tmp/gradekit-worker-")
    assert said["folder_was_there"] is True
    assert said["left"] == []


@pytest.mark.parametrize("missing", ["mounts", "a new root", "a new /proc"])
def test_without_mounts_the_layers_that_matter_stand(tmp_path: Path, missing: str) -> None:
    said = look_around(tmp_path, WITHOUT[missing])

    assert said["missing"] == {}
    assert (said["layers"]["own_root"] is True) == (missing == "a new /proc")
    assert (said["layers"]["disk_cap"] is True) == (missing != "mounts")
    assert (said["crash"], said["trouble"]) == (None, "")
    assert said["value"] | CONFINED == said["value"]
    assert said["value"]["elsewhere"] in REFUSED
    assert said["value"]["secret"] in ("EACCES", "ENOENT")
    assert said["left"] == []


needs_other_user = pytest.mark.skipif(
    os.getuid() != 0 or not shutil.which("unshare"), reason="only root can make an ordinary user that still reads this Python"
)
ORDINARY_USER = ("unshare", "--user", "--map-user=1000", "--map-group=1000")


@needs_other_user
def test_an_ordinary_user_has_every_wall_but_the_other_uid(tmp_path: Path) -> None:
    said = look_around(tmp_path, before=ORDINARY_USER)

    assert said["missing"] == {}
    assert {name for name, value in said["layers"].items() if isinstance(value, str)} == {"uid"}
    assert (said["crash"], said["trouble"]) == (None, "")
    assert said["value"] | CONFINED == said["value"]
    assert said["value"]["elsewhere"] in REFUSED
    assert said["value"]["secret"] == "ENOENT"
    assert said["left"] == []


@needs_other_user
def test_an_ordinary_user_without_namespaces_is_confined_too(tmp_path: Path) -> None:
    said = look_around(tmp_path, WITHOUT["namespaces"], before=ORDINARY_USER)

    assert said["missing"] == {}
    assert (said["crash"], said["trouble"]) == (None, "")
    assert said["value"] | CONFINED == said["value"]
    assert said["value"]["elsewhere"] in REFUSED
    assert said["value"]["secret"] == "EACCES"
    assert said["left"] == []


@pytest.mark.parametrize("limit", ["--nofile=100:100", "--nproc=20000:20000", "--stack=1048576:1048576", "--cpu=40:40", "--core=0:0"])
def test_a_machine_with_tighter_limits_keeps_them(tmp_path: Path, limit: str) -> None:
    kind, _, value = limit.removeprefix("--").partition("=")
    source = f"""
import resource
def attack(secret):
    return {{"limit": resource.getrlimit(resource.RLIMIT_{kind.upper()}), "folder": ""}}
"""

    said = look_around(tmp_path, source=source, before=("prlimit", limit))

    assert said["missing"] == {}
    assert said["crash"] is None
    soft, hard = said["value"]["limit"]
    assert soft <= hard <= int(value.partition(":")[0])


def test_neither_the_environment_nor_a_settings_file_of_the_caller_switches_a_layer_off(tmp_path: Path) -> None:
    names = ["GRADE_UNSAFE", "GRADER_UNSAFE", "UNSAFE", "SANDLOCK_DISABLE", "PYTHONSTARTUP", "PYTHONPATH", "LD_PRELOAD", "LD_LIBRARY_PATH"]
    (tmp_path / "sandlock.py").write_text("raise SystemExit('taken from the caller')")
    (tmp_path / "pyseccomp.py").write_text("raise SystemExit('taken from the caller')")
    code = """
from grader.isolation.probe import examine
print([layer.name for layer in examine() if not layer.in_force])
"""

    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path,
        env=dict(os.environ) | {name: str(tmp_path) for name in names[:-4]} | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr
