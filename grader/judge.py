"""One suite against one submission: runs pytest here, in process, while the student's code runs in a worker. Gives the points."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import io
import os
import platform
import sys
import time
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
import pytest_jsonreport.plugin
import pytest_metadata.plugin
from pytest_jsonreport.plugin import JSONReport

from grader.course import Exercise
from grader.errors import OurError, StudentError, ZygoteError
from grader.isolation.border import Sources, Worker
from grader.language import _
from grader.plugin import Served, Suite
from grader.referee import Referee
from grader.results import CheckResult, ExerciseResult, Status
from grader.student import Student, Verdict
from grader.submission import Submission
from grader.text import one_line
from grader.workers import Workers, sources_of

_INI = Path(__file__).parent / "suite.ini"
_FLAGS = (
    "--import-mode=importlib",
    "--disable-plugin-autoload",
    "--assert=plain",
    "--capture=no",
    "--tb=no",  # half of the judge's time for a failing submission, and nobody reads it
    "--quiet",
    "--no-header",
    "--no-summary",
    "--json-report-file=none",
)
_LATER = "_pytest._argcomplete _pytest.helpconfig _pytest.skipping email.parser numpy.random pytest_metadata.hooks readline".split()
# pytest's own plugins that no suite needs; without them, and with ours given as objects, a run's fixed cost falls from 58 to 36 ms of CPU.
_NOT_NEEDED = """cacheprovider debugging doctest faulthandler junitxml logging pastebin recwarn setuponly setupplan stepwise subtests
threadexception unittest unraisableexception warnings""".split()


def get_ready() -> None:
    """Import what the first suite would, for a process that forks its judges. Only saves time: another pytest may have other modules."""
    for name in _LATER:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    platform.processor()  # pytest-metadata wants to know, and a process is started to find out


def judge(
    exercise: Exercise, suite: Path, submission: Submission, modules: tuple[str, ...], seed: int, workers: Workers, deadline: float
) -> ExerciseResult:
    """Grade one exercise of one submission. Never raises for what the student did; raises OurError when we fail."""
    began = time.monotonic()
    try:
        file = submission.find(exercise.module, exercise.functions)
    except StudentError as error:
        return _not_asked(exercise, suite, Status.REFUSED, str(error), seed)
    if file is None:
        message = _("{module}.py is not in your submission.").format(module=exercise.module)
        return _not_asked(exercise, suite, Status.MISSING, message, seed)
    if began >= deadline:
        message = _("There was no time left for this exercise: the others took all that a submission has.")
        return _not_asked(exercise, suite, Status.TIMEOUT, message, seed)
    sources = sources_of(submission, exercise, modules, file)
    served: list[tuple[str, bytes]] = []  # known once the suite is collected

    def start() -> Worker:
        return workers.take_ahead(exercise) or workers.start(replace(sources, served=tuple(served)), exercise)

    def load(files: Served) -> Verdict | None:
        served.extend(files)
        return student.load()

    with Referee(lambda: workers.start(Sources({}), exercise), exercise.limits) as referee:
        student = Student(start, modules, exercise.module, seed, exercise.limits, deadline)
        try:
            run = _run(suite, Suite(student, seed, lambda: _reference(exercise), referee, load))
        finally:
            student.end_worker()
    return replace(_result(exercise, run, student, run.verdict), seconds=round(time.monotonic() - began, 3))


def _not_asked(exercise: Exercise, suite: Path, status: Status, message: str, seed: int) -> ExerciseResult:
    """The result when there is no module to ask: every check unanswered."""
    student = Student(_no_worker, (), exercise.module, seed, exercise.limits, 0.0)
    verdict = Verdict(status, message)
    run = _run(suite, Suite(student, seed, lambda: None, Referee(_no_worker, exercise.limits), lambda _files: verdict))
    return _result(exercise, run, student, verdict)


def _run(suite_file: Path, suite: Suite) -> Suite:
    """pytest over one file. Raises OurError when it cannot be collected, or ended otherwise than with passed and failed checks."""
    report = JSONReport()
    folder = str(suite_file.parent)
    arguments = [str(suite_file), f"--rootdir={folder}", f"--confcutdir={folder}", "-c", str(_INI), *_FLAGS]
    arguments += [f"-pno:{name}" for name in _NOT_NEEDED]
    said = io.StringIO()
    with _own_pytest(suite_file), contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = pytest.main(arguments, plugins=[pytest_metadata.plugin, pytest_jsonreport.plugin, suite, report])
    if suite.trouble is not None:
        raise suite.trouble
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED) or not suite.checks:
        why = "; ".join(suite.failures_of_ours) or one_line("".join(said.getvalue().splitlines()[-1:])) or f"pytest says {code}"
        raise OurError(f"{suite_file.parent.name}/{suite_file.name} cannot be run: {why}")
    _read_report(suite, report)
    return suite


def _read_report(suite: Suite, report: JSONReport) -> None:
    """Take the checks from pytest-json-report's own record; what it holds besides passed and failed is our failure."""
    for test in report.report.get("tests", []):
        if test["outcome"] not in ("passed", "failed"):
            suite.failures_of_ours.append(f"{test['nodeid']}: pytest says {test['outcome']}")
        suite.checks[test["nodeid"]] = msgspec.convert(test["metadata"]["check"], CheckResult)
    if suite.failures_of_ours:
        raise OurError("; ".join(suite.failures_of_ours))


@contextlib.contextmanager
def _own_pytest(suite_file: Path) -> Iterator[None]:
    """A pytest that nobody's settings reach, and suites that are imported anew: two files of one name must never become one module."""
    settings = {name: os.environ.pop(name) for name in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS") if name in os.environ}
    _forget_modules_in(suite_file.parent)
    try:
        with warnings.catch_warnings(action="ignore"):  # Python's, which a caller may have made errors
            yield
    finally:
        os.environ.update(settings)
        _forget_modules_in(suite_file.parent)


def _forget_modules_in(folder: Path) -> None:
    inside = f"{folder}{os.sep}"
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", "")).startswith(inside):
            del sys.modules[name]


def _result(exercise: Exercise, run: Suite, student: Student, verdict: Verdict | None) -> ExerciseResult:
    """Points in proportion to the exercise's weight."""
    checks = tuple(run.checks.values())
    share = exercise.weight / sum(check.max_points for check in checks)
    scaled = tuple(replace(check, points=round(check.points * share, 6), max_points=round(check.max_points * share, 6)) for check in checks)
    earned = share * sum(check.points for check in checks)
    return ExerciseResult(
        exercise.id,
        verdict.status if verdict else Status.GRADED,
        round(earned, 6),
        round(exercise.weight, 6),
        title=exercise.title,
        about=exercise.about,
        student_cpu_seconds=round(student.cpu_seconds, 3),
        message=verdict.message if verdict else "",
        checks=scaled,
        crash=verdict.crash if verdict else None,
        memory=(verdict.memory if verdict and verdict.memory else student.memory),
        transcript=tuple(student.transcript),
        pictures=tuple(run.pictures),
        printed=student.printed,
        optional=exercise.optional,
    )


def _reference(exercise: Exercise) -> ModuleType:
    """The reference module, imported in the judge under a name of its own."""
    spec = importlib.util.spec_from_file_location(f"reference_{exercise.module}", exercise.reference)
    if spec is None or spec.loader is None:
        raise OurError(f"{exercise.reference.name} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _no_worker() -> Worker:
    raise ZygoteError("a worker was asked for where there is nothing to run")
