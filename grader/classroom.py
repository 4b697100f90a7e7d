"""A whole class graded: what the gradebook knows is kept, the rest goes to judges, and each grade is written down as it arrives.

Nothing here depends on where the judges are: they are reached through a `concurrent.futures.Executor`. The gradebook is written by this
process only. Killed at any moment and started again, only what is not in the gradebook is graded, and the result is the same.
"""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Protocol

import msgspec

from grader.course import Course
from grader.errors import AuthorError, OurError, StudentError, TeacherError
from grader.gradebook import Gradebook, Submitted, environment_key, pack, unpack
from grader.handins import ClassFolder, HandIn, gather
from grader.isolation.launch import Zygote
from grader.isolation.starting import must_spawn
from grader.judges import Answer, LocalJudges, Parcel, environment_of, grade_parcel, judges_that_fit, suites_of, ungraded
from grader.language import _, current
from grader.regrade import keep_higher
from grader.results import Grade
from grader.submission import Submission, take_in

MOST_TRIES = 2  # of a submission whose judge died
CONNECT_SECONDS = 5  # to a scheduler


@dataclass(frozen=True)
class Piece:
    """One hand-in, taken in: its content lies packed in a file of ours, so that the student's cannot change under us."""

    hand_in: HandIn
    sha256: str
    packed: Path
    notes: tuple[str, ...] = ()  # of intake
    refused: str = ""  # why it cannot be taken in
    seconds: float = 0.0  # what its exercises may take at most
    needs_libraries: bool = False
    is_empty: bool = False


@dataclass(frozen=True)
class Plan:
    """What there is to do for a class."""

    course: Course
    suites: dict[str, str]  # exercise → hash
    pieces: tuple[Piece, ...]
    missing: tuple[tuple[Piece, ...], ...]  # not in the gradebook; each group has the same content and is graded once; longest first
    confined: bool = True

    @property
    def handed_in(self) -> dict[str, str]:
        """Student → SHA-256 of their hand-in."""
        return {piece.hand_in.student_id: piece.sha256 for piece in self.pieces}

    @property
    def kept(self) -> int:
        return len(self.pieces) - sum(len(group) for group in self.missing)


class Teller(Protocol):
    """Told about each grade as it arrives."""

    def graded(self, student: str, grade: Grade) -> None: ...


@dataclass(frozen=True)
class Hall:
    """Where judges work."""

    executor: Executor
    at_once: int  # submissions handed out at a time
    zygote: Callable[[], str] = lambda: ""  # the address of a warm zygote beside the judges; none: each starts its own


@contextmanager
def planned(folder: ClassFolder, course: Course, book: Gradebook, *, confined: bool = True, fresh: bool = False) -> Iterator[Plan]:
    """Take in everybody's hand-in, find out what is graded already, and write that down. The packed files last as long as the block."""
    book.enrol([hand_in.person for hand_in in folder.hand_ins] + list(folder.absent))
    with tempfile.TemporaryDirectory(prefix="gradekit-class-") as spool:
        for number, hand_in in enumerate(folder.earlier):
            piece = _take_in(hand_in, course, Path(spool, f"earlier-{number}"))
            book.keep(hand_in.person, course.id, _submitted(piece))
        pieces = tuple(_take_in(hand_in, course, Path(spool, str(number))) for number, hand_in in enumerate(folder.hand_ins))
        environment = environment_key(**environment_of(course, confined))
        suites = suites_of(course)
        wanted = {piece.hand_in.student_id: piece.sha256 for piece in pieces}
        settled = frozenset() if fresh else book.settled(course.id, suites, environment, wanted)
        missing: dict[str, list[Piece]] = {}
        for piece in pieces:
            student = piece.hand_in.student_id
            if student in settled:
                continue
            if not fresh and (known := book.cached(student, course.id, piece.sha256, suites, environment)) is not None:
                book.record(piece.hand_in.person, _submitted(piece), known, environment)
            else:
                missing.setdefault(piece.sha256, []).append(piece)
        longest_first = sorted(missing.values(), key=lambda group: -group[0].seconds)
        yield Plan(course, suites, pieces, tuple(tuple(group) for group in longest_first), confined)


