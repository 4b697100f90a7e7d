"""The gradebook's verbs. Each grade is one transaction: killed at any moment, a grade is there whole or not at all."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

import msgspec
from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from grader.errors import TeacherError
from grader.gradebook import opening
from grader.gradebook.tables import Check, Diagnosis, Exercise, GradeRow, Student, Submission, Table
from grader.language import _
from grader.results import Grade
from grader.roster import Person
from grader.text import one_line

BATCH = 50  # grades in memory at once while many are read
MANY = 500  # students in one question that asks for no grade

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Submitted:
    """One hand-in as the gradebook keeps it."""

    sha256: str  # over the content, as intake computes it
    source: str = ""  # the name it was handed in under
    handed_in_at: datetime | None = None
    is_late: bool = False
    packed: bytes | None = None  # its files, by `pack`, so that it can be graded again


@dataclass(frozen=True)
class Entry:
    """One grade, and whose it is. `submitted.packed` is left out here; `Gradebook.files_of` has it."""

    person: Person
    submitted: Submitted
    grade: Grade


@dataclass(frozen=True)
class Imported:
    """What became of the lines of a history."""

    added: int
    known: int  # were there already
    problems: tuple[str, ...]  # one sentence per line that could not be read


@dataclass(frozen=True)
class Forgotten:
    """What was removed of one person."""

    submissions: int
    grades: int
    traces_remain: bool  # another program has the file open: until it ends, deleted text can still be found in FILE-wal


class Gradebook:
    """Everybody's hand-ins and grades. Raises TeacherError, one line, for whatever is wrong with the database.

    May be used by many threads and by several processes at once. A process that was forked opens its own.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = engine.execution_options(is_writing=True)

    @classmethod
    def open(cls, url: str | Path) -> Self:
        """The gradebook at a file's path, `sqlite:///…` or `postgresql://…`: made where there is none, brought up to date where old."""
        return cls(opening.connect(opening.address(url)))

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def record(self, person: Person, submitted: Submitted, grade: Grade, environment: str = "") -> None:
        """Keep one grade, in a transaction of its own. Recording the same grade again changes nothing.

        `environment` says what else the grade depends on (`environment_key`); without it, or while an exercise is ungraded, the grade is
        never served by `cached`.
        """
        key = None if grade.is_ungraded or not environment else _cache_key(grade.course, submitted.sha256, grade.suites, environment)
        self._write(lambda connection: _record(connection, person, submitted, grade, key))

    def keep(self, person: Person, course: str, submitted: Submitted) -> None:
        """Keep a hand-in that is not graded: an earlier one."""
        self._write(lambda connection: _submission_key(connection, person, course, submitted))

    def enrol(self, people: Iterable[Person]) -> None:
        """Write down who is in the class, in one transaction. What a person leaves empty does not erase what is known."""
        listed = list(people)
        self._write(lambda connection: [_student_key(connection, person) for person in listed])

    def cached(self, student: str, course: str, submission_sha256: str, suites: Mapping[str, str], environment: str) -> Grade | None:
        """The grade that these files got from these suites in this environment, in the name of `student`; None where there is none."""
        wanted = _cache_key(course, submission_sha256, suites, environment)
        query = select(GradeRow.document).where(GradeRow.cache_key == wanted).order_by(GradeRow.key.desc()).limit(1)
        with self._reading() as connection:
            document = connection.execute(query).scalar()
        return None if document is None else replace(_grade_from(document), student=student)

    def settled(self, course: str, suites: Mapping[str, str], environment: str, wanted: Mapping[str, str]) -> frozenset[str]:
        """Of these hand-ins (student → SHA-256) the students who have the very grade that `cached` would give them."""
        keys = {_storable(student): _cache_key(course, sha256, suites, environment) for student, sha256 in wanted.items()}
        students, found = list(keys), set()
        for start in range(0, len(students), MANY):
            batch = students[start : start + MANY]
            query = select(Student.student, GradeRow.cache_key).select_from(GradeRow).join(Submission).join(Student)
            query = query.where(Student.student.in_(batch), GradeRow.cache_key.is_not(None))
            with self._reading() as connection:
                found |= {row.student for row in connection.execute(query) if row.cache_key == keys[row.student]}
        return frozenset(student for student in wanted if _storable(student) in found)

    def grade_of(self, student: str, course: str) -> Grade | None:
        """The newest grade of this student's newest hand-in that has one."""
        query = _newest(course, Student.student == _storable(student))
        with self._reading() as connection:
            found = connection.execute(_entries().where(GradeRow.key.in_(query))).first()
        return None if found is None else _entry(found).grade

    def latest(self, course: str) -> Iterator[Entry]:
        """Everybody's newest grade, as `grade_of` has it, by student; a few in memory at once."""
        with self._reading() as connection:
            keys = connection.execute(_newest(course)).scalars().all()
        yield from self._by_keys(keys)

    def of_hand_ins(self, course: str, wanted: Mapping[str, str]) -> Iterator[Entry]:
        """The newest grade of each of these hand-ins (student → SHA-256), in their order; a few in memory at once."""
        students = list(wanted)
        for start in range(0, len(students), BATCH):
            batch = {_storable(student): wanted[student] for student in students[start : start + BATCH]}
            with self._reading() as connection:
                keys = {
                    row.student: row.key
                    for row in connection.execute(_newest_per_files(course, list(batch)))
                    if batch[row.student] == row.sha256
                }
            yield from self._by_keys([keys[student] for student in batch if student in keys])

    def changed(self, course: str, wanted: Mapping[str, str]) -> Iterator[tuple[Entry, Entry]]:
        """Before and after, for each of these hand-ins (student → SHA-256) that other suites or other versions graded before."""
        students = list(wanted)
        for start in range(0, len(students), MANY):
            batch = {_storable(student): wanted[student] for student in students[start : start + MANY]}
            with self._reading() as connection:
                pairs = _pairs(connection.execute(_made_by(course, list(batch))).all(), batch)
            for before_key, after_key in pairs:
                before, after = self._by_keys([before_key, after_key])
                yield before, after

    def history(self, student: str, course: str | None = None) -> Iterator[Entry]:
        """Every grade of this student, oldest hand-in first."""
        query = select(GradeRow.key).join(Submission).join(Student).where(Student.student == _storable(student))
        if course is not None:
            query = query.where(Submission.course == course)
        with self._reading() as connection:
            keys = connection.execute(query.order_by(*_by_age())).scalars().all()
        yield from self._by_keys(keys)

    def people(self) -> tuple[Person, ...]:
        """Everybody who is known, by id."""
        with self._reading() as connection:
            rows = connection.execute(select(*_PERSON).order_by(Student.student)).all()
        return tuple(_person(row) for row in rows)

    def hand_ins(self, student: str, course: str) -> tuple[Submitted, ...]:
        """Every hand-in of this student, graded or not, oldest first; without the files."""
        query = select(*_SUBMITTED).join(Student).where(Student.student == _storable(student), Submission.course == course)
        with self._reading() as connection:
            rows = connection.execute(query.order_by(Submission.handed_in_at.asc().nulls_first(), Submission.key)).all()
        return tuple(_submitted(row) for row in rows)

    def files_of(self, student: str, submission_sha256: str) -> dict[str, bytes] | None:
        """The files of a hand-in, name → bytes; None where they were not kept."""
        query = select(Submission.packed).join(Student).where(Student.student == _storable(student))
        query = query.where(Submission.sha256 == submission_sha256, Submission.packed.is_not(None)).limit(1)
        with self._reading() as connection:
            packed = connection.execute(query).scalar()
        return None if packed is None else unpack(packed)

    def forget(self, student: str) -> Forgotten:
        """Remove a person: name, hand-ins, grades and all, also from the file itself, where deleted text would stay for a while."""
        removed = self._write(lambda connection: _remove(connection, _storable(student)))
        if removed is None:
            message = _("Nobody is called {student} in this gradebook: give the id that grades.csv shows.")
            raise TeacherError(message.format(student=one_line(student)))
        return replace(removed, traces_remain=self._overwrite())

    def import_history(self, path: Path) -> Imported:
        """Read `.grade/history.jsonl` in, a transaction per line; lines that are known already or cannot be read are counted."""
        added, known, problems = 0, 0, []
        for number, line in enumerate(_lines(path), start=1):
            try:
                found = msgspec.json.decode(line, type=_HistoryLine)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                message = _("{file}, line {line}: not a grade ({reason}); it was left out.")
                problems.append(message.format(file=path.name, line=number, reason=one_line(str(error))))
                continue
            submitted = Submitted(found.grade.submission_sha256, source=path.name, handed_in_at=_as_utc(found.submitted_at))
            is_new = self._write(partial(_record, person=Person(found.student), submitted=submitted, grade=found.grade, cache_key=None))
            added, known = added + is_new, known + (not is_new)
        return Imported(added, known, tuple(problems))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with opening.speaking(self._engine.url), self._engine.begin() as connection:
            yield connection

    def _write(self, change: Callable[[Connection], Answer]) -> Answer:
        """Run `change` in one transaction. Where another program was faster with the same row, once more, to find it."""
        with opening.speaking(self._engine.url):
            for attempts_left in (2, 1, 0):
                try:
                    with self._writer.begin() as connection:
                        return change(connection)
                except IntegrityError:
                    if not attempts_left:
                        raise
        raise AssertionError("unreachable")

    def _by_keys(self, keys: Sequence[int]) -> Iterator[Entry]:
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            with self._reading() as connection:
                rows = connection.execute(_entries().where(GradeRow.key.in_(batch))).all()
            of_key = {row.grade_key: row for row in rows}
            yield from (_entry(of_key[key]) for key in batch if key in of_key)  # a person may be forgotten in between

    def _overwrite(self) -> bool:
        """Let no deleted text stay on disk; whether some may stay nevertheless."""
        if opening.is_sqlite(self._engine):  # pages are overwritten (secure_delete); the log still has the old ones
            return opening.empty_log(self._engine)
        with opening.speaking(self._engine.url), self._engine.connect() as connection:
            autocommit = connection.execution_options(isolation_level="AUTOCOMMIT")
            for table in Table.metadata.sorted_tables:
                autocommit.execute(text(f"VACUUM {table.name}"))
        return False


