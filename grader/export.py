"""Grades for other programs: grades.csv, feedback as plain text, Gradescope's results.json, JUnit XML. (Canvas and Moodle: `lms`.)"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

import msgspec

from grader.language import _
from grader.results import CheckResult, ExerciseResult, Grade, Outcome, Status
from grader.roster import Person
from grader.text import clean, one_line

Graded = tuple[Person, Grade]
MAX_FEEDBACK = 4000  # characters: an LMS shows it in a small box

# A cell that starts with one of these is a formula to some spreadsheet (OWASP, "CSV injection"); full-width signs too, in East Asian ones.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def grades_csv(graded: Iterable[Graded], absent: Iterable[Person] = ()) -> bytes:
    """One row per student: who, score, then score and status per exercise. All text in quotes and safe from being a formula.

    Starts with a byte order mark, without which Excel garbles every name that is not ASCII. An ungraded score is an empty cell.
    """
    exercises: dict[str, None] = {}
    rows = []
    for person, grade in graded:
        exercises.update(dict.fromkeys(exercise.id for exercise in grade.exercises))
        rows.append((person, grade.score, grade.max_score, _status(grade), _cells(grade), grade.graded_at, grade.submission_sha256))
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    per_exercise = [header for exercise in exercises for header in (exercise, f"{exercise} status")]
    writer.writerow(
        ["student", "name", "email", "section", "score", "max_score", "status", *map(safe, per_exercise), "graded_at", "submission_sha256"]
    )
    for person, score, max_score, status, cells, graded_at, sha256 in rows:
        found = [cell for exercise in exercises for cell in cells.get(exercise, ("", ""))]
        writer.writerow([*_who(person), "" if score is None else score, max_score, status, *found, safe(graded_at), safe(sha256)])
    for person in absent:
        writer.writerow([*_who(person), "", "", "absent", *[""] * len(per_exercise), "", ""])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def safe(text: str, limit: int = 2000) -> str:
    """`text` as a cell that no spreadsheet takes for a formula."""
    cleaned = clean(text, limit)
    starts = (one.lstrip(" ").startswith(FORMULA_STARTS) for one in (text, cleaned))
    return f"'{cleaned}" if any(starts) else cleaned


def _who(person: Person) -> list[str]:
    return [safe(person.id), safe(person.name), safe(person.email), safe(person.section)]


def _status(grade: Grade) -> str:
    return "ungraded" if grade.is_ungraded else "graded"


def _cells(grade: Grade) -> dict[str, tuple[float | str, str]]:
    return {one.id: ("" if one.score is None else one.score, one.status.value) for one in grade.exercises}


# Feedback as text ------------------------------------------------------------------------------------------------------------------------


def feedback_text(grade: Grade) -> str:
    """A grade in a few plain lines: per exercise the score, the diagnosis, what failed and the hint."""
    lines = [line for exercise in grade.exercises for line in _about_exercise(exercise)]
    text = "\n".join(lines)
    return text if len(text) <= MAX_FEEDBACK else text[: text.rindex("\n", 0, MAX_FEEDBACK)] + "\n…"


def _about_exercise(exercise: ExerciseResult) -> Iterator[str]:
    title = one_line(exercise.title or exercise.id)
    if exercise.score is None:
        yield _("{title}: not graded yet").format(title=title)
    else:
        yield _("{title}: {score:g} of {max_score:g}").format(title=title, score=exercise.score, max_score=exercise.max_score)
    if exercise.message:
        yield f"  {one_line(exercise.message, 600)}"
    for diagnosis in exercise.diagnoses:
        yield f"  {one_line(f'{diagnosis.explanation} {diagnosis.next_step}', 600)}"
    for check in exercise.checks:
        if check.outcome is not Outcome.PASSED:
            yield f"  – {_why(check)}"


def _why(check: CheckResult) -> str:
    """What a check that did not pass has to say, on one line."""
    words = [check.sentence, check.message, _("Hint: {hint}").format(hint=check.hint) if check.hint else ""]
    return one_line(" ".join(word for word in words if word), 600)


# Gradescope ------------------------------------------------------------------------------------------------------------------------------


def gradescope_results(grade: Grade) -> bytes:
    """results.json of one submission, as Gradescope's autograder specification has it.

    Without a score where an exercise is ungraded: Gradescope then tells the student that the run failed, which is not a zero.
    """
    results: dict[str, object] = {
        "output": feedback_text(grade),
        "output_format": "text",
        "execution_time": round(grade.seconds, 3),
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "extra_data": {"schema": grade.schema, "submission_sha256": grade.submission_sha256, "suites": grade.suites},
    }
    if grade.score is not None:
        results["score"] = grade.score
        results["tests"] = [test for place, one in enumerate(grade.exercises, 1) for test in _gradescope_tests(place, one)]
    return msgspec.json.format(msgspec.json.encode(results), indent=2) + b"\n"


def _gradescope_tests(place: int, exercise: ExerciseResult) -> Iterator[dict[str, object]]:
    title = one_line(exercise.title or exercise.id)
    if exercise.is_left_out:
        return
    if not exercise.checks:
        yield _gradescope_test(
            f"{place}", title, exercise.id, exercise.score or 0.0, exercise.max_score, exercise.is_full, exercise.message
        )
    for number_in, check in enumerate(exercise.checks, 1):
        name, passed = f"{title}: {one_line(check.sentence or check.id)}", check.outcome is Outcome.PASSED
        output = "" if passed else clean("\n".join(line for line in (check.message, check.hint) if line))
        yield _gradescope_test(f"{place}.{number_in}", name, exercise.id, check.points, check.max_points, passed, output)


def _gradescope_test(place: str, name: str, tag: str, score: float, max_score: float, passed: bool, output: str) -> dict[str, object]:
    return {
        "number": place,
        "name": name,
        "score": score,
        "max_score": max_score,
        "status": "passed" if passed else "failed",
        "output": output,
        "output_format": "text",
        "tags": [tag],
        "visibility": "visible",
    }


# JUnit XML -------------------------------------------------------------------------------------------------------------------------------

# XML 1.0 knows no control characters but tab and line ends, and no half of a surrogate pair, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_xml(grades: Iterable[Grade]) -> Iterator[bytes]:
    """A JUnit report in pieces: a suite per student and exercise, so that 10,000 grades need the memory of one."""
    yield b'<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="gradekit">\n'
    for grade in grades:
        for exercise in grade.exercises:
            suite = _junit_suite(grade, exercise)
            ElementTree.indent(suite)
            yield ElementTree.tostring(suite) + b"\n"
    yield b"</testsuites>\n"


def _junit_suite(grade: Grade, exercise: ExerciseResult) -> ElementTree.Element:
    cases = [_junit_case(grade, exercise, check) for check in exercise.checks] or [_junit_whole(grade, exercise)]
    attributes = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    counts = {name: str(sum(case.find(kind) is not None for case in cases)) for name, kind in attributes.items()}
    suite = ElementTree.Element("testsuite", _xml(name=f"{grade.student} {exercise.id}", tests=str(len(cases)), **counts))
    suite.set("time", f"{exercise.seconds:.3f}")
    if grade.graded_at:
        suite.set("timestamp", _xml(at=grade.graded_at)["at"])
    suite.extend(cases)
    return suite


def _junit_case(grade: Grade, exercise: ExerciseResult, check: CheckResult) -> ElementTree.Element:
    case = ElementTree.Element("testcase", _xml(classname=f"{grade.course}.{exercise.id}", name=check.id, time=f"{check.seconds:.3f}"))
    if check.outcome is Outcome.FAILED:
        _junit_told(case, "failure", check.outcome, check.message or check.sentence, _why(check))
    if check.outcome is Outcome.UNANSWERED:
        _junit_told(case, "error", check.outcome, check.message or check.sentence, _why(check))
    return case


def _junit_whole(grade: Grade, exercise: ExerciseResult) -> ElementTree.Element:
    """An exercise of which no check could be asked."""
    case = ElementTree.Element(
        "testcase", _xml(classname=f"{grade.course}.{exercise.id}", name=exercise.id, time=f"{exercise.seconds:.3f}")
    )
    if exercise.is_left_out:
        ElementTree.SubElement(case, "skipped", _xml(message=exercise.message))
    elif exercise.status is not Status.GRADED:
        kind = "error" if exercise.status is Status.UNGRADED else "failure"
        _junit_told(case, kind, exercise.status, exercise.message or exercise.status, exercise.message)
    return case


def _junit_told(case: ElementTree.Element, kind: str, what: str, message: str, text: str) -> None:
    told = ElementTree.SubElement(case, kind, _xml(type=str(what), message=one_line(message, 600)))
    told.text = _NOT_XML.sub("\ufffd", text)


def _xml(**attributes: str) -> dict[str, str]:
    return {name: _NOT_XML.sub("\ufffd", value) for name, value in attributes.items()}
