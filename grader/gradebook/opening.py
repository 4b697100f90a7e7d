"""From an address to a database that is ours, reachable and up to date; and what goes wrong, as one line for the teacher."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import PoolProxiedConnection

from grader.errors import TeacherError
from grader.language import _
from grader.text import one_line

HEAD = "0001"  # the newest step under migrations/versions
VERSION_TABLE = "gradebook_version"  # a database without it that holds other tables is not ours
WAIT_SECONDS = 30  # for another program that is writing
LOCK = 0x67726164  # "grad": PostgreSQL's advisory lock while the tables change


def address(url: str | Path) -> URL:
    """A file's path, `sqlite:///…` or `postgresql://…` as SQLAlchemy wants it."""
    if isinstance(url, Path) or "://" not in url:
        return URL.create("sqlite", database=str(url))
    try:
        made = make_url(url)
    except (ArgumentError, ValueError):
        raise TeacherError(_("The gradebook's address is not a path and not a URL: write sqlite:///FILE or postgresql://…")) from None
    if made.drivername in ("postgres", "postgresql"):
        return made.set(drivername="postgresql+psycopg")
    if made.drivername == "sqlite":
        return made.set(query={})
    if made.drivername == "postgresql+psycopg":
        return made
    message = _("A gradebook cannot be kept in {kind}: write sqlite:///FILE or postgresql://…")
    raise TeacherError(message.format(kind=one_line(made.drivername, 40)))


def connect(url: URL) -> Engine:
    """An engine for a gradebook that is ours and at HEAD; every table is made or changed as needed, or nothing is touched."""
    with speaking(url):
        engine = _engine(url)
        try:
            _bring_up_to_date(engine, url)
        except BaseException:
            engine.dispose()
            raise
    return engine


@contextmanager
def speaking(url: URL) -> Iterator[None]:
    """Turn what a database says into one line of ours."""
    try:
        yield
    except DBAPIError as error:
        raise _explained(error, url) from None
    except sqlite3.Error as error:
        raise TeacherError(_explained_sqlite(one_line(str(error)), url)) from None
    except PoolTimeout:
        raise TeacherError(_locked(url)) from None


def shown(url: URL) -> str:
    """The address as a person may see it: a path, or a URL without its password."""
    return str(url.database) if url.drivername == "sqlite" else url.render_as_string(hide_password=True)


def is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


def _engine(url: URL) -> Engine:
    if url.drivername == "sqlite":
        return _sqlite(url)
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise _without_driver() from None
    arguments: dict[str, Any] = {"connect_timeout": 10, "options": f"-c lock_timeout={int(1000 * WAIT_SECONDS)}"}
    return create_engine(url, connect_args={k: v for k, v in arguments.items() if k not in url.query}, pool_pre_ping=True)


def _sqlite(url: URL) -> Engine:
    _refuse_bad_path(url)
    engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy says BEGIN, not the driver: also before changes of tables
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")  # with WAL: kill -9 loses nothing; a power cut at most the last grades, made again
    connection.execute("PRAGMA secure_delete = ON")  # `forget` overwrites


