"""What `grade submit` keeps and packs: the history in `.grade/`, and the zip that goes to a teacher when nobody can grade here."""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from grader.results import Grade
from grader.submission import PACKED_MARK, Submission

HISTORY = ".grade/history.jsonl"
MADE = (1980, 1, 1, 0, 0, 0)  # the zip format's first day: the same files give the same zip


def remember(folder: Path, grade: Grade) -> None:
    """Append one line to the history: {"submitted_at", "student", "grade"}. Whole or not at all, also when two write at once."""
    path = folder / HISTORY
    path.parent.mkdir(exist_ok=True)
    line = {"submitted_at": datetime.now(UTC).isoformat(timespec="seconds"), "student": grade.student, "grade": msgspec.to_builtins(grade)}
    data = json.dumps(line, ensure_ascii=False).encode() + b"\n"
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "ab", buffering=0) as file:
        file.write(data)


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
