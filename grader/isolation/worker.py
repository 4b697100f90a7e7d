"""The worker: the process in which student code runs. It writes the submission out, gives up its rights, then loads and calls as asked.

Whatever is written here may be undone by the student's code, which shares the process; so nothing here decides anything. It only answers,
and the judge treats every answer as the student's.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
import inspect
import io
import linecache
import math
import os
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from grader.errors import WireError
from grader.isolation import datasets, experiment, models, rebuild, said, wire
from grader.isolation.cells import run_cells
from grader.isolation.layers import Layers, missing
from grader.isolation.limits import Limits
from grader.isolation.modeldata import ModelPlan
from grader.isolation.seeds import Seeds
from grader.isolation.values import PlanTree, Reducer, Value, mro, restore, type_name

MOST_PRINTED = 4000  # characters of stdout and stderr that are kept per call
MOST_TEXT = 2000  # characters of an exception's own text
ANSWER_SECONDS = 3600.0  # the judge's deadline ends us long before


def work(descriptor: int, limits: Limits, layers: Layers, home: Path, *, confined: bool = True, answers: int | None = None) -> None:
    """Serve the judge on `descriptor` until it goes away; answer there too, unless a pipe for `answers` is given.

    Never returns to the zygote's code with student code loaded.
    """
    answers = descriptor if answers is None else answers
    message, blobs = wire.receive_from_judge(descriptor, limits)
    if not isinstance(message, wire.Files):
        raise WireError("the submission comes first")
    submission, scratch = _write_out(message, blobs, home)
    if confined:
        from grader.isolation import sandbox  # Linux only; the zygote has imported it long ago

        sandbox.forget_environment(scratch)
        layers = sandbox.enter(limits, layers, home, scratch)
    else:
        os.chdir(scratch)
        layers |= {"unsafe": True}
    _answer(answers, wire.Ready(layers=layers))
    if confined and missing(layers):
        return
    harness = Harness(submission, message.folders)
    harness.seeds.look_at(map(bytes, blobs[: len(message.names)]))
    _point_libraries_to(scratch)
    while True:
        try:
            request, blobs = wire.receive_from_judge(descriptor, limits)
        except WireError:
            return
        harness.serve(request, blobs, answers, limits)


def look_around() -> None:
    """In the zygote: look through all modules, once. In a worker each look copies the pages that it shares with the zygote, 20 ms long."""
    our_modules()
    datasets.holders()


@functools.cache
def our_modules() -> tuple[str, ...]:
    return tuple(name for name in sys.modules if name == "grader" or name.startswith("grader."))


class Harness:
    """Loads the student's modules and calls their functions."""

    def __init__(self, submission: Path, folders: list[str]) -> None:
        self._submission = submission
        self._file = ""  # that holds the module, as the student knows it
        self._bench = rebuild.Bench()
        self.seeds = Seeds()
        sys.path[:0] = [str(submission / folder) for folder in folders]
        sys.dont_write_bytecode = True
        sys.argv = ["submission"]
        for name in our_modules():
            sys.modules.pop(name, None)  # a helper module of the student's may bear our name

    def serve(self, request: wire.ToWorker, blobs: list[memoryview], descriptor: int, limits: Limits) -> None:
        if isinstance(request, wire.Load):
            _answer(descriptor, self.load(request, lambda cell: _answer(descriptor, wire.Running(cell=cell))))
            return
        reducer = Reducer(limits.array_bytes, models.describe)
        if isinstance(request, wire.Ask):
            _answer(descriptor, self.call(request, blobs, reducer), reducer.blobs)
        elif isinstance(request, wire.Experiment):
            answer = self.experiment(
                request, reducer, lambda function, batches: _answer(descriptor, wire.Step(function=function, batches=batches))
            )
            _answer(descriptor, answer, reducer.blobs)
        elif isinstance(request, wire.Rebuild):
            _answer(descriptor, self._bench.rebuild(request, blobs, reducer), reducer.blobs)
        elif isinstance(request, wire.Predict):
            _answer(descriptor, self._bench.predict(request, blobs, reducer), reducer.blobs)

    def load(self, request: wire.Load, reached: Callable[[int], None]) -> wire.Loaded:
        """Import the module; what goes wrong is described, down to the byte that no encoding allows."""
        self._file = request.notebook or f"{request.module}.py"
        self.seeds.look_at(cell.encode("utf-8", "replace") for cell in request.cells)
        with Printed() as printed:
            crash = None
            self.seeds.set(request.seed)
            try:
                if request.notebook:
                    run_cells(request.module, str(self._submission / request.notebook), request.cells, reached)
                else:
                    _check_source(self._find(request.module))
                    importlib.import_module(request.module)
            except BaseException as error:  # student code: anything may come
                crash = self._describe(error)
        return wire.Loaded(crash=crash, printed=printed.text)

    def call(self, request: wire.Ask, blobs: list[memoryview], reducer: Reducer) -> wire.Answered:
        """Call the function with fresh copies of the arguments; say what came and which arguments are no longer as they were."""
        args: Any = [restore(value, blobs) for value in request.args]
        kwargs: Any = {name: restore(value, blobs) for name, value in request.kwargs.items()}
        value: Value = None
        crash = None
        with Printed() as printed:
            try:
                args, kwargs = _as_a_caller_has_them(args), _as_a_caller_has_them(kwargs)
                function = self._function(request.module, request.function)
                self.seeds.set(request.seed)
                value = reducer.reduce(function(*args, **kwargs))
            except BaseException as error:  # student code: anything may come
                crash = self._describe(error, request, args, kwargs)
            after = _models_after(request, args, kwargs, reducer)
        changed = _changed(request, blobs, args, kwargs)
        return wire.Answered(number=request.number, value=value, crash=crash, changed=changed, printed=printed.text, models=after)

    def experiment(self, request: wire.Experiment, reducer: Reducer, tell: experiment.Tell) -> wire.Answered:
        """Load, build and train with the student's functions; the value is the model and what `train` returned."""
        value: Value = None
        crash = None
        with Printed() as printed:
            try:
                functions = [self._function(request.module, name) for name in (request.load, request.build, request.train)]
                self.seeds.set(request.seed)
                value = reducer.reduce(experiment.run(*functions, tell=tell))
            except BaseException as error:  # student code: anything may come
                crash = self._describe(error)
        return wire.Answered(number=request.number, value=value, crash=crash, changed=[], printed=printed.text)

    def _find(self, module: str) -> Path:
        return next(Path(folder, f"{module}.py") for folder in sys.path if Path(folder, f"{module}.py").is_file())

    def _function(self, module: str, name: str) -> Callable[..., Any]:
        function = getattr(sys.modules[module], name, None)
        if function is None:
            raise MissingFunction(said.NO_FUNCTION.format(file=self._file, name=name))
        if not callable(function):
            raise MissingFunction(said.NOT_A_FUNCTION.format(name=name, file=self._file, kind=type_name(function)))
        return function  # type: ignore[no-any-return]

    def _describe(self, error: BaseException, request: wire.Ask | None = None, args: Any = (), kwargs: Any = None) -> wire.Crashed:
        """The exception as text: its type, the built-in exceptions it is, and the innermost line in the student's own files."""
        text = _text_of(error)
        file, line, function, source = self._place(error)
        if request is not None and not line and TypeError in mro(type(error)):
            text = self._signature_text(request, args, kwargs or {}) or text
        bases = [base.__name__ for base in mro(type(error)) if base.__module__ == "builtins"]
        return wire.Crashed(type_name(error), bases, text, file, line, function, source, asked_bytes(text))

    def _place(self, error: BaseException) -> tuple[str, int, str, str]:
        if isinstance(error, SyntaxError) and error.filename:
            file = self._relative(error.filename)
            if file:
                source = error.text or linecache.getline(error.filename, error.lineno or 0)
                return file, error.lineno or 0, "", str(source).strip()[:200]
        found = ("", 0, "", "")
        for frame, line in traceback.walk_tb(error.__traceback__):
            file = self._relative(frame.f_code.co_filename)
            if file:
                source = linecache.getline(frame.f_code.co_filename, line).strip()[:200]
                found = (file, line, frame.f_code.co_name[:100], source)
        return found

    def _relative(self, filename: object) -> str:
        """A path inside the submission as the student knows it; empty for every other file."""
        root = f"{self._submission}{os.sep}"
        name = str(filename)
        return name.removeprefix(root).replace(os.sep, "/")[:200] if name.startswith(root) else ""

    def _signature_text(self, request: wire.Ask, args: Any, kwargs: Any) -> str:
        """What is wrong with the function's parameters, when the call does not even reach its body."""
        try:
            signature = inspect.signature(getattr(sys.modules[request.module], request.function))
            signature.bind(*args, **kwargs)
        except TypeError as error:
            return f"{request.function}{signature}: {error}"
        except ValueError:
            pass
        return ""


