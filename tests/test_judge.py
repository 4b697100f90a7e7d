"""One suite against one submission: what students do costs them a check, what we do wrong costs nobody a point."""

from __future__ import annotations

import time
from pathlib import Path

import psutil
import pytest

from grader.course import Course, Exercise
from grader.grading import Grader
from grader.isolation.border import Sources, Worker
from grader.isolation.launch import Zygote
from grader.judge import judge
from grader.results import ExerciseResult, Outcome, Status
from grader.submission import Submission
from grader.workers import Workers
from tests.courses import REFERENCE, SUITE, exercise_result, grade, make_course, only_check, submission, write_course

THREE_CHECKS = '''
from grader.suite import expect_equal, points

def test_one(student):
    """One gives two."""
    expect_equal(student.work.answer(1), 2)

@points(2)
def test_two(student):
    """Two gives three."""
    expect_equal(student.work.answer(2), 3)

def test_three(student):
    """Three gives four."""
    expect_equal(student.work.answer(3), 4)
'''
QUICK = "call_seconds = 0.7\nload_seconds = 3"


def outcomes(result: ExerciseResult) -> list[str]:
    return [check.outcome.value for check in result.checks]


def test_the_reference_earns_everything_and_the_stub_nothing(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path, THREE_CHECKS)

    full = exercise_result(course, light_zygote, REFERENCE)
    stub = exercise_result(course, light_zygote, (course.exercises[0].public / "work.py").read_text())

    assert (full.status, full.score, full.max_score, full.is_full) == (Status.GRADED, 2.0, 2.0, True)
    assert [(check.points, check.max_points) for check in full.checks] == [(0.5, 0.5), (1.0, 1.0), (0.5, 0.5)]
    assert (stub.status, stub.score) == (Status.GRADED, 0.0)
    assert {check.message for check in stub.checks} == {"`answer` is not written yet."}


@pytest.mark.parametrize("weight", [1 / 3, 0.1234567891, 7])
def test_full_marks_are_full_whatever_the_weight(tmp_path: Path, light_zygote: Zygote, weight: float) -> None:
    course = make_course(tmp_path, THREE_CHECKS, weight=weight)

    assert exercise_result(course, light_zygote, REFERENCE).is_full


CRASHES = {
    "exception": ("raise KeyError('no')", "Your code raised KeyError: 'no' (line 4 of work.py)"),
    "sys.exit": ("import sys; sys.exit(3)", "Your code raised SystemExit: 3 (line 4 of work.py)"),
    "os._exit": ("import os; os._exit(3)", "Your code ended its own process (exit code 3)."),
    "segfault": ("import ctypes; ctypes.string_at(0)", "Your code crashed Python itself (SIGSEGV)."),
    "endless": ("while True: pass", "Your code did not answer within 0.7 seconds. Is there a loop that never ends?"),
    "asleep": ("import time; time.sleep(60)", "Your code did not answer within 0.7 seconds. Is there a loop that never ends?"),
    "recursion": ("return answer(x)", "Your code raised RecursionError: maximum recursion depth exceeded"),
    "memory": ("bytearray(8 << 30)", "Your code asked for more memory than there is (line 4 of work.py)"),
}


@pytest.mark.parametrize(("line", "message"), CRASHES.values(), ids=CRASHES)
def test_a_crash_or_silence_costs_one_check_and_says_which(tmp_path: Path, light_zygote: Zygote, line: str, message: str) -> None:
    course = make_course(tmp_path, THREE_CHECKS, limits=QUICK)

    result = exercise_result(course, light_zygote, f"def answer(x):\n    if x != 2:\n        return x + 1\n    {line}\n")

    assert result.status is Status.GRADED
    assert outcomes(result) == ["passed", "failed", "passed"]
    assert result.score == 1.0
    assert result.checks[1].message.startswith(message)
    assert "\n" not in result.checks[1].message


