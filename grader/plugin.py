"""Our pytest plugin: the fixtures of a suite, the points, and what became of each check, as metadata of pytest-json-report.

One `Suite` object serves one run of one suite against one submission; `judge` registers it with `pytest.main`. The module itself is also
pytest's entry point for plain runs (`pytest exercises/02_pad`), where the student's own modules are called in the same process.
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

from grader.evidence import show
from grader.language import _
from grader.results import CheckResult, Evidence, Outcome, Shown
from grader.student import CallFailed, OutOfTime, Student, crash_verdict
from grader.suite import Mismatch
from grader.text import clean


class Suite:
    """Collects the checks, runs them against `student`, keeps a CheckResult for each: UNANSWERED until it is answered."""

    def __init__(self, student: Student, seed: int, reference: Callable[[], Any]) -> None:
        self._student = student
        self._seed = seed
        self._reference = reference
        self.checks: dict[str, CheckResult] = {}  # by node id, in the suite's order
        self.failures_of_ours: list[str] = []
        self.blocked = False  # the module does not load: nothing can be asked

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
    def reference(self) -> Any:
        """The exercise's reference module, imported in the judge: plain Python or NumPy only."""
        return self._reference()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            self.checks[item.nodeid] = _unanswered(item)

    def pytest_runtest_protocol(self, item: pytest.Item) -> bool | None:
        """Tell the transcript which check asks; skip all of them when there is nothing to ask."""
        if self.blocked:
            return True
        self._student.begin(item.name)
        return None

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
        yield
        before = self.checks[item.nodeid]
        if call.when == "call":
            result = self._judged(before, getattr(item, "obj", None), call.excinfo.value if call.excinfo else None, call.duration)
            self.checks[item.nodeid] = result
            if call.excinfo is not None:
                _let_go(call.excinfo.value)
        elif call.excinfo is not None:
            self._ours(item.name, call.excinfo.value)

    def pytest_json_runtest_metadata(self, item: pytest.Item, call: pytest.CallInfo[None]) -> dict[str, Any]:
        return {"check": msgspec.to_builtins(self.checks[item.nodeid])}

    def _judged(self, check: CheckResult, function: Any, error: BaseException | None, seconds: float) -> CheckResult:
        if error is None:
            return _replace(check, outcome=Outcome.PASSED, points=check.max_points, seconds=seconds)
        hint = check.hint if _reveal(function) != "sentence" else ""
        if isinstance(error, OutOfTime):
            return _replace(check, message=_("There was no time left to ask this."), seconds=seconds)
        if isinstance(error, CallFailed):
            failed = _call_failed(error, _reveal(function) == "example")
            return _replace(check, outcome=Outcome.FAILED, hint=hint, seconds=seconds, **failed)
        if isinstance(error, AssertionError):
            return _replace(check, outcome=Outcome.FAILED, hint=hint, seconds=seconds, **self._shown(error, _reveal(function)))
        self._ours(check.id, error)
        return check

    def _shown(self, error: AssertionError, reveal: str) -> dict[str, Any]:
        """Message and evidence of a failed comparison, down to what the check reveals."""
        if reveal != "example":
            return {"message": _("The answer is not right.") if isinstance(error, Mismatch) and error.compared else _message(error)}
        given = Shown(self._student.last_call) if self._student.last_call else None
        if not isinstance(error, Mismatch) or not error.compared:
            return {"message": _message(error), "evidence": Evidence(given=given)}
        path = error.difference.path if error.difference else ()
        text = clean(error.difference.text) if error.difference else ""
        evidence = Evidence(given, show(error.expected, path), show(error.got, path), text)
        return {"message": clean(error.message), "evidence": evidence}

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


def _call_failed(error: CallFailed, example: bool) -> dict[str, Any]:
    """A crash may quote the check's own input, in its text or in what was printed; so these are shown only with the example."""
    verdict = error.verdict
    if example:
        return {"message": verdict.message, "crash": verdict.crash, "evidence": Evidence(given=Shown(error.call))}
    crash = replace(verdict.crash, text="", printed="") if verdict.crash else None
    return {"message": crash_verdict(crash).message if crash else verdict.message, "crash": crash}


def _unanswered(item: pytest.Item) -> CheckResult:
    function = getattr(item, "obj", None)
    sentence = " ".join((inspect.getdoc(function) or item.name).split())
    hint = _(getattr(function, "grader_hint", ""))
    return CheckResult(item.name, _(sentence), Outcome.UNANSWERED, 0.0, float(getattr(function, "grader_points", 1.0)), hint=hint)


def _reveal(function: Any) -> str:
    return str(getattr(function, "grader_reveal", "example"))


def _message(error: AssertionError) -> str:
    """A suite's message may quote what student code said, so it is cleaned like that."""
    text = error.message if isinstance(error, Mismatch) else "".join(str(error).splitlines()[:1])
    return clean(text) or _("The answer is not right.")


def _replace(check: CheckResult, **fields: Any) -> CheckResult:
    return replace(check, **({"hint": ""} | fields))
