"""The gradebook files of Canvas and Moodle, filled in with our grades.

They are filled in, never made: headers, ids, order and every other cell stay as the LMS exported them. A grade is written only where it
is certain whose row it is; whoever is not found is reported. What is known of the formats, from the programs themselves:

    Canvas  gradebook_exporter.rb: "Student" or "LastName", "FirstName"; "ID", "SIS User ID", "SIS Login ID", "Section", the teacher's own
            columns, then "Title (id)" per assignment and read-only totals. Below the header there may be a row "Manual Posting", then comes
            "    Points Possible". "EX" is excused, "N/A" not assigned.
    Moodle  assign's gradingtable.php: "Identifier" ("Participant 12345"), "Full name", extra fields, "Status", "Grade", "Maximum grade", …,
            "Last modified (grade)", "Feedback comments"; headers and numbers in the site's language. importgradeslib.php finds its columns
            by these headers, takes the comment as HTML, and skips a grade above the maximum.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader import sheets
from grader.errors import TeacherError
from grader.export import MAX_FEEDBACK, Graded, feedback_text, safe
from grader.language import _
from grader.results import Grade
from grader.roster import Person, Register, is_about_assignments, person_of
from grader.sheets import Sheet, number, plain
from grader.text import one_line

FEEDBACK_HEADERS = (
    *("feedback comments", "feedback", "feedback comment", "comments", "comentarios de retroalimentación", "comentarios"),
    *("retroalimentación", "feedback als kommentar", "kommentare", "feedback par commentaires", "commentaires"),
)
GRADE_HEADERS = ("grade", "calificación", "bewertung", "note", "évaluation")
MAX_GRADE_HEADERS = ("maximum grade", "calificación máxima", "bestwertung", "maximale bewertung", "note maximale")


@dataclass(frozen=True)
class Filled:
    """An LMS's file with our grades in it, and who is not."""

    data: bytes
    filled: int  # rows that got a grade
    unmatched: tuple[Person, ...]  # have a grade here and no row of their own in the file
    without_grade: tuple[str, ...]  # rows in the file that stay as they were, by name
    notes: tuple[str, ...] = ()  # sentences for the teacher


@dataclass(frozen=True)
class _Target:
    """One column to fill in."""

    index: int
    exercise: str = ""  # an exercise's id; empty: the whole grade
    possible: float | None = None  # the LMS's own maximum, where it tells
    is_capped: bool = False  # the LMS refuses more than that


@dataclass(frozen=True)
class _Plan:
    """What to fill in where."""

    columns: dict[str, int]  # that say who a row is about
    targets: tuple[_Target, ...]
    feedback: int | None  # the column for text
    written: Callable[[str], str]  # plain text as that column wants it


# Canvas ----------------------------------------------------------------------------------------------------------------------------------


def fill_canvas(path: Path, graded: Iterable[Graded], column: str = "") -> Filled:
    """Canvas's gradebook export with our grades: into `column` (title, "Title (id)" or id), else where titles are those of exercises
    or of the course, else into the only assignment there is. Raises TeacherError, one line, for any other file.
    """
    sheet = sheets.read(path)
    columns = sheet.people_columns()
    if "id" not in columns or "section" not in columns or not {"name", "last_name"} & columns.keys():
        message = _("{file} is not a gradebook that Canvas exported (no columns Student, ID, Section): choose Gradebook, Export in Canvas.")
        raise TeacherError(message.format(file=path.name))
    points = next((row for row in sheet.rows if row[0].strip() == "Points Possible"), None)
    if points is None:
        message = _("{file} has no row Points Possible, which Canvas needs back: export the gradebook once more.")
        raise TeacherError(message.format(file=path.name))
    listed = list(graded)
    assignments = {index: sheet.header[index] for index in range(columns["section"] + 1, len(points)) if number(points[index]) is not None}
    chosen = _canvas_targets(sheet, assignments, listed, column)
    targets = tuple(_Target(index, exercise, number(points[index])) for index, exercise in chosen.items())
    return _fill(sheet, listed, _Plan(columns, targets, sheet.column(*FEEDBACK_HEADERS), str))


