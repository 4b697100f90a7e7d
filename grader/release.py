"""The kit that students get: stubs cut out of the reference solutions, the same as notebooks, and how many graded checks there are.

All of it is made from `solutions/` and the lessons, so that they can never drift apart. A reference marks what students write between
`# BEGIN SOLUTION: <what to do>` and `# END SOLUTION`; in the stub stands
`raise NotImplementedError("TODO: <what to do>")` instead.
"""

from __future__ import annotations

import difflib
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader.course import GRADED, Course, Exercise
from grader.errors import AuthorError, TeacherError, ZygoteError
from grader.language import _
from grader.notebook import SUFFIX
from grader.submission import Submission

if TYPE_CHECKING:
    from grader.isolation.border import Worker

_BEGIN = re.compile(r"^(?P<indent>\s*)# BEGIN SOLUTION(?:: (?P<todo>.+))?\s*$")
_END = re.compile(r"^\s*# END SOLUTION\s*$")
_LIKE_A_MARK = re.compile(r"^\s*#[\W_]*(begin|end)[\W_]*solution", re.IGNORECASE)


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
        end = _END.match(line)
        if _LIKE_A_MARK.match(line) and not (begin or end):  # passed over, it would give the solution away
            text = _("{name}, line {line}: write this mark as # BEGIN SOLUTION: what to do, or # END SOLUTION")
            raise AuthorError(text.format(name=name, line=number))
        if (begin and begun) or (end and not begun):
            text = _("{name}, line {line}: BEGIN SOLUTION and END SOLUTION do not pair up; mend the marks")
            raise AuthorError(text.format(name=name, line=number))
        if begin:
            begun, regions = number, regions + 1
            todo = json.dumps(f"TODO: {begin['todo'] or 'write this function'}".strip(), ensure_ascii=False)
            kept.append(f"{begin['indent']}raise NotImplementedError({todo})")
        elif end:
            begun = 0
        elif not begun:
            kept.append(line)
    if begun:
        raise AuthorError(_("{name}, line {line}: this BEGIN SOLUTION has no END SOLUTION; add it").format(name=name, line=begun))
    if not regions:
        text = _("{name}: there is no BEGIN SOLUTION, so the stub would give everything away; mark what students write")
        raise AuthorError(text.format(name=name))
    return "\n".join(kept) + "\n"


def made_files(course: Course) -> dict[str, str]:
    """The text of every file of the kit that is made, by its name relative to the course. Raises OurError where a suite cannot be read."""
    from grader.lesson import notebook_of

    _need_solutions(course)
    files = {}
    for exercise in course.exercises:
        files[f"exercises/{exercise.id}/{exercise.stub.name}"] = stub = stub_of(exercise)
        files[f"exercises/{exercise.id}/{exercise.module}{SUFFIX}"] = notebook_of(exercise, stub)
    graded = {exercise.id: _number_of_checks(exercise) for exercise in course.exercises}
    return files | {f"exercises/{GRADED}": json.dumps(graded, indent=2) + "\n"}


def write_made_files(course: Course) -> list[str]:
    """Bring every made file up to date; the relative names of those that changed."""
    files = made_files(course)
    changed = [drift.path for drift in _drifts(course, files)]
    for name in changed:
        (course.folder / name).write_text(files[name], "utf-8", newline="\n")
    return changed


def drifts(course: Course) -> list[Drift]:
    """The made files that are not what they would be now."""
    return _drifts(course, made_files(course))


def _drifts(course: Course, files: dict[str, str]) -> list[Drift]:
    found = []
    for name, wanted in files.items():
        path = course.folder / name
        there = path.read_text("utf-8") if path.is_file() else None
        if there != wanted:
            lines = difflib.unified_diff((there or "").splitlines(), wanted.splitlines(), "is", "should be", lineterm="", n=1)
            found.append(Drift(name, "" if there is None else "\n".join(lines)))
    return found


def _number_of_checks(exercise: Exercise) -> int:
    """As pytest collects them; nothing is asked, since the submission is empty."""
    from grader.judge import judge
    from grader.workers import Workers

    with Workers(_no_worker) as workers:
        return len(judge(exercise, exercise.suite, Submission({}), (), 0, workers, 0.0).checks)


def _no_worker(*_order: object) -> Worker:
    raise ZygoteError("a worker was asked for where nothing is handed in")


def pack_kit(course: Course, out: Path) -> Path:
    """Copy what students get (exercises/ with everything made anew, nothing of solutions/) into the new folder `out`."""
    _need_solutions(course)
    if out.exists() and any(out.iterdir()):
        raise TeacherError(_("{folder} is not empty; name a new folder with --out").format(folder=out))
    if any(out.resolve().is_relative_to(course.folder / half) for half in ("exercises", "solutions")):
        raise TeacherError(_("{folder} is inside the course itself; name a folder elsewhere with --out").format(folder=out))
    write_made_files(course)
    ignored = shutil.ignore_patterns("__pycache__", ".*", "*.pyc")
    shutil.copytree(course.folder / "exercises", out / "exercises", ignore=ignored, dirs_exist_ok=True)
    return out


def _need_solutions(course: Course) -> None:
    if not course.has_solutions:
        text = _("{course} has no solutions/ folder to make the kit from; run this in the teacher's copy")
        raise TeacherError(text.format(course=course.folder.name))
