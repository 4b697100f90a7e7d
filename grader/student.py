"""The judge's stand-in for the student's modules: `student.padding.pad_sequences(…)` asks the worker and returns plain data.

It holds one worker at a time. After a crash or a timeout the next call gets a fresh one, so that it costs one check. Every call is
written into the transcript.
"""

from __future__ import annotations

import builtins
import hashlib
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from grader.errors import AuthorError, Gone, Late, WireError
from grader.isolation import said
from grader.isolation.border import Worker
from grader.isolation.limits import MIB, Limits
from grader.isolation.modeldata import ModelData, ModelPlan
from grader.isolation.values import Foreign, Reducer
from grader.isolation.wire import Answered, Crashed
from grader.language import _
from grader.results import Call, Crash, Status
from grader.text import clean, one_line, unframed

NEAR_LIMIT = 0.9  # a process that died with so much of its memory limit in use died of it
NO_MEMORY = ("MemoryError", "ResourceExhaustedError")  # Python's and NumPy's; TensorFlow's
MOST_IN_A_SENTENCE = 300  # characters of an exception's own text; the page shows the rest below
BAD_ALLOC = "std::bad_alloc"  # what C++ writes before it ends a process that got no memory, however little was in use before


@dataclass(frozen=True)
class Answer:
    """What one call gave: a value or a crash; never both."""

    value: Any
    crash: Crash | None
    raised: tuple[str, ...]  # names of the built-in exceptions that the crash is: ("ValueError", "Exception", …)
    changed: tuple[str, ...]  # arguments that the call changed
    printed: str
    call: str  # "pad_sequences([[1, 2]], maxlen=3)", for the page
    models: tuple[ModelData, ...] = ()  # model arguments as they are after the call, in order


@dataclass(frozen=True)
class Verdict:
    """Why a worker gave no answer, in a sentence for the student, and the status it would give an exercise."""

    status: Status
    message: str
    crash: Crash | None = None
    memory: dict[str, int] = field(default_factory=dict)


class CallFailed(Exception):
    """A call that raised, came late or died: the check has failed, for this verdict."""

    def __init__(self, verdict: Verdict, call: str):
        super().__init__(verdict.message)
        self.verdict = verdict
        self.call = call


class OutOfTime(Exception):
    """The exercise's own time is used up: what is not asked yet stays unanswered."""