def _begin_sqlite(connection: Connection) -> None:
    """A transaction that will write says so at once: two that begin by reading could only block each other."""
    is_writing = connection.get_execution_options().get("is_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


def _refuse_bad_path(url: URL) -> None:
    path = Path(url.database or "")
    if not url.database or url.database == ":memory:":
        raise TeacherError(_("The gradebook needs a file: write sqlite:///FILE."))
    if path.is_dir():
        raise TeacherError(_("The gradebook {file} is a folder: name a file in it.").format(file=path))
    if not path.parent.is_dir():
        raise TeacherError(_("The gradebook's folder {folder} does not exist: create it first.").format(folder=path.parent))


def _bring_up_to_date(engine: Engine, url: URL) -> None:
    with engine.connect() as connection:
        found = _version(connection, url)
    if is_sqlite(engine):
        _use_wal(engine)
    if found == HEAD:
        return
    with engine.execution_options(is_writing=True).begin() as connection:
        if not is_sqlite(engine):
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        if _version(connection, url) != HEAD:  # another program may have been faster
            _upgrade(connection, url)


def _version(connection: Connection, url: URL) -> str | None:
    """Which step the database is at; None where it is empty. Raises TeacherError where it is not a gradebook."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables:
            message = _("{url} holds something else (a table called {table}), not a gradebook: choose another file or database.")
            raise TeacherError(message.format(url=shown(url), table=one_line(tables[0], 40)))
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalars().first()
    return None if found is None else str(found)


def _use_wal(engine: Engine) -> None:
    """Let readers and the writer not wait for each other. The change of mode does not wait for other programs by itself."""
    deadline = time.monotonic() + WAIT_SECONDS
    raw = engine.raw_connection()
    try:
        while _ask(raw, "PRAGMA journal_mode") != "wal":
            try:
                _ask(raw, "PRAGMA journal_mode = WAL")
                break  # a file system without shared memory keeps the old mode, which works too
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
    finally:
        raw.close()


def empty_log(engine: Engine) -> bool:
    """Move what SQLite's log holds into the file and cut the log to nothing; whether another program kept that from happening."""
    with speaking(engine.url):
        raw = engine.raw_connection()
        try:
            return bool(_ask(raw, "PRAGMA wal_checkpoint(TRUNCATE)"))
        finally:
            raw.close()


def _ask(raw: PoolProxiedConnection, pragma: str) -> Any:
    cursor = raw.cursor()
    cursor.execute(pragma)
    row = cursor.fetchone()
    cursor.close()
    return row[0] if row else None


def _upgrade(connection: Connection, url: URL) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    found = _version(connection, url)
    if found is not None and found not in known:
        message = _("The gradebook {url} was written by a newer gradekit (step {step}): update gradekit on this machine.")
        raise TeacherError(message.format(url=shown(url), step=one_line(found, 40)))
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        message = _("The gradebook {url} could not be brought up to date ({reason}): keep a copy of it and report this.")
        raise TeacherError(message.format(url=shown(url), reason=one_line(str(error)))) from None


def _without_driver() -> TeacherError:
    return TeacherError(_("PostgreSQL needs one more package: install gradekit[postgres]."))


def _locked(url: URL) -> str:
    return _("The gradebook {url} is in use by another program: wait until it is done, or close it, and try again.").format(url=shown(url))


def _explained(error: DBAPIError, url: URL) -> TeacherError:
    reason = one_line(str(error.orig))
    if isinstance(error.orig, sqlite3.Error):
        return TeacherError(_explained_sqlite(reason, url))
    if getattr(error.orig, "sqlstate", None) in ("55P03", "40P01"):  # lock not available, deadlock
        return TeacherError(_locked(url))
    if isinstance(error, OperationalError | InterfaceError):
        message = _("The gradebook {url} cannot be reached ({reason}): check the address and that the server runs.")
    else:
        message = _("The gradebook {url} cannot be used ({reason}): check the rights of its user.")
    return TeacherError(message.format(url=shown(url), reason=reason))


def _explained_sqlite(reason: str, url: URL) -> str:
    if "locked" in reason or "busy" in reason:
        return _locked(url)
    if "not a database" in reason:
        return _("{url} is not a gradebook, nor any SQLite file: choose another file.").format(url=shown(url))
    if "malformed" in reason:
        return _("The gradebook {url} is damaged: put back your copy of it, or move it away and grade again.").format(url=shown(url))
    if "readonly" in reason or "unable to open" in reason:
        return _("The gradebook {url} cannot be opened for writing: check the permissions of file and folder.").format(url=shown(url))
    if "disk is full" in reason:
        return _("The disk of the gradebook {url} is full: make room and try again.").format(url=shown(url))
    return _("The gradebook {url} cannot be used ({reason}): check the file.").format(url=shown(url), reason=reason)