def _canvas_targets(sheet: Sheet, assignments: dict[int, str], graded: Sequence[Graded], column: str) -> dict[int, str]:
    """Column → exercise's id, or nothing for the whole grade."""
    if column:
        wanted = [index for index, header in assignments.items() if plain(column) in _canvas_names(header)]
        if len(wanted) == 1:
            return {wanted[0]: ""}
        message = _("{file}: no assignment is called {column}, or several are: choose one of {assignments}.")
        raise TeacherError(message.format(file=sheet.path.name, column=column, assignments=_listed(assignments.values())))
    titles = {plain(name): one.id for _person, grade in graded for one in grade.exercises for name in (one.id, one.title) if name}
    courses = {plain(name) for _person, grade in graded for name in (grade.course, grade.course_title) if name}
    found = {index: titles[name] for index, header in assignments.items() for name in _canvas_names(header) if name in titles}
    found |= {index: "" for index, header in assignments.items() if courses & _canvas_names(header)}
    if found:
        return found
    if len(assignments) == 1:
        return dict.fromkeys(assignments, "")
    message = _("{file}: which assignment gets the grades is not clear: name one of {assignments}.")
    raise TeacherError(message.format(file=sheet.path.name, assignments=_listed(assignments.values()) or "–"))


def _canvas_names(header: str) -> set[str]:
    """What an assignment answers to: "Pad (87568490)", "Pad" and "87568490"."""
    match = re.fullmatch(r"(.*?)\s*\((\d+)\)", header.strip())
    return {plain(name) for name in (header, *(match.groups() if match else ()))}


def _listed(names: Iterable[str]) -> str:
    return one_line(", ".join(f'"{name}"' for name in names), 400)


# Moodle ----------------------------------------------------------------------------------------------------------------------------------


def fill_moodle(path: Path, graded: Iterable[Graded], column: str = "") -> Filled:
    """Moodle's grading worksheet with our grades and feedback; or, with `column`, that column of its gradebook export.

    Known by its headers in English, Spanish, German and French, else by its shape. Raises TeacherError, one line, for any other file.
    """
    sheet = sheets.read(path)
    plan = _plan_for_column(sheet, column) if column else _plan_for_worksheet(sheet)
    return _fill(sheet, list(graded), plan)


def _plan_for_column(sheet: Sheet, column: str) -> _Plan:
    index = sheet.column(column)
    if index is None:
        message = _("{file} has no column called {column}: choose one of {columns}.")
        raise TeacherError(message.format(file=sheet.path.name, column=column, columns=_listed(sheet.header)))
    return _Plan(sheet.people_columns(), (_Target(index),), sheet.column(*FEEDBACK_HEADERS), _as_html)


def _plan_for_worksheet(sheet: Sheet) -> _Plan:
    grade, maximum = sheet.column(*GRADE_HEADERS), sheet.column(*MAX_GRADE_HEADERS)
    feedback = sheet.column(*FEEDBACK_HEADERS)
    rows = [row for row in sheet.rows if any(row)]
    if grade is None or maximum is None:  # a language that we do not know
        maximum = next((index for index in range(2, len(sheet.header)) if _is_maximum(rows, index)), None)
        grade = maximum - 1 if maximum else None
        is_last_for_text = any(not row[-1] for row in rows)  # the dates before it are never empty
        feedback = len(sheet.header) - 1 if feedback is None and is_last_for_text else feedback
    if grade is None or maximum is None or not all(_is_of_worksheet(row, grade, maximum) for row in rows):
        message = _("{file} is not a grading worksheet that Moodle exported: choose Download grading worksheet in the assignment.")
        raise TeacherError(message.format(file=sheet.path.name))
    possible = next((number(row[maximum]) for row in rows), None)
    return _Plan(_moodle_people(sheet, rows), (_Target(grade, possible=possible, is_capped=True),), feedback, _as_html)


def _is_maximum(rows: Sequence[tuple[str, ...]], index: int) -> bool:
    """Whether this column holds one positive number all along, with grades no higher before it."""
    possible = number(rows[0][index]) if rows else None
    if not possible or possible < 0 or len({row[index] for row in rows}) > 1:
        return False
    return all(_is_grade(row[index - 1]) and (number(row[index - 1]) or 0) <= possible for row in rows)


def _is_of_worksheet(row: Sequence[str], grade: int, maximum: int) -> bool:
    """An identifier that ends in a number, a grade or none, and a maximum. (A scale of words has no maximum, and is not filled in.)"""
    return bool(re.search(r"\d\s*$", row[0])) and _is_grade(row[grade]) and number(row[maximum]) is not None


def _is_grade(cell: str) -> bool:
    return not cell.strip() or number(cell) is not None


def _moodle_people(sheet: Sheet, rows: Sequence[tuple[str, ...]]) -> dict[str, int]:
    """Who a row is about. In every language the identifier is first, an email address is known by its @, and where one is shown, so is
    the name, in the second column.
    """
    columns = {"id": 0} | sheet.people_columns()
    addresses = (index for index in range(len(sheet.header)) if rows and all("@" in row[index] for row in rows))
    email = next(addresses, None)
    return columns if email is None else {"name": 1, "email": email} | columns


