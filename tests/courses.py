"""Small courses for tests that need a suite of their own: one exercise, `01_work`, with the module `work`."""

from __future__ import annotations

import textwrap
from pathlib import Path

from grader.course import Course, load_course
from grader.grading import Grader
from grader.isolation.launch import Zygote
from grader.results import CheckResult, ExerciseResult, Grade
from grader.submission import Submission

COURSE_TOML = """
[course]
id = "small"
title = "A small course"
"""

EXERCISE_TOML = """
[[exercise]]
id = "{id}"
title = "Work"
module = "{module}"
functions = ["answer"]
weight = {weight}
about = "What the exercise is about."
"""

REFERENCE = "def answer(x=1):\n    # BEGIN SOLUTION: add one\n    return x + 1\n    # END SOLUTION\n"

SUITE = '''
from grader.suite import expect_equal

def test_one_is_added(student):
    """`answer` adds one."""
    expect_equal(student.work.answer(1), 2)
'''


def write_course(folder: Path, suite: str = SUITE, *, limits: str = "", weight: float = 2, more: dict[str, str] | None = None) -> Path:
    """A course in `folder`; `more` are further exercises by module, each with its suite. Files are dedented."""
    folder.mkdir(parents=True, exist_ok=True)
    text = COURSE_TOML
    for number, (module, checks) in enumerate({"work": suite, **(more or {})}.items(), 1):
        identity = f"{number:02}_{module}"
        text += EXERCISE_TOML.format(id=identity, module=module, weight=weight) + (f"[exercise.limits]\n{limits}\n" if limits else "")
        for half in ("exercises", "solutions"):
            (folder / half / identity).mkdir(parents=True)
        (folder / "exercises" / identity / f"{module}.py").write_text('def answer(x=1):\n    raise NotImplementedError("TODO: add one")\n')
        (folder / "solutions" / identity / f"{module}.py").write_text(REFERENCE)
        (folder / "solutions" / identity / "test_hidden.py").write_text(textwrap.dedent(checks), "utf-8")
    (folder / "exercises" / "course.toml").write_text(text)
    (folder / "solutions" / "secret.toml").write_text("seed = 7\n")
    return folder


def make_course(folder: Path, suite: str = SUITE, *, limits: str = "", weight: float = 2, more: dict[str, str] | None = None) -> Course:
    return load_course(write_course(folder, suite, limits=limits, weight=weight, more=more))


def submission(**modules: str) -> Submission:
    """`submission(work="def answer(): …")`: files side by side, dedented."""
    return Submission({f"{name}.py": textwrap.dedent(text).encode() for name, text in sorted(modules.items())})


def grade(course: Course, zygote: Zygote, **modules: str) -> Grade:
    return Grader(course, zygote.address).grade(submission(**modules), "ana")


def exercise_result(course: Course, zygote: Zygote, work: str) -> ExerciseResult:
    """What became of the first exercise for this module."""
    return grade(course, zygote, work=work).exercises[0]


def only_check(result: ExerciseResult) -> CheckResult:
    (check,) = result.checks
    return check
