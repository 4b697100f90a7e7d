"""The gradebook's tables.

    students ─< submissions ─< grades ─< exercises
                                      ─< checks
                                      ─< diagnoses

`grades.document` is the grade itself, its promised JSON compressed: checks, messages, transcripts and all. `exercises`, `checks` and
`diagnoses` are written from it in the same transaction, for questions in SQL. Removing a student removes all that hangs on them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Double, ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class UtcTime(TypeDecorator[datetime]):
    """A point in time. SQLite keeps no zone, so all are stored in UTC and come back with it."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# Ordered by code points in both, not by the server's language.
Words = Text().with_variant(Text(collation="C"), "postgresql")


class Table(DeclarativeBase):
    type_annotation_map = {str: Words, datetime: UtcTime(), bytes: LargeBinary, float: Double(), dict[str, Any]: JSON(), list[str]: JSON()}  # noqa: RUF012


def _of(column: str) -> Any:
    """A reference that goes when its owner goes."""
    return ForeignKey(column, ondelete="CASCADE")


class Student(Table):
    __tablename__ = "students"

    key: Mapped[int] = mapped_column(primary_key=True)
    student: Mapped[str] = mapped_column(unique=True)  # the id that roster, LMS and grades use
    name: Mapped[str]
    email: Mapped[str]
    section: Mapped[str]
    aliases: Mapped[list[str]]


class Submission(Table):
    """One hand-in. The same files from the same place at the same time are the same hand-in, however often they are graded."""

    __tablename__ = "submissions"
    __table_args__ = (UniqueConstraint("student_key", "course", "sha256", "handed_in_at", "source"),)

    key: Mapped[int] = mapped_column(primary_key=True)
    student_key: Mapped[int] = mapped_column(_of("students.key"))
    course: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    source: Mapped[str]  # the name it was handed in under
    handed_in_at: Mapped[datetime | None]
    is_late: Mapped[bool]
    packed: Mapped[bytes | None]  # its files, by `book.pack`, so that it can be graded again


class GradeRow(Table):
    __tablename__ = "grades"
    __table_args__ = (UniqueConstraint("submission_key", "document_sha256"),)

    key: Mapped[int] = mapped_column(primary_key=True)
    submission_key: Mapped[int] = mapped_column(_of("submissions.key"))
    graded_at: Mapped[str]
    score: Mapped[float | None]  # null: ungraded
    max_score: Mapped[float]
    cache_key: Mapped[str | None] = mapped_column(index=True)  # null: never served from the cache
    suites: Mapped[dict[str, Any]]
    versions: Mapped[dict[str, Any]]
    language: Mapped[str]
    isolation: Mapped[dict[str, Any]]
    document_sha256: Mapped[str]
    document: Mapped[bytes]


class Exercise(Table):
    __tablename__ = "exercises"

    grade_key: Mapped[int] = mapped_column(_of("grades.key"), primary_key=True)
    exercise_id: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[str]
    score: Mapped[float | None]
    max_score: Mapped[float]
    transcript_sha256: Mapped[str | None]  # equal behaviour, equal value; null: no call was judged


class Check(Table):
    __tablename__ = "checks"

    grade_key: Mapped[int] = mapped_column(_of("grades.key"), primary_key=True)
    exercise_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    check_id: Mapped[str]
    outcome: Mapped[str]
    points: Mapped[float]
    max_points: Mapped[float]


class Diagnosis(Table):
    __tablename__ = "diagnoses"

    grade_key: Mapped[int] = mapped_column(_of("grades.key"), primary_key=True)
    exercise_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    misconception: Mapped[str]
    match: Mapped[str]