class Student:
    """All modules of one submission, as a suite sees them."""

    def __init__(
        self, start_worker: Callable[[], Worker], modules: tuple[str, ...], module: str, seed: int, limits: Limits, deadline: float
    ):
        self._start_worker = start_worker
        self._modules = modules
        self._module = module  # the exercise's own
        self._seed = seed
        self._limits = limits
        self._deadline = min(deadline, time.monotonic() + limits.exercise_seconds)
        self._worker: Worker | None = None
        self._check = ""
        self._calls = 0
        self.transcript: list[Call] = []
        self._received_bytes = 0  # by earlier workers
        self.cpu_seconds = 0.0
        self.printed = ""
        self.last_call = ""
        self.memory: dict[str, int] = {}
        if taken := [name for name in modules if name in vars(self) or hasattr(Student, name)]:
            raise AuthorError(
                f"{taken[0]} cannot be a module's name: suites could not tell it from what a student's stand-in has; choose another"
            )

    def __getattr__(self, name: str) -> Module:
        if name not in self._modules:
            raise AttributeError(f"the course has no module {name}; there are {', '.join(self._modules)}")
        return Module(self, name)

    def begin(self, check: str) -> None:
        """From here on, calls belong to this check."""
        self._check, self._calls, self.last_call = check, 0, ""

    def load(self) -> Verdict | None:
        """Start a worker and import the exercise's module; None, or why it does not load."""
        self._worker = self._start_worker()
        try:
            loaded = self._worker.load(self._module, self._seed, self._until(self._limits.load_seconds))
        except WireError as error:
            return self._why(error, _where(self._worker, self._module), self._limits.load_seconds)
        self.printed = clean(loaded.printed, 4000)
        if loaded.crash is None:
            return None
        self._note_memory(loaded.crash)
        self.end_worker()
        return _load_verdict(self._module, loaded.crash, self.printed, self.memory)

    def ask(self, module: str, function: str, args: tuple[Any, ...], kwargs: dict[str, Any], record: Callable[..., Any] | None) -> Answer:
        """Call; an Answer, or CallFailed when none came. `record` says what the transcript keeps; all of the value when not given."""
        if time.monotonic() >= self._deadline:
            raise OutOfTime
        self._calls += 1
        call = self.last_call = _written(function, args, kwargs)
        came = self._exchange(module, function, args, kwargs)
        if isinstance(came, Verdict):
            self._note(module, function, args, kwargs, came.status.value)
            raise CallFailed(came, call)
        answered, value, models = came
        crash = _crash(answered.crash, answered.printed) if answered.crash else None
        if answered.crash:
            self._note_memory(answered.crash)
        names = (*(said.ARGUMENT.format(n=position) for position in range(1, len(args) + 1)), *kwargs)
        changed = tuple(name for name in names if name in answered.changed)
        kept = [crash.type_name] if crash else value if record is None else record(value, *models)
        self._note(module, function, args, kwargs, kept, list(changed))
        raised = tuple(filter(is_of_python, answered.crash.bases)) if answered.crash else ()
        return Answer(value, crash, raised, changed, clean(answered.printed, 4000), call, models)

    def _exchange(
        self, module: str, function: str, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> tuple[Answered, Any, tuple[Any, ...]] | Verdict:
        """Put the question to the worker, to a fresh one where there is none: what came, with the models after it, or why nothing did."""
        if self._worker is None and (verdict := self.load()) is not None:
            return verdict
        assert self._worker is not None
        seed = _digest_number(self._seed, self._check, self._calls)
        try:
            answered, value = self._worker.ask(module, function, args, kwargs, seed, self._until(self._limits.call_seconds))
            models = _models_after(self._worker, [*args, *kwargs.values()], answered)
        except WireError as error:
            verdict = self._why(error, "", self._limits.call_seconds)
            if isinstance(error, Late) and time.monotonic() >= self._deadline:
                raise OutOfTime from None  # it did not have all its seconds
            return verdict
        if self._received_bytes + self._worker.received_bytes > self._limits.answers_bytes:
            return Verdict(Status.CRASHED, _answers_message(self._limits.answers_bytes))
        return answered, value, models

    def experiment(self, functions: tuple[str, str, str], tell: Callable[[int, int], None]) -> Answer:
        """Load, build and train by these functions of the exercise's module: the value is the model and the history. No transcript.

        The module has been loaded. `tell` hears which of the functions runs, and after how many batches. Raises CallFailed like `ask`.
        """
        assert self._worker is not None
        call = self.last_call = "{2}({1}(), *{0}()[0])".format(*functions)
        try:
            until = self._until(self._limits.call_seconds)
            answered, value = self._worker.experiment(self._module, functions, self._seed, until, tell)
        except WireError as error:
            raise CallFailed(self._why(error, "", self._limits.call_seconds), call) from None
        crash = _crash(answered.crash, answered.printed) if answered.crash else None
        return Answer(value, crash, (), (), clean(answered.printed, 4000), call)

    def end_worker(self) -> None:
        if self._worker is not None:
            ended = self._worker.end()
            self.cpu_seconds += ended.cpu_seconds
            self._received_bytes += self._worker.received_bytes
            self._worker = None
            if self.memory:
                self.memory = {"peak_bytes": ended.peak_bytes} | self.memory

    def _note_memory(self, crashed: Crashed) -> None:
        """What the result says when code raised because there was no memory; the peak follows when the worker ends."""
        if crashed.type_name in NO_MEMORY:
            asked = {"asked_bytes": min(crashed.asked_bytes, 1 << 62)} if crashed.asked_bytes > 0 else {}
            self.memory = {"limit_bytes": self._limits.memory_bytes} | asked

    def _until(self, seconds: float) -> float:
        return min(self._deadline, time.monotonic() + seconds)

    def _note(self, module: str, function: str, args: Any, kwargs: Any, *answer: Any) -> None:
        arguments, given = digest((args, kwargs)), digest(answer)
        self.transcript.append(Call(self._check, f"{module}.{function}", arguments, given))

    def _why(self, error: WireError, where: str, seconds: float) -> Verdict:
        """Turn silence, a dead worker or an unreadable frame into a verdict, and end the worker."""
        worker, self._worker = self._worker, None
        assert worker is not None
        ended = worker.end()
        self.cpu_seconds += ended.cpu_seconds
        self._received_bytes += worker.received_bytes
        limit = self._limits.memory_bytes
        died = isinstance(error, Gone)
        if died and (ended.peak_bytes >= NEAR_LIMIT * limit or BAD_ALLOC in ended.last_words):
            self.memory = {"limit_bytes": limit, "peak_bytes": ended.peak_bytes}
            return Verdict(Status.MEMORY, _memory_message(self.memory) + where + ".", memory=self.memory)
        if isinstance(error, Late):
            waited = _("Your code did not answer within {n:g} seconds").format(n=seconds)
            return Verdict(Status.TIMEOUT, f"{waited}{where}. " + _what_may_help(in_cell=worker.cell > 0, loading=bool(where)))
        if died and ended.cpu_seconds >= self._limits.cpu_seconds - 1:
            used = _("Your code used up its {n} seconds of computing time").format(n=self._limits.cpu_seconds)
            return Verdict(Status.TIMEOUT, f"{used}{where}.")
        if died:
            return Verdict(Status.CRASHED, f"{_how_it_ended(ended.exit_code, ended.signal)}{where}.")
        return Verdict(Status.CRASHED, _("Your code's answer could not be read") + f"{where}.")


@dataclass(frozen=True)
class Module:
    """`student.padding`."""

    _student: Student
    _name: str

    def __getattr__(self, name: str) -> Function:
        return Function(self._student, self._name, name)


@dataclass(frozen=True)
class Function:
    """`student.padding.pad_sequences`: call it for the value, or `ask` it for the whole answer."""

    _student: Student
    _module: str
    _name: str

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """The value that the student's function returns for copies of these arguments. Fails the check when it raises."""
        answer = self.ask(*args, **kwargs)
        if answer.crash is not None:
            raise CallFailed(crash_verdict(answer.crash), answer.call)
        return answer.value

    def ask(self, *args: Any, **kwargs: Any) -> Answer:
        """Like a call, but an exception of the student's is a part of the answer."""
        return self._student.ask(self._module, self._name, args, kwargs, None)

    def recording(self, record: Callable[..., Any]) -> Callable[..., Answer]:
        """`ask`, with only `record(value, *models)` kept in the transcript: for floats and trained models, whose digits differ between
        machines. `models` are the call's model arguments as it left them."""
        return lambda *args, **kwargs: self._student.ask(self._module, self._name, args, kwargs, record)


def _models_after(worker: Worker, given: list[Any], answered: Answered) -> tuple[ModelData, ...]:
    """One for each model handed in; what a crash leaves of them. Raises WireError when the worker says something else."""
    models = tuple(model for model in worker.models if isinstance(model, ModelData))
    plans = sum(isinstance(value, ModelPlan) for value in given)
    if len(models) != len(worker.models) or len(models) > plans or (len(models) < plans and answered.crash is None):
        raise WireError("an answer without the models that were handed in")
    return models


def _where(worker: Worker, module: str) -> str:
    """What was running while the module was being imported."""
    if worker.cell:
        return _(" while cell {n} of {notebook} was running").format(n=worker.cell, notebook=one_line(worker.notebook))
    return _(" while {module}.py was being imported").format(module=module)


def _what_may_help(*, in_cell: bool, loading: bool) -> str:
    if in_cell:
        return _('Training or trying out in that cell? Put it below `if __name__ == "__main__":`, then grading passes it over.')
    if loading:
        return _('Is there a loop that never ends, or training that belongs below `if __name__ == "__main__":`?')
    return _("Is there a loop that never ends?")


def crash_verdict(crash: Crash) -> Verdict:
    """The sentence for an exception of the student's code."""
    where = _(" (line {line} of {file})").format(line=crash.line, file=crash.file) if crash.line else ""
    if crash.type_name == "NotImplementedError" and crash.function:
        return Verdict(Status.CRASHED, _("`{function}` is not written yet.").format(function=crash.function), crash)
    if crash.type_name == "MissingFunction":
        return Verdict(Status.CRASHED, crash.text + _("; is it spelt exactly like that?"))
    said = one_line(unframed(crash.text), MOST_IN_A_SENTENCE)
    text = f": {said}" if said else ""
    if crash.type_name in NO_MEMORY:
        return Verdict(Status.MEMORY, _("Your code asked for more memory than there is") + where + text, crash)
    return Verdict(Status.CRASHED, _("Your code raised {type_name}").format(type_name=crash.type_name) + text + where, crash)


def is_of_python(type_name: str) -> bool:
    """Whether Python itself has an exception of this name: one that student code did not make up."""
    found = getattr(builtins, type_name, None)
    return isinstance(found, type) and issubclass(found, BaseException)


def digest(value: Any) -> str:
    """A short hex digest of plain data; equal data, equal digest, in every process."""
    reducer = Reducer(1 << 40)
    found = hashlib.sha256(msgspec.msgpack.encode(reducer.reduce(_plain(value))))
    for blob in reducer.blobs:
        found.update(blob)
    return found.hexdigest()[:16]


def _plain(value: Any) -> Any:
    """Dicts in the order of their keys' text, since the order of a student's dict does not matter; everything else as it is."""
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in sorted(value.items(), key=lambda item: _key_text(item[0]))}
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    if isinstance(value, tuple):
        return tuple(_plain(entry) for entry in value)
    return ("an object of type", value.type_name, value.why) if isinstance(value, Foreign) else value