def test_after_a_crash_the_next_check_gets_a_fresh_worker(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path, THREE_CHECKS)
    work = """
        import os
        calls = []
        def answer(x):
            calls.append(x)
            if x == 2:
                os._exit(1)
            return x + 1 if len(calls) == 1 else "called before"
    """

    assert outcomes(exercise_result(course, light_zygote, work)) == ["passed", "failed", "passed"]


def test_a_worker_that_dies_while_it_waits_for_its_exercise_costs_nothing(tmp_path: Path, light_zygote: Zygote) -> None:
    killing = f"""
        import os, signal, time
        from pathlib import Path
        from grader.suite import expect_equal

        def test_one_is_added(student):
            '''`answer` adds one.'''
            expect_equal(student.work.answer(1), 2)
            wardens = []
            while len(wardens) < 2:
                time.sleep(0.01)
                wardens = Path("/proc/{light_zygote.pid}/task/{light_zygote.pid}/children").read_text().split()
            os.kill(int(wardens[-1]), signal.SIGKILL)
    """
    course = make_course(tmp_path, killing, more={"more": SUITE.replace("work", "more")})

    found = grade(course, light_zygote, work=REFERENCE, more=REFERENCE)

    assert [result.score for result in found.exercises] == [2.0, 2.0]


def test_the_line_that_failed_and_what_was_printed_are_in_the_result(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path)

    check = only_check(exercise_result(course, light_zygote, "def answer(x):\n    print('here', x)\n    return 1 / 0\n"))

    assert check.crash is not None
    assert (check.crash.type_name, check.crash.text) == ("ZeroDivisionError", "division by zero")
    assert (check.crash.file, check.crash.line, check.crash.function, check.crash.source) == ("work.py", 3, "answer", "return 1 / 0")
    assert check.crash.printed == "here 1\n"


DOES_NOT_LOAD = {
    "raises": ("import math\nx = 1 / 0\n", Status.CRASHED, ["ZeroDivisionError", "line 2 of work.py"]),
    "imports what is not there": ("import no_such_module\n", Status.CRASHED, ["No module named 'no_such_module'", "line 1 of work.py"]),
    "exits": ("import os\nos._exit(0)\n", Status.CRASHED, ["ended its own process (exit code 0) while work.py was being imported"]),
    "leaves": ("raise SystemExit\n", Status.CRASHED, ["SystemExit", "line 1 of work.py"]),
    "never ends": ("while True: pass\n", Status.TIMEOUT, ["did not answer within 3 seconds while work.py was being imported"]),
    "eats memory": ("x = bytearray(8 << 30)\n", Status.MEMORY, ["needs more memory than the 1024 MB there are"]),
    "is no Python": (
        "x = 1\ndef answer(x:\n    return x\n",
        Status.CRASHED,
        ["Python cannot read work.py, line 2", "'(' was never closed"],
    ),
    "is indented wrongly": ("x = 1\n  y = 2\n", Status.CRASHED, ["Python cannot read work.py, line 2", "unexpected indent"]),
    "holds a NUL byte": ("x = 1\ny = '\0'\n", Status.CRASHED, ["Python cannot read work.py, line 2", "NUL byte"]),
    "is Latin-1 without saying so": ("x = 1\n\n# \xe1\n", Status.CRASHED, ["Python cannot read work.py, line 3", "save the file as UTF-8"]),
    "names no encoding": ("# coding: klingon\n", Status.CRASHED, ["Python cannot read work.py: unknown encoding: klingon"]),
}


@pytest.mark.parametrize(("work", "status", "said"), DOES_NOT_LOAD.values(), ids=DOES_NOT_LOAD)
def test_a_module_that_does_not_load_says_file_line_and_why_and_the_others_are_graded(
    tmp_path: Path, light_zygote: Zygote, work: str, status: Status, said: list[str]
) -> None:
    course = make_course(tmp_path, limits=QUICK, more={"other": SUITE.replace("student.work", "student.other")})
    files = {"work.py": work.encode("latin-1"), "other.py": REFERENCE.encode()}

    broken, other = Grader(course, light_zygote.address).grade(Submission(files), "ana").exercises

    assert (broken.status, broken.score, outcomes(broken)) == (status, 0.0, ["unanswered"])
    assert [part for part in said if part not in broken.message] == []
    assert "\n" not in broken.message
    assert str(tmp_path) not in broken.message
    assert (other.status, other.is_full) == (Status.GRADED, True)


