"""What the benchmark compares with: hidden suites as plain pytest, the student's modules imported into the same process, unprotected."""

from __future__ import annotations

import copy
import hashlib
import importlib
import importlib.util
import os
from pathlib import Path

import numpy as np
import pytest

from grader.isolation import wire
from grader.isolation.limits import Limits
from grader.isolation.modeldata import ModelPlan
from grader.isolation.values import Reducer, restore
from grader.referee import Referee
from grader.results import Crash
from grader.student import Answer


class Plain:
    """Stands where the judge's Student stands."""

    last_call = ""

    def __getattr__(self, module):
        return Module(importlib.import_module(module))


class Module:
    def __init__(self, module):
        self._module = module

    def __getattr__(self, name):
        return Function(getattr(self._module, name))


class Function:
    def __init__(self, function):
        self._function = function

    def __call__(self, *args, **kwargs):
        return as_data(self._function(*map(as_given, args), **{name: as_given(value) for name, value in kwargs.items()}))

    def ask(self, *args, **kwargs):
        given = [as_given(value) for value in args]
        try:
            value = as_data(self._function(*given, **{name: as_given(value) for name, value in kwargs.items()}))
            return answer(
                value, None, (), tuple(as_data(one) for one, sent in zip(given, args, strict=True) if isinstance(sent, ModelPlan))
            )
        except Exception as error:
            return answer(None, Crash(type(error).__name__, str(error)), tuple(kind.__name__ for kind in type(error).__mro__))

    def recording(self, _record):
        return self.ask


def answer(value, crash, raised, models=()):
    return Answer(value=value, crash=crash, raised=raised, changed=(), printed="", call="", models=models)


def as_given(value):
    if isinstance(value, ModelPlan):
        from grader.isolation import models

        return models.build(value)
    return copy.deepcopy(value)


def as_data(value):
    """Suites take models and tensors as the plain data that they get from a worker."""
    if type(value).__module__.split(".")[0] in ("keras", "tensorflow"):
        from grader.isolation import models

        reducer = Reducer(1 << 30, describe=models.describe)
        return restore(reducer.reduce(value), views(reducer.blobs))
    return value


@pytest.fixture
def student():
    return Plain()


@pytest.fixture
def rng(request):
    return np.random.default_rng(list(hashlib.sha256(request.node.name.encode()).digest()))


@pytest.fixture
def reference(request):
    path = Path(os.environ["BENCHMARK_SOLUTIONS"], request.path.parent.name)
    source = next(one for one in path.glob("*.py") if one.name != "test_hidden.py")
    spec = importlib.util.spec_from_file_location("reference", source)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def seed():
    return 7


@pytest.fixture
def picture():
    return lambda kind, title, **data: None


@pytest.fixture
def referee():
    with Referee(InThisProcess, Limits()) as ready:
        yield ready


class InThisProcess:
    """The referee's work without a process of its own."""

    def __init__(self):
        from grader.isolation.rebuild import Bench

        self._bench, self._number = Bench(), 0

    def rebuild(self, model, blobs, _deadline):
        self._number += 1
        reducer = Reducer(1 << 30)
        found = self._bench.rebuild(wire.Rebuild(number=self._number, model=model), views(blobs), reducer)
        return found, None if found.model is None else restore(found.model, views(reducer.blobs))

    def predict(self, number, inputs, _deadline):
        asked, answered = Reducer(1 << 30), Reducer(1 << 30)
        request = wire.Predict(number=number, inputs=[asked.reduce(rows) for rows in inputs])
        found = self._bench.predict(request, views(asked.blobs), answered).predictions
        blobs = views(answered.blobs)
        return [(one.problem, *(None if part is None else restore(part, blobs) for part in (one.output, one.mask))) for one in found]

    def end(self):
        pass


def views(blobs):
    return [memoryview(blob) for blob in blobs]