def _key_text(key: Any) -> str:
    if isinstance(key, tuple):
        return f"({','.join(map(_key_text, key))})"
    return hex(key) if type(key) is int else repr(key)  # decimal digits are refused beyond 4,300


def _load_verdict(module: str, crashed: Crashed, printed: str, memory: dict[str, int]) -> Verdict:
    crash = _crash(crashed, printed)
    if crash.type_name in ("SyntaxError", "IndentationError", "TabError"):
        place = _("{file}, line {line}").format(file=crash.file, line=crash.line) if crash.line else f"{module}.py"
        return Verdict(Status.CRASHED, _("Python cannot read {place}: {text}").format(place=place, text=crash.text), crash)
    if crash.type_name in NO_MEMORY:
        return Verdict(Status.MEMORY, _memory_message(memory) + ".", crash, memory)
    return crash_verdict(crash)


def _crash(crashed: Crashed, printed: str) -> Crash:
    """The worker's text, made safe to carry."""
    return Crash(
        one_line(crashed.type_name, 100),
        clean(said.retold(crashed.text), 2000),
        one_line(crashed.file, 200),
        min(max(crashed.line, 0), 1_000_000),
        one_line(crashed.function, 100),
        clean(crashed.source, 200),
        clean(printed, 4000),
    )


def _how_it_ended(exit_code: int | None, number: int | None) -> str:
    if exit_code is not None:
        return _("Your code ended its own process (exit code {n})").format(n=exit_code)
    if number in (signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT):
        return _("Your code crashed Python itself ({signal})").format(signal=signal.Signals(number).name)
    return _("Your code's process died")


def _memory_message(memory: dict[str, int]) -> str:
    return _("Your code needs more memory than the {n} MB there are").format(n=memory["limit_bytes"] // MIB)


def _answers_message(most_bytes: int) -> str:
    return _("Your code's answers hold more than {n} MB together.").format(n=most_bytes // MIB)


def _written(function: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """The call as a student would write it, bounded."""
    from grader.evidence import argument

    parts = [argument(value, 120) for value in args] + [f"{name}={argument(value, 60)}" for name, value in kwargs.items()]
    return f"{function}({', '.join(parts)})"


def _digest_number(*parts: Any) -> int:
    return int.from_bytes(hashlib.sha256(repr(parts).encode()).digest()[:4], "big") & 0x7FFFFFFF
