"""A real PostgreSQL for tests: started on loopback from Debian's packages, one fresh database per test, gone at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

NUMBERS = count()
STARTS_WITHIN_SECONDS = 30


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The server's URL without a database's name. PostgreSQL refuses to run as root, so root starts it as an unprivileged user."""
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL's server is not installed here: apt-get install postgresql")
    as_user = unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="gradebook-postgres-"))
    try:
        if as_user:
            shutil.chown(folder, as_user["user"], as_user["group"])
        make_cluster(programs, folder, as_user)
        yield from run_server(programs, folder, as_user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    name = f"gradebook_{next(NUMBERS)}"
    with psycopg.connect(f"{postgres_server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{postgres_server}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def gradebook_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The same test against both databases."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'gradebook.sqlite'}"
    return str(request.getfixturevalue("postgres_url"))


def find_programs() -> Path | None:
    """Where initdb and postgres are: Debian keeps them out of PATH, newest version last."""
    found = shutil.which("initdb")
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda place: int(place.parent.parent.name))
    if found:
        places.append(Path(found).resolve())
    return places[-1].parent if places else None


def unprivileged() -> dict[str, object]:
    """What `subprocess` needs to leave root's rights; nothing where this is not root."""
    if os.geteuid() != 0:
        return {}
    try:
        account = pwd.getpwnam("postgres")
    except KeyError:
        account = pwd.getpwnam("nobody")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def make_cluster(programs: Path, folder: Path, as_user: dict[str, object]) -> None:
    command = [programs / "initdb", "-D", folder / "data", "-U", "grader", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, **as_user)
    assert done.returncode == 0, done.stderr


def run_server(programs: Path, folder: Path, as_user: dict[str, object]) -> Iterator[str]:
    port = free_port()
    settings = {"port": port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "off", "max_connections": 40}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    with (
        tempfile.TemporaryFile() as log,
        subprocess.Popen([programs / "postgres", "-D", folder / "data", *options], cwd="/", stdout=log, stderr=log, **as_user) as server,
    ):
        try:
            url = f"postgresql://grader@127.0.0.1:{port}"
            wait_until_it_answers(url, server)
            yield url
        finally:
            stop(server)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_it_answers(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while True:
        try:
            psycopg.connect(f"{url}/postgres", connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            assert server.poll() is None, "PostgreSQL ended while it was starting"
            assert time.monotonic() < deadline, "PostgreSQL did not answer in time"
            time.sleep(0.05)


def stop(server: subprocess.Popen[bytes]) -> None:
    """SIGINT ends PostgreSQL without waiting for its clients; a server that does not end is killed."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
