"""How long one submission takes, exercises 1 and 2, beside plain `pytest --json-report` with one process per submission.

    python -m benchmarks.spine [NUMBER OF ROUNDS]

Every submission is the references with `import keras` at the top and a line that makes it another one. Both ways ask the same hidden
suites; the plain one gives them a `student` that calls the modules in its own process. Ours are graded as
`grade run` does it, several exercises at once. Runs are interleaved, some of ours in a row, then a plain one; figures are medians.
What the student's code itself costs is its workers' CPU time less what a worker costs that holds nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks import machine
from grader.course import Course, Exercise, load_course
from grader.grading import Grader, warm_grader
from grader.judges import judges_that_fit
from grader.submission import Submission

REPOSITORY = Path(__file__).parents[1]
IN_A_ROW = 20
MOST_OVERHEAD_SECONDS, LEAST_RATIO, MOST_HELP_RATIO = 0.25, 8.0, 2.0

CONFTEST = """
import contextlib, copy, hashlib, importlib, importlib.util, io, sys
from pathlib import Path
import numpy as np
import pytest
from grader.results import Crash
from grader.student import Answer, CallFailed, crash_verdict

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "submission"))

class Function:
    def __init__(self, module, name):
        self.module, self.name = module, name
    def __call__(self, *args, **kwargs):
        answer = self.ask(*args, **kwargs)
        if answer.crash is not None:
            raise CallFailed(crash_verdict(answer.crash), answer.call)
        return answer.value
    def ask(self, *args, **kwargs):
        given = copy.deepcopy((args, kwargs))
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            try:
                value, crash, raised = getattr(importlib.import_module(self.module), self.name)(*args, **kwargs), None, ()
            except Exception as error:
                raised = tuple(base.__name__ for base in type(error).__mro__ if base.__module__ == "builtins")
                value, crash = None, Crash(type(error).__name__, str(error))
        changed = () if repr((args, kwargs)) == repr(given) else ("number 1",)
        return Answer(value, crash, raised, changed, printed.getvalue(), self.name)
    def recording(self, record):
        return self.ask

class Module:
    def __init__(self, name):
        self.name = name
    def __getattr__(self, function):
        return Function(self.name, function)

class Student:
    last_call = ""
    def __getattr__(self, module):
        return Module(module)

@pytest.fixture
def student():
    return Student()

@pytest.fixture
def rng(request):
    return np.random.default_rng(list(hashlib.sha256(request.node.name.encode()).digest()))

@pytest.fixture
def picture():
    return lambda *args, **kwargs: None

@pytest.fixture
def reference(request):
    (path,) = request.path.parent.glob("reference_*.py")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