def grade_missing(plan: Plan, hall: Hall, book: Gradebook, teller: Teller) -> None:
    """Grade what the gradebook does not have. Raises TeacherError where student code cannot be confined, AuthorError for a bad course."""
    waiting = deque(_Turn(group) for group in plan.missing)
    running: dict[Future[bytes], _Turn] = {}
    while waiting or running:
        while waiting and len(running) < hall.at_once:
            turn = replace(waiting.popleft(), zygote=hall.zygote())
            running[hall.executor.submit(grade_parcel, _parcel(plan, turn))] = turn
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            turn = running.pop(future)
            arrived = _arrived(future, turn, plan.course, hall)
            if arrived is None:
                waiting.append(replace(turn, tries=turn.tries + 1))
            else:
                _record(book, turn, *arrived, teller)


@contextmanager
def local_hall(plan: Plan, jobs: int | None = None) -> Iterator[Hall]:
    """Judges on this machine, as many as cores and memory allow, over one zygote. All of them end with the block. Raises TeacherError."""
    if must_spawn():
        raise TeacherError(_("a class can be graded on Linux only, where student code is confined and workers are forks of one process"))
    needs_libraries = any(group[0].needs_libraries for group in plan.missing)
    with _Warm(plan.course.preload if needs_libraries else ()) as warm:
        count = min(jobs or judges_that_fit(plan.course), len(plan.missing))
        with LocalJudges(count) as judges:
            yield Hall(judges, count + 1, warm.address)


