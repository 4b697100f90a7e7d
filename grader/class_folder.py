"""The folder that `grade class` writes: index.html, grades.csv, and per student students/<student>.html and grades/<student>.json.

Everything in it is made from the gradebook and can be made again. A student's two files are written when the grade is another one than
last time; the JSON is written last, so that a page is never older than its grade.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from grader import plots, sheets
from grader.class_report import About, class_report
from grader.classroom import Plan, same_content
from grader.course import Course, Exercise
from grader.errors import StudentError, TeacherError
from grader.export import grades_csv
from grader.gradebook import Entry, Gradebook
from grader.handins import ClassFolder
from grader.language import _
from grader.regrade import Moved
from grader.report import feedback_page
from grader.results import Grade
from grader.roster import Person, file_names
from grader.statistics import Class
from grader.submission import Submission

INDEX, TABLE, PAGES, GRADES = "index.html", "grades.csv", "students", "grades"
KNOWN_FOLDERS = ".grade/reports.json"  # in the course's folder: where class reports were written, for `grade forget`
MOST_EXAMPLES_TRIED = 5  # of one group: the shortest of these is shown
MOST_PARSED = 50_000  # characters; 2 MB of code can take 2 GB of memory


@dataclass(frozen=True)
class Written:
    """What a class came to."""

    index: Path
    grades: int
    ungraded: tuple[tuple[Person, str], ...]  # who has no score, and why


@dataclass
class _Gathered:
    """What is kept of all grades while they pass by one at a time."""

    group: Class = field(default_factory=Class)
    ungraded: list[tuple[Person, str]] = field(default_factory=list)
    graded_at: str = ""
    versions: dict[str, str] = field(default_factory=dict)
    isolation: dict[str, Any] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        grade = entry.grade
        self.group.add(grade)
        self.graded_at = max(self.graded_at, grade.graded_at)
        self.versions.update(grade.versions)
        if grade.isolation and not self.isolation.get("unsafe"):
            self.isolation = dict(grade.isolation)
        if grade.is_ungraded:
            self.ungraded.append((entry.person, next((one.error for one in grade.exercises if one.error), "")))


def write_class(
    out: Path,
    folder: ClassFolder,
    plan: Plan,
    book: Gradebook,
    *,
    anonymous: bool = False,
    moved: Sequence[Moved] | None = None,
) -> Written:
    """Write everything for the hand-ins of `plan` that have a grade. `moved`: what a regrade changed; None: this is no regrade."""
    for name in ("", PAGES, GRADES):
        _make(out / name)
    _remember(plan.course, out)
    names = file_names(plan.handed_in)
    gathered = _Gathered()

    def passing() -> Iterator[tuple[Person, Grade]]:
        for entry in book.of_hand_ins(plan.course.id, plan.handed_in):
            gathered.add(entry)
            _write_student(out, names[entry.person.id], entry.grade)
            yield entry.person, entry.grade

    sheets.write(out / TABLE, grades_csv(passing(), folder.absent))
    about = About(
        title=plan.course.title,
        people={hand_in.student_id: hand_in.person for hand_in in folder.hand_ins},
        late=frozenset(hand_in.student_id for hand_in in folder.hand_ins if hand_in.is_late),
        absent=folder.absent,
        strangers=folder.strangers,
        same_content=same_content(plan),
        left_out=tuple((one.source, one.reason) for one in folder.ignored),
        moved=tuple(moved or ()),
        is_regrade=moved is not None,
        graded_at=gathered.graded_at,
        versions=gathered.versions,
        isolation=gathered.isolation,
    )
    page = class_report(
        gathered.group,
        about,
        example=_example_from(book, plan, anonymous),
        page_of=lambda student: f"{PAGES}/{quote(names[student])}.html",
        secret=f"{plan.course.seed}/{plan.course.id}" if anonymous else None,
    )
    sheets.write(out / INDEX, page.encode())
    return Written(out / INDEX, len(gathered.group.rows), tuple(gathered.ungraded))


def remove_student(course: Course, student: str) -> tuple[Path, ...]:
    """Take one person's files out of every class folder that this course has written; what was removed.

    The report and the table hold everybody: they are removed, too, and `grade class` writes them again.
    """
    removed = []
    for out in _known(course):
        files = [path for name in _names_of(out, student) for path in (out / PAGES / f"{name}.html", out / GRADES / f"{name}.json")]
        if files:
            files += [out / INDEX, out / TABLE]
        for path in files:
            with suppress(FileNotFoundError):
                path.unlink()
                removed.append(path)
    return tuple(removed)


def remove_from_history(path: Path, student: str) -> int:
    """Take one person's lines out of a course's history of `grade submit`; how many. The rest stays as it is, byte by byte."""
    if not path.is_file():
        return 0
    lines = path.read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if not _is_about(line, student)]
    if len(kept) < len(lines):
        sheets.write(path, b"".join(kept))
    return len(lines) - len(kept)


class _Whose(msgspec.Struct):
    student: str


def _is_about(line: bytes, student: str) -> bool:
    try:
        return msgspec.json.decode(line, type=_Whose).student == student
    except msgspec.MsgspecError:
        return False


def _names_of(out: Path, student: str) -> list[str]:
    """File names that hold this student's grade, by what is in them."""
    return [path.stem for path in sorted((out / GRADES).glob("*.json")) if _is_about(path.read_bytes(), student)]


