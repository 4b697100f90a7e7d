"""What `grade submit` keeps and packs: the history in `.grade/`, and the zip that goes to a teacher when nobody can grade here.

From the history, where a student stands.
"""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from grader.course import Course, Exercise
from grader.results import ExerciseResult, Grade
from grader.submission import PACKED_MARK, Submission

HISTORY = ".grade/history.jsonl"
PAGE = ".grade/report.html"
MADE = (1980, 1, 1, 0, 0, 0)  # the zip format's first day: the same files give the same zip


def remember(folder: Path, grade: Grade) -> None:
    """Append one line to the history: {"submitted_at", "student", "grade"}. In one write, also when two write at once."""
    path = folder / HISTORY
    path.parent.mkdir(exist_ok=True)
    line = {"submitted_at": datetime.now(UTC).isoformat(timespec="seconds"), "student": grade.student, "grade": msgspec.to_builtins(grade)}
    data = json.dumps(line, ensure_ascii=False).encode() + b"\n"
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        is_cut = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"  # by a crash; the new line must not be lost with it
        os.write(descriptor, b"\n" * is_cut + data)
    finally:
        os.close(descriptor)


def history(folder: Path) -> list[Grade]:
    """All grades, oldest first; a line that was cut off by a crash is left out."""
    path = folder / HISTORY
    if not path.is_file():
        return []
    grades = []
    for line in path.read_bytes().splitlines():
        try:
            grades.append(msgspec.convert(json.loads(line)["grade"], Grade))
        except (ValueError, KeyError, TypeError, msgspec.ValidationError):
            continue
    return grades


@dataclass(frozen=True)
class Standing:
    """Where a student stands with one exercise."""

    exercise: Exercise
    is_begun: bool  # something is written in its file
    best: float | None  # of all hand-ins; None: never graded
    last: ExerciseResult | None
    last_at: str = ""  # ISO 8601

    @property
    def is_open(self) -> bool:
        return self.best is None or self.best < self.exercise.weight


def standings(course: Course, begun: set[str]) -> list[Standing]:
    """One for each exercise; `begun` holds the ids of those that somebody has written in."""
    grades = history(course.folder)
    found = []
    for exercise in course.exercises:
        tries = [(result, grade.graded_at) for grade in grades for result in grade.exercises if result.id == exercise.id]
        scores = [result.score for result, _at in tries if result.score is not None]
        last, last_at = tries[-1] if tries else (None, "")
        found.append(Standing(exercise, exercise.id in begun, max(scores, default=None), last, last_at))
    return found


def pack(submission: Submission, student: str, into: Path) -> Path:
    """Write `submission-<id>.zip`: the files as taken in, sorted, with the student's id in `submission.json`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        about = {"schema": PACKED_MARK.decode(), "student": student, "sha256": submission.sha256}
        for name, content in {"submission.json": json.dumps(about).encode(), **submission.files}.items():
            archive.writestr(zipfile.ZipInfo(name, MADE), content, zipfile.ZIP_DEFLATED)
    path = into / f"submission-{file_name_of(student)}.zip"
    path.write_bytes(buffer.getvalue())
    return path


def file_name_of(student: str) -> str:
    """A name that every file system takes, for a student whose id may be anything."""
    return re.sub(r"[^\w.-]+", "_", student).strip("._")[:80] or "student"