WRONG_FUNCTIONS = {
    "is missing": ("def Answer(x): return x + 1\n", ["work.py has no function answer", "spelt exactly like that?"]),
    "is no function": ("answer = 3\n", ["answer in work.py is not a function but int"]),
    "takes nothing": ("def answer(): return 2\n", ["answer()", "too many positional arguments"]),
    "wants more": ("def answer(x, y): return 2\n", ["answer(x, y)", "missing a required argument: 'y'"]),
}


@pytest.mark.parametrize(("work", "said"), WRONG_FUNCTIONS.values(), ids=WRONG_FUNCTIONS)
def test_a_function_that_cannot_be_called_as_written_says_how_it_is_wrong(
    tmp_path: Path, light_zygote: Zygote, work: str, said: list[str]
) -> None:
    result = exercise_result(make_course(tmp_path), light_zygote, work)

    assert (result.status, outcomes(result)) == (Status.GRADED, ["failed"])
    assert [part for part in said if part not in only_check(result).message] == []


def test_a_missing_module_is_missing_and_a_doubled_one_refused(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path)
    grader = Grader(course, light_zygote.address)

    missing = grader.grade(submission(other="x = 1"), "ana").exercises[0]
    doubled = grader.grade(Submission({"work.py": b"", "old/work.py": b""}), "ana").exercises[0]

    assert (missing.status, missing.score, missing.message) == (Status.MISSING, 0.0, "work.py is not in your submission.")
    assert (doubled.status, doubled.score) == (Status.REFUSED, 0.0)
    assert "work.py is there twice" in doubled.message
    assert outcomes(missing) == outcomes(doubled) == ["unanswered"]
    assert only_check(missing).hint == ""


def test_when_the_time_is_up_the_rest_stays_unanswered_and_nobody_is_accused(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path, THREE_CHECKS, limits="exercise_seconds = 1.5\ncall_seconds = 10")

    result = exercise_result(course, light_zygote, "import time\ndef answer(x):\n    time.sleep(0.9)\n    return x + 1\n")

    assert result.status is Status.GRADED
    assert outcomes(result) == ["passed", "unanswered", "unanswered"]
    assert {check.message for check in result.checks[1:]} == {"There was no time left to ask this."}
    assert result.score == 0.5


def test_an_exercise_after_the_submissions_deadline_is_not_asked_and_not_accused(tmp_path: Path, light_zygote: Zygote) -> None:
    (exercise,) = make_course(tmp_path).exercises

    def start(sources: Sources, exercise: Exercise) -> Worker:
        raise AssertionError("a worker was asked for")

    with Workers(start) as workers:
        result = judge(exercise, exercise.suite, submission(work=REFERENCE), ("work",), 1, workers, time.monotonic() - 1)

    assert (result.status, result.score, outcomes(result)) == (Status.TIMEOUT, 0.0, ["unanswered"])
    assert result.message == "There was no time left for this exercise: the others took all that a submission has."