class MissingFunction(Exception):
    """The module is there, the function is not."""


class Printed(io.TextIOBase):
    """Takes the place of stdout and stderr during one call and keeps the first `MOST_PRINTED` characters."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._left = MOST_PRINTED

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self._left > 0:
            self._parts.append(text[: self._left])
            self._left -= len(text)
        return len(text)

    @property
    def text(self) -> str:
        return "".join(self._parts).encode("utf-8", "replace").decode("utf-8")

    def __enter__(self) -> Printed:
        sys.stdout = sys.stderr = self
        return self

    def __exit__(self, *error: object) -> None:
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__


def _write_out(message: wire.Files, blobs: list[memoryview], home: Path) -> tuple[Path, Path]:
    """The submission's files below `home`, read-only, and a scratch folder with the data sets. Names were checked at intake."""
    submission, scratch = home / "submission", home / "scratch"
    submission.mkdir()
    scratch.mkdir()
    paths = [*(submission / name for name in message.names), *(scratch / datasets.SUBFOLDER / name for name in message.served)]
    for path, blob in zip(paths, blobs, strict=True):
        if ".." in path.parts or not path.is_relative_to(home):
            raise WireError(f"{path.name} would leave the submission's folder")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(blob)
    return submission, scratch


def _check_source(path: Path) -> None:
    """Raise a SyntaxError that names the line where the bytes are not text; Python itself is silent about the line."""
    data = path.read_bytes()
    nul = data.find(b"\0")
    if nul >= 0:
        raise SyntaxError(said.NOT_TEXT, (str(path), data.count(b"\n", 0, nul) + 1, 0, ""))
    try:
        importlib.util.decode_source(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text = said.NOT_UTF8.format(byte=f"0x{data[error.start]:02x}", encoding=error.encoding)
        raise SyntaxError(text, (str(path), line, 0, data.splitlines()[line - 1].decode("ascii", "replace"))) from None


def _text_of(error: BaseException) -> str:
    """The exception's own text, bounded; an exception whose text raises has none."""
    try:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
        text = re.sub(r'(?m)^ *File "[^"\n]*", line \d+, in .*\n*', "", text[: 100 * MOST_TEXT])  # TensorFlow lists every frame, ours too
        return str.encode(text[:MOST_TEXT], "utf-8", "replace").decode("utf-8")
    except BaseException:  # student code: __str__ may do anything
        return ""


def _as_a_caller_has_them(values: Any) -> Any:
    """Arguments as a caller would have them: arrays that may be written to, and models instead of plans."""
    if isinstance(values, list):
        return [_as_a_caller_has_them(value) for value in values]
    if isinstance(values, dict):
        return {key: _as_a_caller_has_them(value) for key, value in values.items()}
    if isinstance(values, ModelPlan):
        return models.build(values)
    return values.copy() if type(values).__name__ == "ndarray" else values


def _models_after(request: wire.Ask, args: list[Any], kwargs: dict[str, Any], reducer: Reducer) -> list[Value]:
    """The models among the arguments, in order, as the call has left them."""
    sent = zip([*request.args, *request.kwargs.values()], [*args, *kwargs.values()], strict=True)
    return [reducer.reduce(value) for plan, value in sent if isinstance(plan, PlanTree) and not isinstance(value, ModelPlan)]


def _changed(request: wire.Ask, blobs: list[memoryview], args: list[Any], kwargs: dict[str, Any]) -> list[str]:
    """Names of the arguments that no longer encode to what was sent. Models are told in full instead, by `_models_after`."""
    sent = [*((said.ARGUMENT.format(n=position), value) for position, value in enumerate(request.args, 1)), *request.kwargs.items()]
    changed = []
    for (name, before), after in zip(sent, [*args, *kwargs.values()], strict=True):
        if isinstance(before, PlanTree):
            continue
        reducer = Reducer(1 << 40)
        tree = reducer.reduce(after)
        again = Reducer(1 << 40)
        same = again.reduce(restore(before, blobs))
        if msgspec.msgpack.encode(tree) != msgspec.msgpack.encode(same) or reducer.blobs != again.blobs:
            changed.append(name)
    return changed


def _point_libraries_to(scratch: Path) -> None:
    """Keras reads KERAS_HOME once, at import, and tempfile TMPDIR once, at its first use; both were in the zygote."""
    tempfile.tempdir = None
    datasets.serve(scratch)
    config = sys.modules.get("keras.src.backend.config")
    if config is not None:
        config._KERAS_DIR = str(scratch / "keras")  # type: ignore[attr-defined]


def _answer(descriptor: int, message: wire.Message, blobs: Any = ()) -> None:
    wire.send(descriptor, message, blobs, time.monotonic() + ANSWER_SECONDS)


def asked_bytes(text: str) -> int:
    """How much memory was asked for, where NumPy's or TensorFlow's message says it; else 0."""
    numpy = re.search(r"Unable to allocate ([\d.]+) ([KMGT]i)?B", text)
    if numpy:
        return int(float(numpy[1]) * 1024 ** " KMGT".index((numpy[2] or " ")[0]))
    tensor = re.search(r"OOM when allocating tensor with shape\[([\d,]*)\] and type (\w+)", text)
    if tensor:
        return min(math.prod(int(size) for size in tensor[1].split(",") if size) * _ITEM_BYTES.get(tensor[2], 0), 1 << 62)
    return 0


_ITEM_BYTES = {"bool": 1, "int8": 1, "uint8": 1, "half": 2, "bfloat16": 2, "int32": 4, "float": 4, "int64": 8, "double": 8}
