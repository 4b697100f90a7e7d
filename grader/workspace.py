"""A student's working place: the course's `exercises/`, copied to work on. What a student has written is never overwritten.

Beside it lies `.grade/`: the stubs as they were, for `grade reset`, where the exercises came from, and what other commands remember.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from grader.course import COURSE_FILE, Course, Exercise, load_course
from grader.errors import GraderError, StudentError, TeacherError
from grader.language import _
from grader.notebook import SUFFIX, is_untouched, read
from grader.release import stub_of

MEMORY = ".grade"
STUBS = f"{MEMORY}/stubs"
ORIGIN = f"{MEMORY}/origin"
BEFORE = ".before-"  # "padding.py.before-2026-11-22-1" is no module and no notebook


@dataclass(frozen=True)
class Started:
    """What `start` did."""

    course: Course  # the working place
    copied: tuple[str, ...]  # names relative to it
    kept: tuple[str, ...]  # files that were there already and differ from the course's


@dataclass(frozen=True)
class Reset:
    """One stub that is as it was, and where the student's own version went."""

    stub: Path
    kept: Path | None  # None: there was nothing


def start(course: Course, folder: Path, *, notebooks: bool = False) -> Started:
    """Copy the exercises into `folder`, with notebooks instead of modules where these are wanted. Raises TeacherError."""
    folder = folder.resolve()
    inside = folder.is_relative_to(course.folder / "exercises")
    if folder == course.folder or inside:
        _keep_stubs(course, course.folder)
        return Started(course, (), ())
    try:
        copied, kept = _copy(course, folder, notebooks)
        _keep_stubs(course, folder)
        (folder / ORIGIN).write_text(str(course.folder), "utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise TeacherError(_("{folder} cannot be written ({reason}); choose another folder").format(folder=folder, reason=reason)) from None
    return Started(load_course(folder), tuple(copied), tuple(kept))


def reset(course: Course, exercise: Exercise) -> list[Reset]:
    """Give the exercise's stub back, and keep what was in its place beside it. Empty when nothing was changed. Raises TeacherError."""
    paths = [path for path in _places(exercise) if path.is_file()] or [exercise.stub]
    done = []
    for path in paths:
        pristine = _pristine(course, exercise, path)
        if pristine is None:
            message = _("there is no copy of the stub {name} to go back to; ask your teacher for the exercises, or unpack them again")
            raise TeacherError(message.format(name=path.name))
        old = path.read_bytes() if path.is_file() else b""
        if old != pristine:
            kept = _put_aside(path, old) if old else None
            path.write_bytes(pristine)
            done.append(Reset(path, kept))
    return done


def begun(course: Course) -> set[str]:
    """The ids of the exercises that somebody has written in."""
    found = set()
    for exercise in course.exercises:
        for path in _places(exercise):
            with contextlib.suppress(OSError, StudentError):
                if not is_untouched(_code(path), exercise.functions):
                    found.add(exercise.id)
    return found


def origin(course: Course) -> Course | None:
    """The course that a working place was copied from, when it is still there and can grade."""
    with contextlib.suppress(OSError, UnicodeDecodeError, GraderError):
        found = load_course(Path((course.folder / ORIGIN).read_text("utf-8")))
        return found if found.id == course.id and found.has_solutions else None
    return None


def _copy(course: Course, folder: Path, notebooks: bool) -> tuple[list[str], list[str]]:
    copied, kept = [], []
    unwanted = {path for exercise in course.exercises for path in _places(exercise) if (path.suffix == SUFFIX) != notebooks}
    for path in _public_files(course):
        if path in unwanted:
            continue
        name = path.relative_to(course.folder).as_posix()
        content = _content(course, path)
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with target.open("xb") as file:
                file.write(content)
            copied.append(name)
        except FileExistsError:
            if not target.is_file() or target.read_bytes() != content:
                kept.append(name)
    return copied, kept


def _public_files(course: Course) -> list[Path]:
    """Everything in exercises/ that a student should have: no caches, no hidden files, nobody's older versions."""
    top = course.folder / Path(COURSE_FILE).parent
    found = [path for path in top.rglob("*") if path.is_file() and BEFORE not in path.name]
    return sorted(path for path in found if not any(part.startswith((".", "__pycache__")) for part in path.relative_to(top).parts))


def _content(course: Course, path: Path) -> bytes:
    """The file as the course gives it out: of a module or notebook that somebody has worked in, the stub."""
    for exercise in course.exercises:
        if path in _places(exercise):
            pristine = _pristine(course, exercise, path)
            return path.read_bytes() if pristine is None else pristine
    return path.read_bytes()


def _keep_stubs(course: Course, folder: Path) -> None:
    """Copy every stub that is to be had into the working place's memory, once."""
    (folder / STUBS).mkdir(parents=True, exist_ok=True)
    (folder / MEMORY / ".gitignore").write_text("*\n", "utf-8")
    for exercise in course.exercises:
        for path in _places(exercise):
            copy = folder / STUBS / exercise.id / path.name
            pristine = None if copy.is_file() else _pristine(course, exercise, path)
            if pristine is not None:
                copy.parent.mkdir(exist_ok=True)
                copy.write_bytes(pristine)


def _places(exercise: Exercise) -> tuple[Path, Path]:
    """Where a student writes: the module, or the notebook of the same name."""
    return exercise.stub, exercise.stub.with_suffix(SUFFIX)


def _pristine(course: Course, exercise: Exercise, path: Path) -> bytes | None:
    """The stub as it was: made from the reference, or the copy kept by `start`, or the file itself while nobody has written in it."""
    if course.has_solutions:
        return _made(exercise, path)
    copy = course.folder / STUBS / exercise.id / path.name
    if copy.is_file():
        return copy.read_bytes()
    with contextlib.suppress(OSError, StudentError):
        return path.read_bytes() if is_untouched(_code(path), exercise.functions) else None
    return None


def _made(exercise: Exercise, path: Path) -> bytes:
    stub = stub_of(exercise)
    if path.suffix != SUFFIX:
        return stub.encode()
    from grader.lesson import notebook_of

    return notebook_of(exercise, stub).encode()


def _code(path: Path) -> str:
    if path.suffix == SUFFIX:
        return read(path.read_bytes(), path.name).code
    return path.read_text("utf-8", "replace")


def _put_aside(path: Path, content: bytes) -> Path:
    """Write `content` beside `path` under a name of today that is free."""
    number = 1
    while True:
        kept = path.with_name(f"{path.name}{BEFORE}{date.today().isoformat()}-{number}")
        try:
            with kept.open("xb") as file:
                file.write(content)
            return kept
        except FileExistsError:
            number += 1