BAD_SUITES = {
    "raises": ("def test_a(student):\n    hidden_name = [][0]\n", "test_a: IndexError: list index out of range"),
    "asks for a module that there is not": ("def test_a(student):\n    student.wrok.answer(1)\n", "the course has no module wrok"),
    "is skipped": ("import pytest\n@pytest.mark.skip(reason='later')\ndef test_a(student): pass\n", "later"),
    "skips itself": ("import pytest\ndef test_a(student):\n    pytest.skip('later')\n", "later"),
    "is expected to fail": ("import pytest\n@pytest.mark.xfail\ndef test_a(student):\n    assert 0\n", "pytest says xfailed"),
    "passes against expectation": ("import pytest\n@pytest.mark.xfail\ndef test_a(student): pass\n", "pytest says xpassed"),
    "leaves pytest": ("import pytest\ndef test_a(student):\n    pytest.exit('bye')\n", "bye"),
    "leaves Python": ("def test_a(student):\n    raise SystemExit\n", "SystemExit"),
    "has a fixture that fails": (
        "import pytest\n@pytest.fixture\ndef hidden_name(): raise KeyError(3)\ndef test_a(student, hidden_name): pass\n",
        "KeyError",
    ),
    "has a fixture that fails afterwards": (
        "import pytest\n@pytest.fixture\ndef hidden_name():\n    yield\n    raise KeyError(3)\ndef test_a(student, hidden_name): pass\n",
        "KeyError",
    ),
    "wants a fixture that there is not": ("def test_a(student, nobody): pass\n", "FixtureLookupError: ('nobody'"),
    "is no Python": ("hidden_name = (\ndef test_a(student): pass\n", "SyntaxError: '(' was never closed"),
    "does not import": ("hidden_name = 1 / 0\ndef test_a(student): pass\n", "ZeroDivisionError: division by zero"),
    "imports what is not there": ("import no_such_module as hidden_name\n", "No module named 'no_such_module'"),
    "holds no check": ("hidden_name = 1\n", "cannot be run"),
    "marks a check wrongly": ("from grader.suite import points\n@points(0)\ndef test_a(student): pass\n", "points(0): a check counts more"),
}


@pytest.mark.parametrize(("suite", "said"), BAD_SUITES.values(), ids=BAD_SUITES)
def test_a_suite_that_fails_is_our_failure_and_never_a_zero(tmp_path: Path, light_zygote: Zygote, suite: str, said: str) -> None:
    course = make_course(tmp_path, suite, more={"other": SUITE.replace("student.work", "student.other")})

    graded = grade(course, light_zygote, work=REFERENCE, other=REFERENCE)
    broken, other = graded.exercises

    assert (broken.status, broken.score, broken.max_score) == (Status.UNGRADED, None, 2.0)
    assert said in broken.error
    assert "hidden_name =" not in broken.error
    assert str(tmp_path) not in broken.error
    assert "not your mistake and not a zero" in broken.message
    assert (graded.score, graded.max_score) == (None, 4.0)
    assert other.is_full


@pytest.mark.parametrize("suite", [case for name, case in BAD_SUITES.items() if name in ("is no Python", "holds no check")])
def test_a_suite_that_cannot_be_collected_is_our_failure_also_when_the_module_is_missing(
    tmp_path: Path, light_zygote: Zygote, suite: tuple[str, str]
) -> None:
    course = make_course(tmp_path, suite[0])

    assert grade(course, light_zygote, other="x = 1").exercises[0].status is Status.UNGRADED


@pytest.mark.parametrize("suite", [SUITE, "def broken(:\n"])
def test_no_worker_is_left_when_an_exercise_has_been_judged(tmp_path: Path, light_zygote: Zygote, suite: str) -> None:
    """Nor the one that was started while a suite was collected, in vain."""
    exercise_result(make_course(tmp_path, suite), light_zygote, REFERENCE)

    left = psutil.Process(light_zygote.pid).children(recursive=True)
    assert psutil.wait_procs(left, timeout=5)[1] == []


def test_a_broken_reference_is_our_failure(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path, "def test_a(student, reference):\n    assert student.work.answer(1) == reference.answer(1)\n")
    course.exercises[0].reference.write_text("import no_such_module\n")

    result = exercise_result(course, light_zygote, REFERENCE)

    assert result.status is Status.UNGRADED
    assert "no_such_module" in result.error


def test_ctrl_c_is_not_turned_into_a_grade(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path, "def test_a(student):\n    raise KeyboardInterrupt\n")

    with pytest.raises(KeyboardInterrupt):
        exercise_result(course, light_zygote, REFERENCE)


