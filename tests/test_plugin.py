"""What became of each check, and what of it a student may see."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from grader import terminal
from grader.course import Course
from grader.grading import Grader
from grader.isolation.launch import Zygote
from grader.report import feedback_page
from grader.results import Grade, Outcome
from tests.courses import REFERENCE, exercise_result, grade, make_course, only_check, submission

INPUT, EXPECTED, OWN = "hidden-input-4711", "hidden-expectation-0815", "what-student-code-says"

SECRETIVE = f'''
from grader.suite import ensure, expect_equal, expect_raised, expect_unchanged, hint, reveal

@reveal("sentence")
@hint("A hint that is not shown.")
def test_sentence_only(student):
    """It answers."""
    hidden_local_name = "{EXPECTED}"
    expect_equal(student.work.answer("{INPUT}"), hidden_local_name)

@reveal("hint")
@hint("A hint that is shown.")
def test_with_hint(student):
    """It answers again."""
    expect_equal(student.work.answer(["{INPUT}"], key="{INPUT}"), "{EXPECTED}")

@reveal("hint")
def test_raised(student):
    """It raises."""
    expect_raised(student.work.answer.ask("{INPUT}"), "LookupError")

@reveal("hint")
def test_unchanged(student):
    """It changes nothing."""
    answer = student.work.answer.ask(["{INPUT}"])
    expect_unchanged(answer)
    ensure(answer.value == "{EXPECTED}", "It is wrong.")

def test_that_shows_its_example(student):
    """It shows what it asks."""
    expect_equal(student.work.answer("public"), "right")
'''

NUMBER = str(0x34373131)

TELLTALES = {  # what student code may do to tell what it was asked
    "returns it": "return (x, more)",
    "raises it": "raise ValueError(repr((x, more)))",
    "raises a class of that name": "raise type(str(x), (Exception,), {})(x)",
    "prints it": "print(x, more); return 0",
    "prints it and dies": "print(x, more, flush=True); import os; os._exit(3)",
    "raises it as missing memory": "n = 0x34373131 if 'hid' in str(x) else 1; raise MemoryError(f'Unable to allocate {n} B for {x}')",
    "pretends that it is not written": "raise NotImplementedError(str(x))",
    "pretends that there is no function": "raise type('MissingFunction', (Exception,), {})(str(x))",
    "changes what it was given": "x.append(str(x)) if isinstance(x, list) else None; return x",
    "raises from a function of that name": "exec(compile(f'def {to_name(x)}(): raise ValueError(1)\\n{to_name(x)}()', str(x), 'exec'), {})",
    "remembers it and tells later": "seen.append(x); raise ValueError(repr(seen))",
    "remembers it in a file": "f = open('seen', 'a+'); f.write(repr(x)); f.flush(); f.seek(0); raise ValueError(f.read())",
}


def student_facing(grade: Grade) -> dict[str, str]:
    """Everything that a student may get to see of a grade."""
    file = io.StringIO()
    terminal.show(grade, Path("report.html"), Console(file=file, width=80))
    return {"page": feedback_page(grade), "terminal": file.getvalue(), "json": grade.to_json().decode()}


@pytest.fixture(scope="module")
def secretive(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return make_course(tmp_path_factory.mktemp("secretive"), SECRETIVE)


@pytest.mark.parametrize("line", TELLTALES.values(), ids=TELLTALES)
def test_what_is_not_revealed_is_nowhere_whatever_student_code_does(secretive: Course, light_zygote: Zygote, line: str) -> None:
    work = "seen = []\ndef to_name(x): return ''.join(filter(str.isidentifier, str(x)))\ndef answer(x, **more):\n    " + line

    graded = grade(secretive, light_zygote, work=work)

    assert [check.outcome for check in graded.exercises[0].checks] == [Outcome.FAILED] * 5
    hidden = [
        INPUT,
        EXPECTED,
        "hiddeninput",
        "4711",
        NUMBER,
        "0815",
        "hidden_local_name",
        "expect_equal",
        "test_hidden",
        str(secretive.folder),
    ]
    found = [(where, word) for where, text in student_facing(graded).items() for word in hidden if word in text]
    assert found == []


def test_only_builtin_exceptions_are_named_where_nothing_is_revealed(secretive: Course, light_zygote: Zygote) -> None:
    work = "class Sneaky(KeyError): pass\ndef answer(x, **more):\n    if more: raise KeyError(x)\n    raise Sneaky(x)\n"

    checks = {check.id: check for check in exercise_result(secretive, light_zygote, work).checks}

    assert checks["test_with_hint"].message == "Your code raised KeyError."
    assert checks["test_sentence_only"].message == (
        "Your code raised an exception of its own, or ended its process, or the function is missing."
    )
    assert checks["test_raised"].outcome is Outcome.PASSED
    assert "Sneaky" in checks["test_that_shows_its_example"].message


def test_a_hint_is_shown_from_its_level_on_and_only_when_the_check_failed(secretive: Course, light_zygote: Zygote) -> None:
    failed = {check.id: check.hint for check in exercise_result(secretive, light_zygote, "def answer(*a, **k): return 0").checks}
    unanswered = {check.id: check.hint for check in exercise_result(secretive, light_zygote, "x = 1 / 0").checks}

    assert (failed["test_sentence_only"], failed["test_with_hint"]) == ("", "A hint that is shown.")
    assert set(unanswered.values()) == {""}


def test_checks_that_reveal_nothing_are_asked_last_and_stand_where_the_suite_has_them(secretive: Course, light_zygote: Zygote) -> None:
    result = exercise_result(secretive, light_zygote, "def answer(*a, **k): return 0")

    assert [check.id for check in result.checks][-1] == "test_that_shows_its_example"
    assert result.transcript[0].check == "test_that_shows_its_example"


def test_an_example_shows_what_was_given_expected_and_got(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(
        tmp_path,
        '''
        import numpy as np
        from grader.suite import expect_array, hint

        @hint("Count from zero.")
        def test_rows(student):
            """`answer` gives
            a table."""
            expect_array(student.work.answer([1, 2], size=3), [[0, 1, 2], [3, 4, 5]], dtype="integer")
        ''',
    )

    check = only_check(exercise_result(course, light_zygote, "import numpy as np\ndef answer(x, size): return np.array([[0,1,2],[3,9,5]])"))

    assert (check.sentence, check.hint) == ("`answer` gives a table.", "Count from zero.")
    assert check.message == "first difference at row 1, column 1: expected 4, got 9"
    assert check.evidence is not None
    assert check.evidence.given is not None
    assert check.evidence.given.text == "answer([1, 2], size=3)"
    assert check.evidence.expected is not None
    assert check.evidence.expected.marked == (1, 1)
    assert check.evidence.got is not None
    assert check.evidence.got.table == (("0", "1", "2"), ("3", "9", "5"))


def test_a_passed_check_has_its_points_and_says_nothing(tmp_path: Path, light_zygote: Zygote) -> None:
    check = only_check(exercise_result(make_course(tmp_path), light_zygote, REFERENCE))

    assert (check.outcome, check.points, check.message, check.hint, check.evidence, check.crash) == (Outcome.PASSED, 2, "", "", None, None)
    assert check.seconds > 0


VERDICTS = {
    "assert with a message": ("assert student.work.answer(1) == 5, 'It is not five.\\nMore.'", "It is not five."),
    "assert without": ("assert student.work.answer(1) == 5", "The answer is not right."),
    "pytest.fail": ("pytest.fail('It is not right at all.')", "It is not right at all."),
    "numpy": ("np.testing.assert_array_equal(student.work.answer(1), [4711])", "The answer is not right."),
    "with control characters": ("assert False, 'a\\x1b[2Jb\\u202e'", "ab"),
}


@pytest.mark.parametrize(("line", "message"), VERDICTS.values(), ids=VERDICTS)
def test_an_assertion_of_any_kind_is_a_verdict(tmp_path: Path, light_zygote: Zygote, line: str, message: str) -> None:
    course = make_course(tmp_path, f"import numpy as np\nimport pytest\ndef test_a(student):\n    {line}\n")

    check = only_check(exercise_result(course, light_zygote, REFERENCE))

    assert (check.outcome, check.message) == (Outcome.FAILED, message)


def test_parametrised_checks_and_classes_are_checks_of_their_own(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(
        tmp_path,
        '''
        import pytest

        @pytest.mark.parametrize("x", [1, 2])
        def test_it_adds(student, x):
            """It adds."""
            assert student.work.answer(x) == x + 1

        class TestMore:
            def test_it_adds(self, student):
                """It adds more."""
                assert student.work.answer(3) == 4
        ''',
    )

    result = exercise_result(course, light_zygote, REFERENCE)

    assert [check.id for check in result.checks] == ["test_it_adds[1]", "test_it_adds[2]", "test_it_adds"]
    assert result.is_full


RANDOM = """
from grader.suite import fail

