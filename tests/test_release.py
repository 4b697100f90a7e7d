"""The kit that students get: made from the references, so that the two never drift apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import Course, load_course
from grader.errors import AuthorError, TeacherError
from grader.release import drifts, pack_kit, stub_of, write_made_files
from tests.conftest import REPOSITORY
from tests.courses import write_course

REFERENCE = '''"""Add."""

import math


def answer(x):
    """Add one."""
    # BEGIN SOLUTION: add "one" to x\\y
    y = x + 1
    # why
    return y
    # END SOLUTION


class Counter:
    def count(self):
        # BEGIN SOLUTION
        return 1
        # END SOLUTION
'''
STUB = '''"""Add."""

import math


def answer(x):
    """Add one."""
    raise NotImplementedError("TODO: add \\"one\\" to x\\\\y")


class Counter:
    def count(self):
        raise NotImplementedError("TODO: write this function")
'''


@pytest.fixture
def small(tmp_path: Path) -> Course:
    """A course with its lesson, whose made files are up to date."""
    folder = write_course(tmp_path / "course")
    (folder / "exercises" / "01_work" / "README.md").write_text("# Work\n\nAdd one.\n")
    (folder / "solutions" / "01_work" / "work.py").write_text(REFERENCE)
    course = load_course(folder)
    write_made_files(course)
    return course


def write_reference(course: Course, text: str) -> None:
    course.exercises[0].reference.write_text(text, "utf-8")


def test_what_students_get_here_is_what_the_references_say(course: Course) -> None:
    assert drifts(course) == []


def test_a_stub_is_the_reference_without_its_solutions(small: Course) -> None:
    stub = stub_of(small.exercises[0])

    assert stub == STUB
    compile(stub, "stub", "exec")


def test_no_stub_of_this_course_holds_a_line_between_the_marks(course: Course) -> None:
    for exercise in course.exercises:
        inside, lines = False, set()
        for line in exercise.reference.read_text("utf-8").splitlines():
            inside = (inside or "BEGIN SOLUTION" in line) and "END SOLUTION" not in line
            if inside and len(line.strip()) > 20 and "BEGIN SOLUTION" not in line:
                lines.add(line.strip())

        assert lines
        assert not [line for line in stub_of(exercise).splitlines() if line.strip() in lines]


BAD_MARKS = {
    "one that never ends": ("# BEGIN SOLUTION: x\nreturn 1\n", "line 1: this BEGIN SOLUTION has no END SOLUTION; add it"),
    "one that never begins": ("x = 1\n# END SOLUTION\n", "line 2: BEGIN SOLUTION and END SOLUTION do not pair up; mend the marks"),
    "one in another": ("# BEGIN SOLUTION\n# BEGIN SOLUTION\n# END SOLUTION\n", "line 2: BEGIN SOLUTION and END SOLUTION do not pair up"),
    "none at all": ("def answer(x): return 1\n", "there is no BEGIN SOLUTION, so the stub would give everything away"),
    "small letters": (
        "# BEGIN SOLUTION\n# END SOLUTION\n    # begin solution\n",
        "line 3: write this mark as # BEGIN SOLUTION: what to do",
    ),
    "no space": ("# BEGIN SOLUTION:add\n# END SOLUTION\n", "line 1: write this mark as # BEGIN SOLUTION: what to do"),
    "an underscore": ("# BEGIN SOLUTION\n# END SOLUTION\n#BEGIN_SOLUTION\nx\n#END_SOLUTION\n", "line 3: write this mark as"),
    "something behind": ("# BEGIN SOLUTION\nx\n# END SOLUTION here\n", "line 3: write this mark as # BEGIN SOLUTION: what to do"),
}


@pytest.mark.parametrize(("text", "said"), BAD_MARKS.values(), ids=BAD_MARKS)
def test_marks_that_are_wrong_are_refused_with_their_line(small: Course, text: str, said: str) -> None:
    write_reference(small, text)

    with pytest.raises(AuthorError) as caught:
        stub_of(small.exercises[0])

    assert str(caught.value).startswith("solutions/01_work/work.py")
    assert said in str(caught.value)


def test_a_stub_that_drifted_is_found_and_written_anew(small: Course) -> None:
    stub = small.exercises[0].public / "work.py"
    stub.write_text(STUB.replace("Add one.", "Add two."))

    (drift,) = drifts(small)
    changed = write_made_files(small)

    assert drift.path == "exercises/01_work/work.py"
    assert '-    """Add two."""' in drift.difference
    assert '+    """Add one."""' in drift.difference
    assert changed == ["exercises/01_work/work.py"]
    assert stub.read_text() == STUB
    assert drifts(small) == []


def test_a_missing_stub_is_a_drift_without_a_difference(small: Course) -> None:
    (small.exercises[0].public / "work.py").unlink()

    assert [(drift.path, drift.difference) for drift in drifts(small)] == [("exercises/01_work/work.py", "")]


def test_a_reference_that_changed_is_a_drift_of_its_stub(small: Course) -> None:
    write_reference(small, REFERENCE.replace("import math", "import random"))

    assert "exercises/01_work/work.py" in [drift.path for drift in drifts(small)]


def test_the_kit_holds_the_exercises_and_nothing_of_the_solutions(small: Course, tmp_path: Path) -> None:
    (small.exercises[0].public / "__pycache__").mkdir()
    (small.exercises[0].public / ".secret").write_text("x")

    kit = pack_kit(small, tmp_path / "kit")

    assert not load_course(kit).has_solutions
    names = {path.relative_to(kit).as_posix() for path in kit.rglob("*") if path.is_file()}
    assert {"exercises/course.toml", "exercises/01_work/work.py", "exercises/01_work/README.md"} <= names
    assert not [name for name in names if "__pycache__" in name or "/." in name or "hidden" in name]
    assert "return y" not in "".join(path.read_text() for path in kit.rglob("*") if path.is_file())


def test_a_kit_is_never_written_over_something_or_into_the_course(small: Course, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "work.txt").write_text("mine")

    with pytest.raises(TeacherError, match="is not empty; name a new folder with --out"):
        pack_kit(small, tmp_path / "full")
    for inside in ("exercises/kit", "solutions/kit"):
        with pytest.raises(TeacherError, match="is inside the course itself; name a folder elsewhere with --out"):
            pack_kit(small, small.folder / inside)


def test_a_students_copy_cannot_make_the_kit(small: Course, tmp_path: Path) -> None:
    kit = load_course(pack_kit(small, tmp_path / "kit"))

    with pytest.raises(TeacherError, match="has no solutions/ folder to make the kit from"):
        drifts(kit)


def test_the_stubs_of_this_repository_are_python_with_every_function_of_their_exercise(course: Course) -> None:
    for exercise in course.exercises:
        stub = (REPOSITORY / "exercises" / exercise.id / f"{exercise.module}.py").read_text("utf-8")

        assert [name for name in exercise.functions if f"def {name}(" not in stub] == []