def environment_key(**facts: object) -> str:
    """One text for all that a grade depends on beside files and suites: versions, CPU features, oneDNN, language, confinement, `full`."""
    return hashlib.sha256(msgspec.json.encode(facts, order="sorted")).hexdigest()


def pack(files: Mapping[str, bytes]) -> bytes:
    """Files as one value that depends on nothing but their names and bytes."""
    return zlib.compress(msgspec.msgpack.encode(dict(sorted(files.items()))), 6)


def unpack(packed: bytes) -> dict[str, bytes]:
    return msgspec.msgpack.decode(zlib.decompress(packed), type=dict[str, bytes])


class _HistoryLine(msgspec.Struct):
    """One line of `.grade/history.jsonl`."""

    submitted_at: datetime
    student: str
    grade: Grade


_PERSON = (Student.student, Student.name, Student.email, Student.section, Student.aliases)
_SUBMITTED = (Submission.sha256, Submission.source, Submission.handed_in_at, Submission.is_late)

# Writing ---------------------------------------------------------------------------------------------------------------------------------

# Built once: SQLAlchemy takes longer to put these together than a database to answer.
_KNOWN_STUDENT = select(Student.key, *_PERSON).where(Student.student == bindparam("student"))
_NEW_STUDENT = insert(Student).returning(Student.key)
_SAME_FILES = select(Submission.key, Submission.packed.is_not(None).label("has_files")).where(
    Submission.student_key == bindparam("student_key"),
    Submission.course == bindparam("course"),
    Submission.sha256 == bindparam("sha256"),
    Submission.source == bindparam("source"),
)
_KNOWN_SUBMISSION = {  # by whether the time is unknown: in SQL nothing equals null
    True: _SAME_FILES.where(Submission.handed_in_at.is_(None)),
    False: _SAME_FILES.where(Submission.handed_in_at == bindparam("handed_in_at")),
}
_NEW_SUBMISSION = insert(Submission).returning(Submission.key)
_KNOWN_GRADE = select(GradeRow.key).where(GradeRow.submission_key == bindparam("of"), GradeRow.document_sha256 == bindparam("digest"))
_NEW_GRADE = insert(GradeRow).returning(GradeRow.key)
_NEW_ROWS: dict[type[Table], Any] = {table: insert(table) for table in (Exercise, Check, Diagnosis)}


