"""The kit that students get: stubs cut out of the reference solutions, so that the two can never drift apart.

A reference marks what students write between `# BEGIN SOLUTION: <what to do>` and `# END SOLUTION`; in the stub stands
`raise NotImplementedError("TODO: <what to do>")` instead.
"""

from __future__ import annotations

import difflib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course, Exercise
from grader.errors import AuthorError, TeacherError

_BEGIN = re.compile(r"^(?P<indent>\s*)# BEGIN SOLUTION(?:: (?P<todo>.+))?\s*$")
_END = re.compile(r"^\s*# END SOLUTION\s*$")


@dataclass(frozen=True)
class Drift:
    """A file of the kit that is not what it would be if it were made now."""

    path: str  # relative to the course
    difference: str  # unified diff; empty when the file is missing


def stub_of(exercise: Exercise) -> str:
    """The stub's text. Raises AuthorError where the marks do not pair up or there are none."""
    name = f"solutions/{exercise.id}/{exercise.reference.name}"
    kept: list[str] = []
    begun = 0
    regions = 0
    for number, line in enumerate(exercise.reference.read_text("utf-8").splitlines(), 1):
        begin = _BEGIN.match(line)
        if (begin and begun) or (_END.match(line) and not begun):
            raise AuthorError(f"{name}, line {number}: BEGIN SOLUTION and END SOLUTION do not pair up; mend the marks")
        if begin:
            begun, regions = number, regions + 1
            todo = begin["todo"] or "write this function"
            kept.append(f"{begin['indent']}raise NotImplementedError({_quoted('TODO: ' + todo.strip())})")
        elif _END.match(line):
            begun = 0
        elif not begun:
            kept.append(line)
    if begun:
        raise AuthorError(f"{name}, line {begun}: this BEGIN SOLUTION has no END SOLUTION; add it")
    if not regions:
        raise AuthorError(f"{name}: there is no BEGIN SOLUTION, so the stub would give everything away; mark what students write")
    return "\n".join(kept) + "\n"


def write_stubs(course: Course) -> list[str]:
    """Write every stub into `exercises/`; the relative names of those that changed."""
    changed = []
    for drift in drifts(course):
        exercise = next(exercise for exercise in course.exercises if drift.path == _stub_path(exercise))
        (course.folder / drift.path).write_text(stub_of(exercise), "utf-8")
        changed.append(drift.path)
    return changed


def drifts(course: Course) -> list[Drift]:
    """The stubs that are not what their references say."""
    _need_solutions(course)
    found = []
    for exercise in course.exercises:
        path = course.folder / _stub_path(exercise)
        wanted = stub_of(exercise)
        there = path.read_text("utf-8") if path.is_file() else None
        if there != wanted:
            lines = difflib.unified_diff((there or "").splitlines(), wanted.splitlines(), "is", "should be", lineterm="", n=1)
            found.append(Drift(_stub_path(exercise), "" if there is None else "\n".join(lines)))
    return found


def pack_kit(course: Course, out: Path) -> Path:
    """Copy what students get (exercises/ with fresh stubs, nothing of solutions/) into the new folder `out`."""
    _need_solutions(course)
    if out.exists() and any(out.iterdir()):
        raise TeacherError(f"{out} is not empty; name a new folder with --out")
    write_stubs(course)
    ignored = shutil.ignore_patterns("__pycache__", ".*", "*.pyc")
    shutil.copytree(course.folder / "exercises", out / "exercises", ignore=ignored, dirs_exist_ok=True)
    return out


def _stub_path(exercise: Exercise) -> str:
    return f"exercises/{exercise.id}/{exercise.module}.py"


def _need_solutions(course: Course) -> None:
    if not course.has_solutions:
        raise TeacherError(f"{course.folder.name} has no solutions/ folder to make the kit from; run this in the teacher's copy")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