@contextmanager
def cluster_hall(scheduler: str) -> Iterator[Hall]:
    """The judges of a Dask cluster: workers of one thread that have gradekit and the course, in the same folder as here."""
    try:
        from distributed import Client
    except ImportError:
        raise TeacherError(_("--scheduler needs one more package: install gradekit[cluster]")) from None
    try:
        client = Client(scheduler, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        message = _("no Dask scheduler answers at {address} ({why}): check the address")
        raise TeacherError(message.format(address=scheduler, why=str(error) or type(error).__name__)) from None
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise TeacherError(_("the Dask scheduler at {address} has no workers: start some first").format(address=scheduler))
        yield Hall(client.get_executor(), 2 * threads)


def regraded(plan: Plan, book: Gradebook, *, never_lower: bool = False) -> Iterator[tuple[Grade, Grade]]:
    """Before and after, for everybody whose files were graded by another suite or other versions before. Run again, it says the same.

    With `never_lower`, the gradebook's newest grade keeps every exercise that was worth more before.
    """
    of_student = {piece.hand_in.student_id: piece for piece in plan.pieces}
    for before, now in book.changed(plan.course.id, plan.handed_in):
        after = keep_higher(before.grade, now.grade) if never_lower else now.grade
        if after is not now.grade:
            book.record(now.person, _submitted(of_student[now.person.id]), after)
        yield before.grade, after


def same_content(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Students who handed in the same files, apart from those who did so as a group."""
    of_content: dict[str, list[HandIn]] = {}
    for piece in plan.pieces:
        if not piece.refused and not piece.is_empty:
            of_content.setdefault(piece.sha256, []).append(piece.hand_in)
    found = []
    for hand_ins in of_content.values():
        groups = {hand_in.group or f"\0{hand_in.student_id}" for hand_in in hand_ins}
        if len(groups) > 1:
            found.append(tuple(hand_in.student_id for hand_in in hand_ins))
    return tuple(found)


# Taking in -------------------------------------------------------------------------------------------------------------------------------


def _take_in(hand_in: HandIn, course: Course, packed: Path) -> Piece:
    try:
        with tempfile.TemporaryDirectory(prefix="gradekit-") as fresh:
            submission = take_in(gather(hand_in, Path(fresh, "files")))
    except (StudentError, OSError) as error:
        why = str(error) if isinstance(error, StudentError) else _("{name} cannot be read ({why})").format(name=hand_in.source, why=error)
        packed.write_bytes(pack({}))
        return Piece(hand_in, sha256(f"refused\0{why}".encode()).hexdigest(), packed, refused=why)
    packed.write_bytes(pack(submission.files))
    handed_in = [exercise for exercise in course.exercises if _holds(submission, exercise.module)]
    return Piece(
        hand_in,
        submission.sha256,
        packed,
        submission.notes,
        seconds=sum(exercise.limits.exercise_seconds for exercise in handed_in),
        needs_libraries=any(name.encode() in content for content in submission.files.values() for name in course.preload),
        is_empty=not submission.files,
    )


def _holds(submission: Submission, module: str) -> bool:
    try:
        return submission.find(module) is not None
    except StudentError:
        return False


def _submitted(piece: Piece) -> Submitted:
    packed = None if piece.refused else piece.packed.read_bytes()
    return Submitted(piece.sha256, piece.hand_in.source, piece.hand_in.handed_in_at, piece.hand_in.is_late, packed)


# Handing out and collecting --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Turn:
    """One content on its way: whose it is, and how often a judge has tried."""

    group: tuple[Piece, ...]
    tries: int = 1
    zygote: str = ""


def _parcel(plan: Plan, turn: _Turn) -> bytes:
    piece = turn.group[0]
    return msgspec.msgpack.encode(
        Parcel(
            course=str(plan.course.folder),
            suites=plan.suites,
            student=piece.hand_in.student_id,
            files=unpack(piece.packed.read_bytes()),
            notes=list(piece.notes),
            language=current(),
            confined=plan.confined,
            zygote=turn.zygote,
            refused=piece.refused,
            sha256=piece.sha256,
        )
    )


def _arrived(future: Future[bytes], turn: _Turn, course: Course, hall: Hall) -> tuple[Grade, str] | None:
    """The grade and its environment; None where a judge died over it, and it may be tried once more."""
    try:
        answer = msgspec.json.decode(future.result(), type=Answer)
        grade = Grade.from_json(bytes(answer.grade))
    except (TeacherError, AuthorError):
        raise
    except BrokenExecutor as error:
        raise OurError(_("the judges' pool broke ({why}); what was graded is kept, run the same again").format(why=error)) from error
    except Exception as error:  # Dask has exceptions of its own for a worker that died
        if turn.tries < MOST_TRIES:
            return None
        return _failed_on(turn, course, f"{type(error).__name__}: {error}"), ""
    if hall.zygote() != turn.zygote:  # it died meanwhile, and every worker with it, which looks like the student's crash
        if turn.tries < MOST_TRIES:
            return None
        return _failed_on(turn, course, _("the warm process that workers are forked from died again")), ""
    return grade, environment_key(**answer.environment)


def _failed_on(turn: _Turn, course: Course, why: str) -> Grade:
    return ungraded(course, turn.group[0].hand_in.student_id, turn.group[0].sha256, why)


def _record(book: Gradebook, turn: _Turn, grade: Grade, environment: str, teller: Teller) -> None:
    for piece in turn.group:
        own = replace(grade, student=piece.hand_in.student_id)
        book.record(piece.hand_in.person, _submitted(piece), own, environment)
        teller.graded(piece.hand_in.student_id, own)


class _Warm:
    """The zygote that all judges of this machine share; a new one when it has died."""

    def __init__(self, preload: Sequence[str]) -> None:
        self._preload = preload
        self._zygote = Zygote(preload)

    def address(self) -> str:
        import psutil

        try:
            is_alive = psutil.Process(self._zygote.pid).status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            is_alive = False
        if not is_alive:
            self._zygote.close()
            self._zygote = Zygote(self._preload)
        return self._zygote.address

    def __enter__(self) -> _Warm:
        return self

    def __exit__(self, *error: object) -> None:
        self._zygote.close()