def _write_student(out: Path, name: str, grade: Grade) -> None:
    data = grade.to_json()
    page, document = out / PAGES / f"{name}.html", out / GRADES / f"{name}.json"
    with suppress(OSError):
        if page.is_file() and document.read_bytes() == data:
            return
    sheets.write(page, feedback_page(grade, draw=plots.draw).encode())
    sheets.write(document, data)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _("{folder} cannot be made ({reason}): choose another folder for --out.")
        raise TeacherError(message.format(folder=folder, reason=error.strerror)) from None


# Where reports were written ------------------------------------------------------------------------------------------------------------


def _known(course: Course) -> list[Path]:
    try:
        return [Path(place) for place in json.loads((course.folder / KNOWN_FOLDERS).read_bytes())]
    except (OSError, ValueError):
        return []


def _remember(course: Course, out: Path) -> None:
    known = _known(course)
    if out.resolve() not in known:
        _make((course.folder / KNOWN_FOLDERS).parent)
        places = [str(place) for place in (*known, out.resolve()) if place.is_dir()]
        sheets.write(course.folder / KNOWN_FOLDERS, json.dumps(places, ensure_ascii=False).encode())


# Examples of code ----------------------------------------------------------------------------------------------------------------------


def _example_from(book: Gradebook, plan: Plan, anonymous: bool) -> Callable[[str, Sequence[str]], str]:
    """One student's module, the shortest of a few. Anonymously without comments and docstrings, where names stand."""
    handed_in = plan.handed_in
    exercises = {exercise.id: exercise for exercise in plan.course.exercises}

    def example(exercise: str, students: Sequence[str]) -> str:
        if exercise not in exercises:
            return ""
        found = (_code(book.files_of(one, handed_in[one]), exercises[exercise]) for one in islice(students, MOST_EXAMPLES_TRIED))
        sources = sorted(filter(None, found), key=len)
        if not sources:
            return ""
        return _without_words(sources[0]) if anonymous else sources[0]

    return example


def _code(files: Mapping[str, bytes] | None, exercise: Exercise) -> str:
    """What was graded: the module, or the code of the notebook that holds its functions."""
    submission = Submission(dict(files or {}))
    with suppress(StudentError):
        if name := submission.find(exercise.module, exercise.functions):
            return submission.code(name)
    return ""


def _without_words(source: str) -> str:
    """The program alone; nothing where it cannot be read as one, or is so long that reading it would take gigabytes."""
    if len(source) > MOST_PARSED:
        return ""
    try:
        tree = ast.parse(source)
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                node.body = [one for one in node.body if not _is_text(one)] or [ast.Pass()]
        return ast.unparse(tree)
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # six hundred minus signs can be read, but not written
        return ""


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
