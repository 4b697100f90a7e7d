"""grades.csv, Gradescope's results.json and JUnit XML: readable by the programs they are for, whatever the names and messages hold."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from grader.export import MAX_FEEDBACK, feedback_text, grades_csv, gradescope_results, junit_xml, safe
from grader.results import CheckResult, Diagnosis, ExerciseResult, Grade, Outcome, Status
from grader.roster import Person

HOSTILE = [
    '=cmd|"/c calc"!A1',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    " =1+1",
    "\u200b=1+1",
    'a"b,c;d\ne',
    "</testcase>&amp;<!--]]>",
    "nul\0 bell\x07 half \ud83d",
]


def a_grade(student: str = "anna", score: float | None = 2.5) -> Grade:
    checks = (
        CheckResult("test_a", "The order is kept.", Outcome.PASSED, 1.5, 1.5, seconds=0.25),
        CheckResult("test_b", "Ties stay.", Outcome.FAILED, 0.0, 0.5, "You gave 3, expected 4.", "Look at ties.", 0.5),
        CheckResult("test_c", "Empty texts.", Outcome.UNANSWERED, 0.0, 0.5, "Your code stopped."),
    )
    status = Status.UNGRADED if score is None else Status.GRADED
    first = ExerciseResult("01_tokenize", status, None if score is None else 1.5, 2.5, "Tokenize", seconds=1.25, checks=checks)
    first = replace(first, diagnoses=(Diagnosis("alphabetical", "You sort by letter.", "exact", next_step="Sort by number."),))
    second = ExerciseResult("02_pad", Status.MISSING, 0.0, 1.5, "Pad", message="padding.py is not there.")
    return Grade("embedding", student, "ab" * 32, score, 4.0, 2.0, (first, second), {}, graded_at="2026-03-02T10:00:00Z")


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_grades_csv_has_a_row_per_student_with_every_exercise() -> None:
    data = grades_csv([(Person("anna", "Anna Müller", "anna@example.org", "A"), a_grade())])

    assert rows_of(data) == [
        {
            "student": "anna",
            "name": "Anna Müller",
            "email": "anna@example.org",
            "section": "A",
            "score": "2.5",
            "max_score": "4.0",
            "status": "graded",
            "01_tokenize": "1.5",
            "01_tokenize status": "graded",
            "02_pad": "0.0",
            "02_pad status": "missing",
            "graded_at": "2026-03-02T10:00:00Z",
            "submission_sha256": "ab" * 32,
        }
    ]


def test_grades_csv_opens_in_excel_with_its_letters() -> None:
    assert grades_csv([]).startswith(b"\xef\xbb\xbf")


def test_ungraded_and_absent_students_have_no_score_in_grades_csv() -> None:
    ungraded, absent = rows_of(grades_csv([(Person("anna"), a_grade(score=None))], [Person("ben", "Ben")]))

    assert (ungraded["score"], ungraded["status"], ungraded["01_tokenize"]) == ("", "ungraded", "")
    assert (absent["student"], absent["score"], absent["status"], absent["01_tokenize"]) == ("ben", "", "absent", "")


def test_exercises_that_not_everybody_has_are_columns_for_all() -> None:
    short = replace(a_grade("ben"), exercises=a_grade().exercises[:1])

    first, second = rows_of(grades_csv([(Person("ben"), short), (Person("anna"), a_grade())]))

    assert (first["02_pad"], first["02_pad status"], second["02_pad status"]) == ("", "", "missing")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_grades_csv_is_a_formula(text: str) -> None:
    person = Person(text, text, text, text)

    data = grades_csv([(person, replace(a_grade(), submission_sha256=text, graded_at=text))], [person])

    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        assert len(row) == 13
        assert not [cell for cell in row if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))]
        assert not [cell for cell in row if "\0" in cell]


def test_a_name_that_is_no_formula_stays_as_it_is() -> None:
    assert safe("Anne-Marie O'Brien") == "Anne-Marie O'Brien"
    assert safe("王小明") == "王小明"


def test_feedback_tells_score_diagnosis_failed_checks_and_hint() -> None:
    assert feedback_text(a_grade()).splitlines() == [
        "Tokenize: 1.5 of 2.5",
        "  You sort by letter. Sort by number.",
        "  – Ties stay. You gave 3, expected 4. Hint: Look at ties.",
        "  – Empty texts. Your code stopped.",
        "Pad: 0 of 1.5",
        "  padding.py is not there.",
    ]


def test_feedback_of_an_ungraded_exercise_is_not_a_zero() -> None:
    assert feedback_text(a_grade(score=None)).splitlines()[0] == "Tokenize: not graded yet"


def test_long_feedback_ends_at_a_line() -> None:
    grade = replace(a_grade(), exercises=a_grade().exercises * 100)

    text = feedback_text(grade)

    assert len(text) <= MAX_FEEDBACK + 2
    assert text.endswith("\n…")
    assert text.splitlines()[-2] in feedback_text(a_grade()).splitlines()


def test_gradescope_reads_score_and_tests() -> None:
    results = json.loads(gradescope_results(a_grade()))

    assert (results["score"], results["execution_time"], results["visibility"], results["stdout_visibility"]) == (
        2.5,
        2.0,
        "visible",
        "hidden",
    )
    assert [(test["number"], test["name"], test["score"], test["max_score"], test["status"]) for test in results["tests"]] == [
        ("1.1", "Tokenize: The order is kept.", 1.5, 1.5, "passed"),
        ("1.2", "Tokenize: Ties stay.", 0.0, 0.5, "failed"),
        ("1.3", "Tokenize: Empty texts.", 0.0, 0.5, "failed"),
        ("2", "Pad", 0.0, 1.5, "failed"),
    ]
    assert results["tests"][1]["output"] == "You gave 3, expected 4.\nLook at ties."
    assert {test["output_format"] for test in results["tests"]} | {results["output_format"]} == {"text"}


def test_gradescope_gets_no_score_where_we_failed() -> None:
    results = json.loads(gradescope_results(a_grade(score=None)))

    assert "score" not in results
    assert "tests" not in results
    assert "not graded yet" in results["output"]


def parsed(grades: list[Grade]) -> ElementTree.Element:
    return ElementTree.fromstring(b"".join(junit_xml(grades)))


def test_junit_has_a_suite_per_student_and_exercise() -> None:
    root = parsed([a_grade("anna"), a_grade("ben")])

    assert [(suite.get("name"), suite.get("tests"), suite.get("failures"), suite.get("errors")) for suite in root] == [
        *[("anna 01_tokenize", "3", "1", "1"), ("anna 02_pad", "1", "1", "0")],
        *[("ben 01_tokenize", "3", "1", "1"), ("ben 02_pad", "1", "1", "0")],
    ]
    assert [(case.get("classname"), case.get("name"), case.get("time")) for case in root[0]] == [
        ("embedding.01_tokenize", "test_a", "0.250"),
        ("embedding.01_tokenize", "test_b", "0.500"),
        ("embedding.01_tokenize", "test_c", "0.000"),
    ]
    failure, error = root.find(".//failure"), root.find(".//error")
    assert failure is not None
    assert error is not None
    assert (failure.get("type"), failure.get("message")) == ("failed", "You gave 3, expected 4.")
    assert (error.get("type"), error.text) == ("unanswered", "Empty texts. Your code stopped.")


def test_junit_calls_our_failure_an_error() -> None:
    grade = replace(a_grade(), exercises=(ExerciseResult("01_tokenize", Status.UNGRADED, None, 2.5, message="The judge died."),))

    [error] = parsed([grade]).iter("error")

    assert (error.get("type"), error.get("message")) == ("ungraded", "The judge died.")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_leaves_json_and_xml_whole(text: str) -> None:
    check = CheckResult("test_a", text, Outcome.FAILED, 0.0, 1.0, text, text)
    exercise = ExerciseResult("01_tokenize", Status.GRADED, 0.0, 1.0, text, checks=(check,), message=text)
    grade = replace(a_grade(text), exercises=(exercise,), graded_at=text)

    root = parsed([grade])

    assert [element.tag for element in root.iter()] == ["testsuites", "testsuite", "testcase", "failure"]
    assert len(json.loads(gradescope_results(grade))["tests"]) == 1


def test_junit_of_many_grades_takes_the_memory_of_one() -> None:
    def grades() -> Iterator[Grade]:
        yield from (a_grade(f"s{number}") for number in range(2000))

    tracemalloc.start()
    total = sum(len(piece) for piece in junit_xml(grades()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert total > 1_500_000
    assert peak < 300_000