def test_one(student, rng):
    fail(f"{rng.integers(1 << 40)}")

def test_two(student, rng):
    fail(f"{rng.integers(1 << 40)}")
"""


def test_random_inputs_depend_on_seed_and_check_and_on_nothing_else(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path, RANDOM)

    def drawn(work: str, seed: int) -> list[str]:
        grader = Grader(course, light_zygote.address, seed=seed)
        return [check.message for check in grader.grade(submission(work=work), "ana").exercises[0].checks]

    assert drawn("x = 1", 1) == drawn("y = 2", 1)
    assert len({*drawn("x = 1", 1), *drawn("x = 1", 2)}) == 4


def test_the_reference_is_a_module_of_the_judges_own(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(
        tmp_path,
        """
        import sys
        from grader.suite import expect_equal

        def test_reference(student, reference):
            assert "work" not in sys.modules
            expect_equal(student.work.answer(41), reference.answer(41))
        """,
    )

    assert exercise_result(course, light_zygote, "def answer(x): return 42").is_full
    assert not exercise_result(course, light_zygote, "def answer(x): return 43").is_full


def test_what_a_suite_prints_is_not_printed(tmp_path: Path, light_zygote: Zygote, capfd: pytest.CaptureFixture[str]) -> None:
    course = make_course(tmp_path, "print('while collecting')\ndef test_a(student):\n    print('while asking')\n")

    exercise_result(course, light_zygote, "print('from the student')\ndef answer(): pass")

    assert capfd.readouterr() == ("", "")
