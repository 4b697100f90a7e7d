"""The judges of this machine, as a `concurrent.futures.Executor`, and what any judge does with a submission that travels to it.

A judge is a process, started afresh (`spawn`), with a thread of the command's that waits for it. `ProcessPoolExecutor` is not used: when
one of its processes is killed, every future that is waiting fails with it and the pool is done for. Here a judge that dies fails the one
future whose work it held, with `JudgeDied`, and is replaced by a new one.

A judge ends with the command, however that ends: it watches the command's process. The zygote and the workers do so by themselves.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import pickle
import platform
import queue
import signal
import threading
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import sha256
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import msgspec

from grader import language
from grader.course import Course, Exercise, hash_of_suite, load_course
from grader.diagnosis import BANK_FILE
from grader.errors import GraderError, OurError, TeacherError
from grader.isolation.launch import Zygote
from grader.isolation.layers import QUIET
from grader.isolation.limits import LONGEST_JUDGE_SECONDS, MIB
from grader.language import _
from grader.results import Grade, Status, total
from grader.submission import Submission

JUDGE_BYTES = 200 * MIB  # a judge itself: pytest, NumPy, a suite and its answers
WAITING_BYTES = 64 * MIB  # the next exercise's worker, which holds the submission and has run nothing yet
ZYGOTE_BYTES = 700 * MIB  # TensorFlow and Keras, shared by all workers
CONTROL_GROUP = Path("/sys/fs/cgroup")

P = ParamSpec("P")
T = TypeVar("T")


class JudgeDied(OurError):
    """The judge that held this submission was killed or crashed. Whoever asked may ask again."""


def judges_that_fit(course: Course) -> int:
    """One per core, and no more than there is memory for when every worker that is asked uses all that it may."""
    each = JUDGE_BYTES + WAITING_BYTES + max(exercise.limits.memory_bytes for exercise in course.exercises)
    return max(1, min(_cores(), (free_bytes() - ZYGOTE_BYTES) // each))


def _cores() -> int:
    """That this process may use: fewer than the machine's where a control group says so."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else multiprocessing.cpu_count()
    with suppress(OSError, ValueError):  # "max" is no number
        quota, period = (int(number) for number in (CONTROL_GROUP / "cpu.max").read_text().split())
        cores = min(cores, max(1, quota // period))
    return cores


def free_bytes() -> int:
    """Memory that may be used: the machine's, or less where a control group says so."""
    import psutil

    free = int(psutil.virtual_memory().available)
    with suppress(OSError, ValueError):  # "max" is no number
        free = min(free, int((CONTROL_GROUP / "memory.max").read_text()) - int((CONTROL_GROUP / "memory.current").read_text()))
    return max(0, free)


class LocalJudges(Executor):
    """Judges as processes of this machine. Leaving the block in the middle of something kills them; what they hold is lost."""

    def __init__(self, count: int) -> None:
        self._turns: queue.SimpleQueue[_Turn | None] = queue.SimpleQueue()
        self._judges = [_Judge(self._turns, number) for number in range(1, count + 1)]
        self.count = count

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        self._turns.put((future, pickle.dumps((fn, args, kwargs))))
        return future

    @property
    def pids(self) -> tuple[int, ...]:
        """Of the judges that are alive."""
        return tuple(pid for judge in self._judges if (pid := judge.pid) is not None)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the judges go when they have done what is submitted; with `cancel_futures`, at once."""
        if cancel_futures:
            with suppress(queue.Empty):
                while (turn := self._turns.get_nowait()) is not None:
                    turn[0].cancel()
            for judge in self._judges:
                judge.kill()
        for _judge in self._judges:
            self._turns.put(None)
        for judge in self._judges if wait else ():
            judge.join()

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        self.shutdown(cancel_futures=kind is not None)


_Turn = tuple[Future[Any], bytes]


class _Judge(threading.Thread):
    """One judge: a process, and this thread, which hands it one piece of work at a time."""

    def __init__(self, turns: queue.SimpleQueue[_Turn | None], number: int) -> None:
        super().__init__(name=f"judge {number}", daemon=True)
        self._turns = turns
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None
        self._is_over = False
        self.start()

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None and self._process.is_alive() else None

    def run(self) -> None:
        while (turn := self._turns.get()) is not None:
            future, call = turn
            if not future.set_running_or_notify_cancel():
                continue
            try:
                value = self._ask(call)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(value)
        self._end()

    def kill(self) -> None:
        """For good; a judge that is being started at this moment ends as soon as it has."""
        self._is_over = True
        if (process := self._process) is not None and process.pid is not None:
            process.kill()

    def _ask(self, call: bytes) -> Any:
        if self.pid is None:
            self._begin()
        assert self._line is not None
        try:
            self._line.send_bytes(call)
            answer = self._line.recv_bytes()  # ends with the process: nobody else holds the other end
        except (EOFError, OSError):
            raise JudgeDied(_("the judge died ({why})").format(why=self._end())) from None
        value, error = pickle.loads(answer)
        if error is not None:
            raise error
        return value

    def _begin(self) -> None:
        self._end()
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_be_judge, args=(theirs,), name=self.name, daemon=True)
        self._process.start()
        theirs.close()
        if self._is_over:
            self._process.kill()

    def _end(self) -> str:
        """Let the process go; how it ended."""
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._process is None:
            return ""
        process, self._process = self._process, None
        process.join()
        code = process.exitcode or 0
        return signal.Signals(-code).name if code < 0 else _("exit status {code}").format(code=code)


def _be_judge(line: Connection) -> None:
    """The process of a judge: do what comes, until nothing comes any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command, which ends us
    threading.Thread(target=_end_with_the_command, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            function, args, kwargs = pickle.loads(line.recv_bytes())
            signal.alarm(LONGEST_JUDGE_SECONDS)
            line.send_bytes(pickle.dumps(_attempt(function, args, kwargs)))
            signal.alarm(0)


def _attempt(function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, Exception | None]:
    try:
        return function(*args, **kwargs), None
    except GraderError as error:
        return None, error
    except Exception:  # whatever else it is, it can travel as text
        return None, OurError(traceback.format_exc()[-4000:])


def _end_with_the_command() -> None:
    command = multiprocessing.parent_process()
    if command is not None:
        wait([command.sentinel])
        os._exit(1)


# What a judge does -----------------------------------------------------------------------------------------------------------------------


class Parcel(msgspec.Struct, frozen=True):
    """One submission as it travels to a judge, here or on another machine. (Another machine has the course in the same folder.)"""

    course: str  # the course's folder
    suites: dict[str, str]  # exercise → hash of the suite that is meant
    student: str
    files: dict[str, bytes]
    notes: list[str]
    language: str
    confined: bool
    zygote: str  # the address of a warm zygote on the same machine; empty: the judge starts its own, and keeps it
    refused: str = ""  # why intake refused it; then there are no files
    sha256: str = ""  # of what was refused


class Answer(msgspec.Struct):
    """What comes back, as JSON."""

    environment: dict[str, Any]  # what else the grade depends on, where it was made
    grade: msgspec.Raw


_one_at_a_time = threading.Lock()  # a suite runs in this process, and Dask may call from several threads
_own_zygotes: dict[tuple[str, ...], Zygote] = {}


def grade_parcel(data: bytes) -> bytes:
    """Grade one Parcel (MessagePack); an Answer (JSON). Raises TeacherError where this machine cannot confine, or has another course."""
    parcel = msgspec.msgpack.decode(data, type=Parcel)
    with _one_at_a_time:
        language.use(parcel.language)
        course = load_course(Path(parcel.course))
        if suites_of(course) != parcel.suites:
            message = _("the course in {folder} is another one on {machine}: give every machine the same files")
            raise TeacherError(message.format(folder=parcel.course, machine=platform.node()))
        grade = _grade(course, parcel)
    return msgspec.json.encode(Answer(environment_of(course, parcel.confined), msgspec.Raw(msgspec.json.encode(grade))))


def _grade(course: Course, parcel: Parcel) -> Grade:
    from grader.grading import Grader

    submission = Submission(parcel.files, tuple(parcel.notes))
    if not parcel.refused:
        return Grader(course, parcel.zygote or _own_zygote(course.preload), parcel.confined).grade(submission, parcel.student)
    empty = Grader(course, "", parcel.confined).grade(submission, parcel.student)  # asks no worker for anything
    return refuse(replace(empty, submission_sha256=parcel.sha256), parcel.refused)


def refuse(empty: Grade, why: str) -> Grade:
    """The grade of a submission that intake refused, made of that of an empty one."""
    exercises = tuple(replace(each, status=Status.REFUSED, message=why, score=0.0) for each in empty.exercises)
    return replace(empty, exercises=exercises, score=0.0)


def ungraded(course: Course, student: str, submission_sha256: str, why: str) -> Grade:
    """The grade of a submission that we failed on: no score, never a zero."""
    from grader import grading

    exercises = tuple(grading.ungraded(exercise, why) for exercise in course.exercises)
    _none, max_score = total(exercises)
    about = {"course_title": course.title, "language": language.current(), "suites": suites_of(course)}
    return Grade(course.id, student, submission_sha256, None, max_score, 0.0, exercises, {}, **about)  # type: ignore[arg-type]


def suites_of(course: Course) -> dict[str, str]:
    """Exercise → hash of its suite."""
    seed = course.seed
    return {exercise.id: hash_of_suite(exercise, seed) for exercise in course.exercises}


def environment_of(course: Course, confined: bool) -> dict[str, Any]:
    """All on this machine that a grade depends on, beside the files and the suites."""
    from grader.grading import versions

    return {
        "versions": versions(course.preload),
        "cpu": _cpu_features(),
        "onednn": QUIET.get("TF_ENABLE_ONEDNN_OPTS", ""),
        "language": language.current(),
        "catalogues": language.fingerprint(),
        "full": False,
        "confined": confined,
        "diagnoses": {exercise.id: _hash_of_diagnoses(exercise) for exercise in course.exercises},
    }


def _hash_of_diagnoses(exercise: Exercise) -> str:
    """Of what a diagnosis is made from and said with; the suite's hash does not cover it."""
    digest = sha256()
    for file in (exercise.secret / BANK_FILE, exercise.secret / "misconceptions" / "misconceptions.toml", exercise.public / "hints.toml"):
        with suppress(FileNotFoundError):
            status = file.stat()
            digest.update(file.name.encode() + _hash_of_file(file, status.st_mtime_ns, status.st_size))
    return digest.hexdigest()


@lru_cache(maxsize=1024)
def _hash_of_file(file: Path, _changed_at: int, _size: int) -> bytes:
    """Read again only when it is another one: banks are megabytes, and a judge is asked after each submission."""
    return sha256(file.read_bytes()).digest()


@cache
def _cpu_features() -> str:
    """Which instructions TensorFlow and NumPy may choose from."""
    with suppress(OSError, StopIteration):
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return sha256(next(line for line in lines if line.startswith(("flags", "Features"))).encode()).hexdigest()
    return platform.processor()


def _own_zygote(preload: Sequence[str]) -> str:
    """The address of this process's own zygote, started at the first call."""
    key = tuple(preload)
    if key not in _own_zygotes:
        if not _own_zygotes:
            atexit.register(_close_own_zygotes)
        _own_zygotes[key] = Zygote(key)
    return _own_zygotes[key].address


def _close_own_zygotes() -> None:
    for zygote in _own_zygotes.values():
        zygote.close()