def _record(connection: Connection, person: Person, submitted: Submitted, grade: Grade, cache_key: str | None) -> bool:
    """Write one grade with all that hangs on it; False where it was there already."""
    submission_key = _submission_key(connection, person, grade.course, submitted)
    document = msgspec.json.encode(grade)
    digest = hashlib.sha256(document).hexdigest()
    if connection.execute(_KNOWN_GRADE, {"of": submission_key, "digest": digest}).first() is not None:
        return False
    row = {
        "submission_key": submission_key,
        "graded_at": _storable(grade.graded_at),
        "score": grade.score,
        "max_score": grade.max_score,
        "cache_key": cache_key,
        "suites": grade.suites,
        "versions": grade.versions,
        "language": grade.language,
        "isolation": grade.isolation,
        "document_sha256": digest,
        "document": zlib.compress(document, 6),
    }
    grade_key = connection.execute(_NEW_GRADE, row).scalar_one()
    for table, rows in _rows_of(grade, grade_key).items():
        if rows:
            connection.execute(_NEW_ROWS[table], rows)
    return True


def _rows_of(grade: Grade, grade_key: int) -> dict[type[Table], list[dict[str, Any]]]:
    exercises, checks, diagnoses = [], [], []
    for exercise in grade.exercises:
        of = {"grade_key": grade_key, "exercise_id": exercise.id}
        transcript = hashlib.sha256(msgspec.json.encode(exercise.transcript)).hexdigest() if exercise.transcript else None
        result = {"status": exercise.status.value, "score": exercise.score, "max_score": exercise.max_score}
        exercises.append({**of, **result, "transcript_sha256": transcript})
        for position, check in enumerate(exercise.checks):
            points = {"points": check.points, "max_points": check.max_points}
            checks.append({**of, "position": position, "check_id": check.id, "outcome": check.outcome.value, **points})
        for position, diagnosis in enumerate(exercise.diagnoses):
            diagnoses.append({**of, "position": position, "misconception": diagnosis.misconception, "match": diagnosis.match})
    return {Exercise: exercises, Check: checks, Diagnosis: diagnoses}


