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

from grader.isolation.modeldata import ModelPlan
from grader.isolation.values import Reducer, restore
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
        try:
            return answer(self(*args, **kwargs), None, ())
        except Exception as error:
            return answer(None, Crash(type(error).__name__, str(error)), tuple(kind.__name__ for kind in type(error).__mro__))

    def recording(self, _record):
        return self.ask


def answer(value, crash, raised):
    return Answer(value=value, crash=crash, raised=raised, changed=(), printed="", call="")


def as_given(value):
    if isinstance(value, ModelPlan):
        from grader.isolation import models

        return models.build(value)
    return copy.deepcopy(value)


def as_data(value):
    """Suites take models and tensors as the plain data that they get from a worker."""
    if type(value).__module__.split(".")[0] in ("keras", "tensorflow"):
        reducer = Reducer(1 << 30)
        return restore(reducer.reduce(value), [memoryview(blob) for blob in reducer.blobs])
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