"""


def main(number: int) -> int:
    """Print the figures; 1 when one of them misses its target."""
    course = load_course(REPOSITORY)
    exercises = course.exercises[:2]
    ours, own_cpu, plain = [], [], []
    with warm_grader(course) as grader, tempfile.TemporaryDirectory() as folder:
        room = lay_out(exercises, Path(folder))
        grade_ours(grader, exercises, submission_of(exercises, 0))  # warm up: pytest and the suites are imported
        idle = median(cpu_of_an_idle_worker(grader, course) for _time in range(5))
        for one in range(1, number + 1):
            for wall, cpu in [grade_ours(grader, exercises, submission_of(exercises, one * IN_A_ROW + place)) for place in range(IN_A_ROW)]:
                ours.append(wall)
                own_cpu.append(max(0.0, cpu - idle * len(exercises)))
            plain.append(grade_plainly(room, submission_of(exercises, one)))
    overhead = median(wall - cpu for wall, cpu in zip(ours, own_cpu, strict=True))
    ratio = median(plain) / median(ours)
    help_ratio = time_of_help(max(number, 10))
    print(machine.described())
    asked = " and ".join(exercise.id for exercise in exercises)
    print(f"{number * IN_A_ROW} submissions and {number} plain ones, {asked}, modules that import Keras; medians\n")
    print(f"gradekit, warm zygote     {median(ours):8.3f} s per submission")
    print(f"  the student's own CPU   {median(own_cpu):8.3f} s   (a worker that holds nothing: {idle:.3f} s)")
    print(f"  beyond that             {overhead:8.3f} s   target: at most {MOST_OVERHEAD_SECONDS} s")
    print(f"plain pytest              {median(plain):8.3f} s per submission")
    print(f"  ratio                   {ratio:8.1f}     target: at least {LEAST_RATIO:g}")
    print(f"grade --help / import click {help_ratio:6.2f}     target: at most {MOST_HELP_RATIO:g}")
    return int(overhead > MOST_OVERHEAD_SECONDS or ratio < LEAST_RATIO or help_ratio > MOST_HELP_RATIO)


def submission_of(exercises: Sequence[Exercise], number: int) -> Submission:
    head = f"import keras  # submission {number}\n".encode()
    return Submission({f"{exercise.module}.py": head + exercise.reference.read_bytes() for exercise in exercises})


def grade_ours(grader: Grader, exercises: Sequence[Exercise], submission: Submission) -> tuple[float, float]:
    """Wall seconds, and CPU seconds of the workers."""
    began = time.perf_counter()
    grade = grader.grade(submission, "student", exercises=exercises, at_once=judges_that_fit(grader.course))
    wall = time.perf_counter() - began
    if not grade.is_full:
        raise SystemExit(f"the references do not earn full marks: {[exercise.error or exercise.message for exercise in grade.exercises]}")
    return wall, sum(exercise.student_cpu_seconds for exercise in grade.exercises)


def cpu_of_an_idle_worker(grader: Grader, course: Course) -> float:
    """What forking, confining and importing an empty module cost in a worker."""
    exercise = course.exercises[0]
    empty = Submission({f"{exercise.module}.py": b"# keras is named, not imported\n"})
    return grader.grade(empty, "nobody", exercises=[exercise]).exercises[0].student_cpu_seconds


def lay_out(exercises: Sequence[Exercise], folder: Path) -> Path:
    """The hidden suites with a conftest.py that asks the modules in the same process."""
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "submission").mkdir()
    for exercise in exercises:
        (folder / exercise.id).mkdir()
        shutil.copy(exercise.suite, folder / exercise.id / "test_hidden.py")
        shutil.copy(exercise.reference, folder / exercise.id / f"reference_{exercise.module}.py")
    return folder


def grade_plainly(folder: Path, submission: Submission) -> float:
    """Wall seconds of one `pytest --json-report` process."""
    for name, content in submission.files.items():
        (folder / "submission" / name).write_bytes(content)
    report = folder / "report.json"
    command = [sys.executable, "-m", "pytest", "-q", "--import-mode=importlib", f"--rootdir={folder}", "-c", os.devnull]
    command += ["-p", "no:cacheprovider", "--json-report", f"--json-report-file={report}", str(folder)]
    environment = os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONPATH": str(REPOSITORY), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command[3:3] = ["-p", "pytest_metadata.plugin", "-p", "pytest_jsonreport.plugin"]
    began = time.perf_counter()
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - began
    summary = json.loads(report.read_text())["summary"] if report.is_file() else {}
    if done.returncode or summary.get("passed") != summary.get("total"):
        raise SystemExit(f"plain pytest does not pass: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return wall


def time_of_help(number: int) -> float:
    """`grade --help` by `python -c 'import click'`, each the median of interleaved runs."""
    commands = ([str(Path(sys.executable).parent / "grade"), "--help"], [sys.executable, "-c", "import click"])
    walls: tuple[list[float], list[float]] = ([], [])
    for _time in range(number):
        for command, found in zip(commands, walls, strict=True):
            began = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            found.append(time.perf_counter() - began)
    return median(walls[0]) / median(walls[1])


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