def _submission_key(connection: Connection, person: Person, course: str, submitted: Submitted) -> int:
    """The hand-in's key, found or new. Files that were not kept before are kept now."""
    about = {
        "student_key": _student_key(connection, person),
        "course": course,
        "sha256": submitted.sha256,
        "handed_in_at": submitted.handed_in_at,
        "source": _storable(submitted.source),
    }
    known = connection.execute(_KNOWN_SUBMISSION[submitted.handed_in_at is None], about).first()
    if known is None:
        row = {**about, "is_late": submitted.is_late, "packed": submitted.packed}
        return connection.execute(_NEW_SUBMISSION, row).scalar_one()
    if submitted.packed is not None and not known.has_files:
        connection.execute(update(Submission).where(Submission.key == known.key).values(packed=submitted.packed))
    return int(known.key)


def _student_key(connection: Connection, person: Person) -> int:
    known = connection.execute(_KNOWN_STUDENT, {"student": _storable(person.id)}).first()
    about = {
        "name": _storable(person.name),
        "email": _storable(person.email),
        "section": _storable(person.section),
        "aliases": [_storable(alias) for alias in person.aliases],
    }
    if known is None:
        return connection.execute(_NEW_STUDENT, {"student": _storable(person.id), **about}).scalar_one()
    news = {column: value for column, value in about.items() if value and value != getattr(known, column)}
    if news:
        connection.execute(update(Student).where(Student.key == known.key).values(**news))
    return int(known.key)


