"""Our pytest plugin: the fixtures of a suite, the points, and what became of each check, as metadata of pytest-json-report.

One `Suite` object serves one run of one suite against one submission; `judge` registers it with `pytest.main`.
"""

from __future__ import annotations

import hashlib
import inspect
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Any

import msgspec
import numpy as np
import pytest

from grader.errors import GraderError
from grader.evidence import Difference, show
from grader.language import _
from grader.referee import Referee
from grader.results import CheckResult, Evidence, Outcome, Picture, Shown, Status
from grader.student import CallFailed, OutOfTime, Student, Verdict, is_of_python
from grader.suite import Mismatch
from grader.text import clean

Served = tuple[tuple[str, bytes], ...]  # data sets that the worker's harness hands out, by file name


class Suite:
    """Collects the checks, runs them against `student`, keeps a CheckResult for each: UNANSWERED until it is answered."""

    def __init__(
        self, student: Student, seed: int, reference: Callable[[], Any], referee: Referee, load: Callable[[Served], Verdict | None]
    ) -> None:
        """`load` imports the student's module, with the data sets that the suite hands out, and says why it does not load."""
        self._student = student
        self._seed = seed
        self._reference = reference
        self._referee = referee
        self._load = load
        self.verdict: Verdict | None = None  # why nothing can be asked
        self.trouble: GraderError | None = None  # why nobody could be asked, which is not the student's doing
        self.pictures: list[Picture] = []
        self.checks: dict[str, CheckResult] = {}  # by node id, in the suite's order
        self.failures_of_ours: list[str] = []
        self._memory_before: dict[str, int] = {}

    @pytest.fixture
    def student(self) -> Student:
        """The submission's modules: `student.padding.pad_sequences(…)`."""
        return self._student

    @pytest.fixture
    def rng(self, request: pytest.FixtureRequest) -> np.random.Generator:
        """Random numbers from the course's seed and the check's name: the same for every student, others when the seed changes."""
        name = f"{self._seed}/{request.node.name}".encode()
        return np.random.default_rng(list(hashlib.sha256(name).digest()))

    @pytest.fixture
    def seed(self) -> int:
        """The course's seed, as `served(seed)` gets it: for material that several checks share."""
        return self._seed

    @pytest.fixture(scope="session")
    def reference(self) -> Any:
        """The exercise's reference module, imported in the judge once for all checks: plain Python or NumPy only."""
        return self._reference()

    @pytest.fixture
    def referee(self) -> Referee:
        """Builds a student's model again, without student code, and answers for it: `referee.rebuild(model).predict(rows)`."""
        return self._referee

    @pytest.fixture
    def picture(self) -> Callable[..., None]:
        """Puts a picture on the student's page: `picture("padded_batch", "Your batch", rows=[[0, 1], [2, 3]])`; see `grader.plots`."""
        return lambda kind, title, **data: self.pictures.append(Picture(kind, title, data))

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Load the student's module, now that it is known which data sets the suite hands out (its `served(seed)`)."""
        served = getattr(session.items[0].module, "served", None) if session.items else None  # type: ignore[attr-defined]
        try:
            self.verdict = self._load(tuple(served(self._seed)) if served else ())
        except GraderError as error:  # pytest would swallow it
            self.trouble, session.shouldstop = error, str(error)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Ask last what is not to be revealed: student code could tell the input in its answer to a later check that shows answers."""
        self.checks = {item.nodeid: _unanswered(item) for item in items}
        items.sort(key=lambda item: _reveal(item) != "example")

    def pytest_exception_interact(self, node: pytest.Item | pytest.Collector, call: pytest.CallInfo[Any]) -> None:
        """A suite that cannot be collected says here why."""
        if isinstance(node, pytest.Collector) and call.excinfo is not None:
            self.failures_of_ours.append(_last_words(call.excinfo.value))

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Let Ctrl-C through, which pytest would turn into an exit code; what it calls "interrupted" itself is a subclass."""
        if type(excinfo.value) is KeyboardInterrupt:
            raise excinfo.value
        self.failures_of_ours.append(_last_words(excinfo.value))

    def pytest_runtest_protocol(self, item: pytest.Item) -> bool | None:
        """Tell the transcript which check asks; skip all of them when there is nothing to ask."""
        self._student.begin(item.name)
        self._memory_before = self._student.memory
        return True if self.verdict is not None else None

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
        error = call.excinfo.value if call.excinfo else None
        if call.when == "call":
            if _reveal(item) != "example":
                self._student.memory = self._memory_before  # how much was asked for is a number that student code could choose
            self.checks[item.nodeid] = replace(self._judged(item, error), seconds=round(call.duration, 4))
        elif error is not None:
            self._ours(item.name, error)
        report = yield
        if error is not None:
            _let_go(error)
        return report

    def pytest_json_runtest_metadata(self, item: pytest.Item, call: pytest.CallInfo[None]) -> dict[str, Any]:
        return {"check": msgspec.to_builtins(self.checks[item.nodeid])} if call.when == "teardown" else {}

    def _judged(self, item: pytest.Item, error: BaseException | None) -> CheckResult:
        check = self.checks[item.nodeid]
        if error is None:
            return replace(check, outcome=Outcome.PASSED, points=check.max_points)
        if isinstance(error, OutOfTime):
            return replace(check, message=_("There was no time left to ask this."))
        if not isinstance(error, (CallFailed, AssertionError, pytest.fail.Exception)):
            self._ours(check.id, error)
            return check
        level = _reveal(item)
        hint = _(_mark(item, "hint", "")) if level != "sentence" else ""
        shown = self._shown(error) if level == "example" else {"message": _withheld(error)}
        return replace(check, outcome=Outcome.FAILED, hint=hint, **shown)

    def _shown(self, error: BaseException) -> dict[str, Any]:
        """Message and evidence of a failed check that reveals its example."""
        if isinstance(error, CallFailed):
            return {"message": error.verdict.message, "crash": error.verdict.crash, "evidence": Evidence(given=Shown(error.call))}
        call = getattr(error, "call", "") or self._student.last_call
        given = Shown(call) if call else None
        if not isinstance(error, Mismatch) or not error.compared:
            return {"message": _message(error), "evidence": Evidence(given=given)}
        difference = error.difference or Difference("")
        expected, got = show(error.expected, difference.path), show(error.got, difference.path)
        return {"message": _message(error), "evidence": Evidence(given, expected, got, clean(difference.text))}

    def _ours(self, name: str, error: BaseException) -> None:
        """Where it failed, without the lines themselves: they are the suite's, and a grade's JSON may reach a student."""
        frames = traceback.extract_tb(error.__traceback__)[-8:]
        places = ", ".join(f"{PurePath(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames)
        self.failures_of_ours.append(f"{name}: {type(error).__name__}: {clean(str(error), 500)} ({places})")


def _let_go(error: BaseException) -> None:
    """Free the answers that a failed check was about; its traceback would keep them, 256 MB each, until the garbage collector comes by."""
    traceback.clear_frames(error.__traceback__)
    if isinstance(error, Mismatch):
        error.expected = error.got = None


def _withheld(error: BaseException) -> str:
    """The message where the example is not revealed: no word, name or number in it is one that student code could choose."""
    if isinstance(error, Mismatch) and error.compared:
        return _("The answer is not right.")
    if not isinstance(error, CallFailed):
        return _message(error)
    verdict = error.verdict
    if verdict.status is Status.TIMEOUT:
        return verdict.message
    if verdict.status is Status.MEMORY:
        return _("Your code needs more memory than there is.")
    if verdict.crash is not None and is_of_python(verdict.crash.type_name):
        return _("Your code raised {type_name}.").format(type_name=verdict.crash.type_name)
    return _("Your code raised an exception of its own, or ended its process, or the function is missing.")


def _last_words(error: BaseException) -> str:
    """Of a failed collection: pytest's own text ends with the exception; the lines above it show the suite."""
    if not isinstance(error, pytest.Collector.CollectError):
        return clean(f"{type(error).__name__}: {error}", 500)
    lines = [line for line in str(error).splitlines() if line.strip()]
    return clean(lines[-1].removeprefix("E").strip(), 500)


def _unanswered(item: pytest.Item) -> CheckResult:
    sentence = " ".join((inspect.getdoc(getattr(item, "obj", None)) or item.name).split())
    return CheckResult(item.name, _(sentence), Outcome.UNANSWERED, 0.0, float(_mark(item, "points", 1.0)))


def _reveal(item: pytest.Item) -> str:
    return str(_mark(item, "reveal", "example"))


def _mark(item: pytest.Item, name: str, default: Any) -> Any:
    """What the suite says of a check with @points, @hint and @reveal."""
    return getattr(getattr(item, "obj", None), f"grader_{name}", default)


def _message(error: BaseException) -> str:
    """A suite's message may quote what student code said, so it is cleaned like that."""
    text = error.message if isinstance(error, Mismatch) else "".join(str(error).splitlines()[:1])
    is_source = text.startswith("assert ")  # "assert 2 == 5", where a pytest around ours has rewritten the suite
    return ("" if is_source else clean(text)) or _("The answer is not right.")