def _as_html(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


# Filling in ------------------------------------------------------------------------------------------------------------------------------


def _fill(sheet: Sheet, graded: Sequence[Graded], plan: _Plan) -> Filled:
    grades = {person.id: grade for person, grade in graded}
    whose = _whose(sheet, Register(person for person, _grade in graded), plan.columns)
    comma = _has_comma(sheet, plan.targets)
    notes = dict.fromkeys(_scaled_notes(sheet, plan.targets, graded))
    rows, without, filled = [], [], 0
    for row, person in zip(sheet.rows, whose, strict=True):
        news = _new_cells(row, grades[person.id], plan, comma, notes) if person else {}
        rows.append([news.get(index, cell) for index, cell in enumerate(row)])
        filled += bool(news)
        if not news and _is_student(row):
            without.append(_name_in(row, plan.columns))
    found = {person.id for person in whose if person}
    unmatched = tuple(person for person, _grade in graded if person.id not in found)
    return Filled(sheet.with_rows(rows), filled, unmatched, tuple(without), tuple(notes))


def _is_student(row: Sequence[str]) -> bool:
    return any(row) and not is_about_assignments(row)


def _whose(sheet: Sheet, register: Register, columns: dict[str, int]) -> list[Person | None]:
    """The person of each row: first by ids and email, then, of those left over on both sides, by name. Two rows for one person: neither."""
    about = [person_of(row, columns) if _is_student(row) else None for row in sheet.rows]
    by_number = [register.by_number(_ids(one), one.email, one.name) if one else None for one in about]
    sure = {person.id for person in by_number if person}
    by_name = [register.by_name(one.name, one.email) if one and not person else None for one, person in zip(about, by_number, strict=True)]
    found = [first or (second if second and second.id not in sure else None) for first, second in zip(by_number, by_name, strict=True)]
    times = Counter(person.id for person in found if person)
    return [person if person and times[person.id] == 1 else None for person in found]


def _ids(person: Person) -> list[str]:
    """What may be this person's id; of "Participant 12345" also the number."""
    number_at_end = re.fullmatch(r"\D+(\d+)", person.id)
    return [person.id, *(number_at_end.groups() if number_at_end else ()), *person.aliases]


def _new_cells(row: Sequence[str], grade: Grade, plan: _Plan, comma: bool, notes: dict[str, None]) -> dict[int, str]:
    """Column → what is written there. Excused and unassigned students keep their cells, and nobody gets a score for our failure."""
    cells = {}
    for target in plan.targets:
        if row[target.index].strip().upper() in ("EX", "N/A"):
            notes[_("Excused and unassigned students (EX, N/A) kept their cells.")] = None
            continue
        score = _score(grade, target, notes)
        if score is not None:
            cells[target.index] = f"{score:.2f}".rstrip("0").rstrip(".").replace(".", "," if comma else ".")
    if cells and plan.feedback is not None:
        cells[plan.feedback] = safe(plan.written(feedback_text(grade)), 6 * MAX_FEEDBACK)  # HTML writes one quote as six characters
    return cells


def _score(grade: Grade, target: _Target, notes: dict[str, None]) -> float | None:
    """The score on the LMS's scale; None where there is none to write."""
    score, max_score = _points(grade, target)
    if score is None:
        return None
    if target.possible and max_score:
        score = score * target.possible / max_score
    if target.is_capped and target.possible is not None and score > target.possible:
        notes[_("Scores with bonus points were cut at the maximum: Moodle skips what is above.")] = None
        return target.possible
    return score


def _points(grade: Grade, target: _Target) -> tuple[float | None, float]:
    if not target.exercise:
        return grade.score, grade.max_score
    return next(((one.score, one.max_score) for one in grade.exercises if one.id == target.exercise), (None, 0.0))


def _scaled_notes(sheet: Sheet, targets: Sequence[_Target], graded: Sequence[Graded]) -> Iterator[str]:
    for target in targets:
        max_score = next((points for _person, grade in graded if (points := _points(grade, target)[1])), None)
        if target.possible and max_score and target.possible != max_score:
            message = _('"{column}" counts to {possible:g} in the LMS and to {max_score:g} here: scores were scaled.')
            yield message.format(column=one_line(sheet.header[target.index]), possible=target.possible, max_score=max_score)


def _has_comma(sheet: Sheet, targets: Sequence[_Target]) -> bool:
    """Whether this file writes 2,5 for two and a half."""
    places = {index for target in targets for index in (target.index, target.index + 1) if index < len(sheet.header)}
    cells = [row[index] for row in sheet.rows for index in places if number(row[index]) is not None]
    return any("," in cell for cell in cells) or (sheet.separator == ";" and not any("." in cell for cell in cells))


def _name_in(row: Sequence[str], columns: dict[str, int]) -> str:
    about = person_of(row, columns)
    return about.name or about.email or about.id