def _remove(connection: Connection, student: str) -> Forgotten | None:
    key = connection.execute(select(Student.key).where(Student.student == student)).scalar()
    if key is None:
        return None
    submissions = connection.execute(select(func.count()).select_from(Submission).where(Submission.student_key == key)).scalar_one()
    grades = connection.execute(
        select(func.count()).select_from(GradeRow).join(Submission).where(Submission.student_key == key)
    ).scalar_one()
    connection.execute(delete(Student).where(Student.key == key))
    return Forgotten(submissions, grades, traces_remain=False)


def _cache_key(course: str, submission_sha256: str, suites: Mapping[str, str], environment: str) -> str:
    return hashlib.sha256(msgspec.json.encode([course, submission_sha256, dict(suites), environment], order="sorted")).hexdigest()


def _storable(words: str) -> str:
    """PostgreSQL takes no NUL, and neither takes half a surrogate pair."""
    return words.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


# Reading ---------------------------------------------------------------------------------------------------------------------------------


def _entries() -> Any:
    columns = (GradeRow.key.label("grade_key"), GradeRow.document, *_PERSON, *_SUBMITTED)
    return select(*columns).select_from(GradeRow).join(Submission).join(Student)


def _by_age() -> tuple[Any, ...]:
    """Oldest first: a hand-in of unknown time counts as older than all others."""
    return Submission.handed_in_at.asc().nulls_first(), Submission.key, GradeRow.key


def _newest(course: str, *conditions: Any) -> Any:
    """Keys of everybody's newest grade of their newest hand-in, by student."""
    newest_first = (Submission.handed_in_at.desc().nulls_last(), Submission.key.desc(), GradeRow.key.desc())
    place = func.row_number().over(partition_by=Submission.student_key, order_by=newest_first).label("place")
    ranked = select(GradeRow.key, Student.student, place).select_from(GradeRow).join(Submission).join(Student)
    inner = ranked.where(Submission.course == course, *conditions).subquery()
    return select(inner.c.key).where(inner.c.place == 1).order_by(inner.c.student)


def _newest_per_files(course: str, students: Sequence[str]) -> Any:
    """Student, SHA-256 and key of the newest grade, for each hand-in of theirs."""
    query = (
        select(Student.student, Submission.sha256, func.max(GradeRow.key).label("key")).select_from(GradeRow).join(Submission).join(Student)
    )
    return query.where(Submission.course == course, Student.student.in_(students)).group_by(Student.student, Submission.sha256)


def _made_by(course: str, students: Sequence[str]) -> Any:
    """What made each grade of these students, oldest first."""
    columns = (GradeRow.key, Student.student, Submission.sha256, GradeRow.suites, GradeRow.versions)
    query = select(*columns).select_from(GradeRow).join(Submission).join(Student)
    return query.where(Submission.course == course, Student.student.in_(students)).order_by(GradeRow.key)


def _pairs(rows: Sequence[Any], wanted: Mapping[str, str]) -> list[tuple[int, int]]:
    """Keys of the newest grade that others made, and of the newest of all, for each student who has both; in the order of `wanted`."""
    of_student: dict[str, list[Any]] = {}
    for row in rows:
        if row.sha256 == wanted[row.student]:
            of_student.setdefault(row.student, []).append(row)
    pairs = []
    for student in wanted:
        *earlier, newest = of_student.get(student, [None])
        others = [row for row in earlier if (row.suites, row.versions) != (newest.suites, newest.versions)]
        if others:
            pairs.append((others[-1].key, newest.key))
    return pairs


def _entry(row: Any) -> Entry:
    return Entry(_person(row), _submitted(row), _grade_from(row.document))


def _person(row: Any) -> Person:
    return Person(row.student, row.name, row.email, row.section, tuple(row.aliases))


def _submitted(row: Any) -> Submitted:
    return Submitted(row.sha256, row.source, row.handed_in_at, row.is_late)


def _grade_from(document: bytes) -> Grade:
    return Grade.from_json(zlib.decompress(document))


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from (line for line in file if line.strip())
    except OSError as error:
        message = _("{file} cannot be read ({reason}): check the path and its permissions.")
        raise TeacherError(message.format(file=path, reason=error.strerror)) from None


def _as_utc(when: datetime) -> datetime:
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