def test_two_suites_of_one_name_in_turn_never_become_one(tmp_path: Path, light_zygote: Zygote) -> None:
    """Both files are called test_hidden.py; with other flags pytest silently takes the first one for the second."""
    plus = make_course(tmp_path / "plus", SUITE)
    minus = make_course(tmp_path / "minus", SUITE.replace("answer(1), 2", "answer(1), 0").replace("one_is_added", "one_is_taken"))

    for _round in range(20):
        results = [exercise_result(course, light_zygote, REFERENCE) for course in (plus, minus)]
        assert [(only_check(result).id, result.score) for result in results] == [("test_one_is_added", 2.0), ("test_one_is_taken", 0.0)]


def test_a_suite_that_was_changed_is_read_anew(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path)

    before = exercise_result(course, light_zygote, REFERENCE)
    course.exercises[0].suite.write_text("# changed\n" + SUITE.replace("answer(1), 2", "answer(1), 3"))
    after = exercise_result(course, light_zygote, REFERENCE)

    assert (before.score, after.score) == (2.0, 0.0)


def test_nobodys_settings_reach_our_pytest(tmp_path: Path, light_zygote: Zygote, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_course(tmp_path)
    hostile = "raise RuntimeError('read by mistake')\n"
    for place in (folder, folder / "solutions"):
        (place / "conftest.py").write_text(hostile)
        (place / "pytest.ini").write_text("[pytest]\naddopts = --collect-only -k nothing\n")
        (place / "tox.ini").write_text("[pytest]\npython_functions = nothing\n")
        (place / "pyproject.toml").write_text('[tool.pytest.ini_options]\naddopts = "--maxfail=0 -x"\n')
    monkeypatch.setenv("PYTEST_ADDOPTS", "--collect-only --no-such-option")
    monkeypatch.setenv("PYTEST_PLUGINS", "no_such_plugin")
    monkeypatch.chdir(folder)
    course = make_course(tmp_path / "again")

    for one in (course, Course(course.id, course.titles, (), course.exercises, folder)):
        assert exercise_result(one, light_zygote, REFERENCE).is_full
    import os

    assert os.environ["PYTEST_ADDOPTS"] == "--collect-only --no-such-option"


def test_pytest_files_in_a_submission_are_never_read_by_the_judge(
    tmp_path: Path, light_zygote: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = make_course(tmp_path / "course")
    hostile = b"import builtins\nbuiltins.judge_was_here = True\nraise RuntimeError\n"
    files = {"work.py": b"def answer(x): return 0\n", "conftest.py": hostile, "pytest.ini": b"[pytest]\naddopts=--collect-only\n"}
    files |= {"sitecustomize.py": hostile, "pytest.py": hostile, "numpy.py": hostile}
    monkeypatch.chdir(tmp_path)

    result = Grader(course, light_zygote.address).grade(Submission(files), "ana").exercises[0]

    assert (result.status, result.score) == (Status.GRADED, 0.0)
    assert not hasattr(__import__("builtins"), "judge_was_here")


def test_a_zygote_that_has_gone_is_our_failure(tmp_path: Path) -> None:
    course = make_course(tmp_path)

    result = Grader(course, str(tmp_path / "nobody")).grade(submission(work=REFERENCE), "ana").exercises[0]

    assert (result.status, result.score) == (Status.UNGRADED, None)
    assert "the warm process does not answer" in result.error


def test_every_check_is_in_the_result_with_its_sentence(tmp_path: Path, light_zygote: Zygote) -> None:
    result = exercise_result(make_course(tmp_path, THREE_CHECKS), light_zygote, "x = 1 / 0")

    assert [(check.id, check.sentence, check.outcome) for check in result.checks] == [
        ("test_one", "One gives two.", Outcome.UNANSWERED),
        ("test_two", "Two gives three.", Outcome.UNANSWERED),
        ("test_three", "Three gives four.", Outcome.UNANSWERED),
    ]
