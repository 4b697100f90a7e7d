"""Notebooks: their code cells as a module, nothing else of them, and every message names the cell."""

from __future__ import annotations

import ast
import json
import time
import tomllib
from pathlib import Path

import nbformat
import pytest

from grader.course import Course
from grader.errors import StudentError
from grader.grading import Grader
from grader.isolation.launch import Zygote
from grader.lesson import notebook_of
from grader.notebook import MOST_CELLS, MOST_CODE, Notebook, is_untouched, read
from grader.release import drifts
from grader.results import ExerciseResult, Status
from grader.submission import Submission, take_in
from tests.courses import make_course
from tests.student_place import RIGHT, STUB, WRONG
from tests.student_place import make_course as make_lessons


def made(*cells: str, **more: object) -> bytes:
    """A notebook file of these code cells, with a text cell and an output that nobody should read."""
    text = {"cell_type": "markdown", "metadata": {}, "source": "def answer(): ..."}
    output = {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<script>alert(1)</script>"}}
    codes = [{"cell_type": "code", "metadata": {}, "execution_count": 9, "outputs": [output], "source": cell} for cell in cells]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [text, *codes]} | more).encode()


def cells_of(*cells: str) -> tuple[str, ...]:
    return read(made(*cells), "work.ipynb").cells


def graded(course: Course, zygote: Zygote, *cells: str, **files: bytes) -> ExerciseResult:
    submission = Submission({"work.ipynb": made(*cells)} | files)
    return Grader(course, zygote.address).grade(submission, "ana").exercises[0]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return make_course(tmp_path_factory.mktemp("small") / "course", limits="load_seconds = 2")


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("%matplotlib inline", "pass  # %matplotlib inline"),
        ("!pip install keras", "pass  # !pip install keras"),
        ("answer?", "pass  # answer?"),
        ("?answer", "pass  # ?answer"),
        ("    !ls", "    pass  # !ls"),
        ("files = !ls", "files = None  # files = !ls"),
        ("a = b = %timeit -o f()", "a = b = None  # a = b = %timeit -o f()"),
        ("!echo one \\\n  two\nx = 1", "pass  # !echo one \\\n# two\nx = 1"),
    ],
)
def test_commands_of_jupyter_become_pass_and_keep_their_line(line: str, instead: str) -> None:
    assert cells_of(line) == (instead,)


@pytest.mark.parametrize(
    "cell",
    [
        "text = '''\n%not a command\n!neither\n'''",
        "y = (7\n%3)",
        "x = 5 \\\n%3",
        "print('a = %d' % 3)",
        "# what?",
        "print('# not a comment', \"'\", '\\'', [\n!r for r in ()])",
        "different = 1 != 2",
        'f"""{1}\n%no"""',
    ],
)
def test_what_only_looks_like_a_command_stays(cell: str) -> None:
    assert cells_of(cell) == (cell,)


def test_the_notes_say_what_was_skipped_and_where() -> None:
    notes = read(made("%pylab\nx = 1\n!ls", "y", "%%bash\nrm -rf /", "y?"), "work.ipynb").notes

    assert notes == (
        "work.ipynb: 3 lines of Jupyter's were skipped, in cells 1, 4",
        "work.ipynb, cell 3 begins with %%bash and was skipped",
    )


def test_a_timed_cell_is_run_and_every_other_cell_magic_skips_its_cell() -> None:
    assert cells_of("%%time\nx = 1", "\n%%writefile work.py\nx = 2", "%%capture\nx = 3") == (
        "pass  # %%time\nx = 1",
        "",
        "pass  # %%capture\nx = 3",
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"not json",
        b"\xff\xfe",
        b'{"nbformat": 3, "worksheets": []}',
        b'{"nbformat": 4, "cells": 7}',
        b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": {"a": 1}}]}',
        b'{"nbformat": 4, "cells": ' + b"[" * 1_000_000,
        b'{"nbformat": 4, "metadata": ' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}",
        b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": "\xed\xa0\x80"}]}',
        made(*["x"] * (MOST_CELLS + 1)),
        made("x" * (MOST_CODE + 1)),
    ],
)
def test_what_is_no_notebook_or_too_much_of_one_is_one_line(data: bytes) -> None:
    with pytest.raises(StudentError) as caught:
        read(data, "work.ipynb")

    assert str(caught.value).startswith("work.ipynb ")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "cell",
    [
        "(" * 400_000,
        "[({" * 130_000,
        '"""' + "\\a" * 200_000,
        "'" * 499_999,
        "x=" * 200_000,
        "x?\n" * 150_000,
        "import " * 60_000,
        "\\" * 400_000,
    ],
)
def test_a_hostile_cell_costs_little_time(cell: str) -> None:
    began = time.process_time()

    notebook = read(made(cell), "work.ipynb")
    notebook.holds(["answer", "x"])
    is_untouched(notebook.code, ["answer", "x"])

    assert time.process_time() - began < 10  # 1 s here; an expression that backtracks would take years


@pytest.mark.parametrize(
    ("cell", "holds"),
    [
        ("def answer(x):\n    return x", True),
        ("async def answer(): ...", True),
        ("from elsewhere import (\n    one,\n    answer,\n)", True),
        ("from keras.utils import pad_sequences as answer", True),
        ("answer = lambda x: x", True),
        ("answer = np.add  # the same", True),
        ("answer = [1, 2]", False),
        ("    def answer(self): ...", False),
        ("# def answer(x):", False),
        ("print(answer(1))", False),
        ("def answers(x): ...", False),
        ("import numpy  # answer", False),
    ],
)
def test_a_notebook_holds_the_functions_that_it_defines_or_imports(cell: str, holds: bool) -> None:
    assert Notebook("work.ipynb", (cell,)).holds(["answer"]) is holds


def test_a_function_is_found_in_a_notebook_of_any_name_and_several_modules_in_one() -> None:
    submission = Submission({"homework final (2).ipynb": made("def pad_sequences(): ...", "def train(): ...")})

    assert submission.find("padding", ("pad_sequences",)) == "homework final (2).ipynb"
    assert submission.find("imdb_lstm", ("build_model", "train")) == "homework final (2).ipynb"
    assert submission.find("tokenizing", ("build_word_index",)) is None


@pytest.mark.parametrize("places", [("work.py", "b.ipynb"), ("a.ipynb", "b.ipynb"), ("01_work/work.py", "01_work/work.ipynb")])
def test_a_function_in_two_places_is_refused_and_both_are_named(places: tuple[str, str]) -> None:
    files = {name: RIGHT.encode() if name.endswith(".py") else made(WRONG) for name in places}

    with pytest.raises(StudentError, match="the functions of work are there twice") as caught:
        Submission(files).find("work", ("answer",))

    assert all(name in str(caught.value) for name in places)


@pytest.mark.parametrize(
    ("module", "cell", "found"),
    [
        (STUB, RIGHT, "work.ipynb"),
        (RIGHT, STUB, "work.py"),
        (STUB, STUB, "work.py"),
        ("", RIGHT, "work.ipynb"),
        (STUB, "def answer(:", "work.ipynb"),
    ],
)
def test_a_stub_that_nobody_has_written_in_does_not_count(module: str, cell: str, found: str) -> None:
    assert Submission({"work.py": module.encode(), "work.ipynb": made(cell)}).find("work", ("answer",)) == found


def test_one_broken_notebook_among_other_files_is_left_out_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "work.py").write_text(RIGHT)
    (tmp_path / "scratch.ipynb").write_text("{")

    submission = take_in(tmp_path)

    assert list(submission.files) == ["work.py"]
    assert submission.notes[0].startswith("left out: scratch.ipynb cannot be read as a notebook")


def test_a_single_notebook_is_a_submission_and_a_broken_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.ipynb").write_bytes(made("!ls", RIGHT))
    (tmp_path / "broken.ipynb").write_text("{")

    submission = take_in(tmp_path / "mine.ipynb")

    assert submission.find("work", ("answer",)) == "mine.ipynb"
    assert submission.notes == ("mine.ipynb: 1 line of Jupyter's was skipped, in cell 1",)
    with pytest.raises(StudentError, match=r"^broken.ipynb cannot be read as a notebook"):
        take_in(tmp_path / "broken.ipynb")


def test_all_cells_run_in_order_as_one_module_that_is_not_main(small: Course, light_zygote: Zygote) -> None:
    result = graded(
        small,
        light_zygote,
        "from __future__ import annotations\nstep = 0",
        "!pip install everything\ndef answer(x: Unknown = 1):\n    %time x\n    return x + step",
        "step += 1",
        "if __name__ == '__main__':\n    step = 7\nprint(__name__)",
    )

    assert result.is_full
    assert result.printed == "work\n"


def test_modules_beside_a_notebook_can_be_imported_from_it(small: Course, light_zygote: Zygote) -> None:
    helper = {"helper.py": b"def add(x):\n    return x + 1\n"}

    assert graded(small, light_zygote, "from helper import add", "def answer(x):\n    return add(x)", **helper).is_full


def test_an_error_names_the_cell_and_the_line_in_it(small: Course, light_zygote: Zygote) -> None:
    (check,) = graded(small, light_zygote, "x = 1", "\ndef answer(x=1):\n    %time\n    return x / 0").checks

    assert check.crash is not None
    assert (check.crash.file, check.crash.line, check.crash.source) == ("work.ipynb, cell 2", 4, "return x / 0")
    assert "(line 4 of work.ipynb, cell 2)" in check.message


def test_a_cell_that_python_cannot_read_is_named_even_when_a_bracket_stays_open(small: Course, light_zygote: Zygote) -> None:
    result = graded(small, light_zygote, "x = 1\ny = (2,", RIGHT)

    assert result.status is Status.CRASHED
    assert result.message.startswith("Python cannot read work.ipynb, cell 1, line 2: ")


def test_a_missing_function_is_looked_for_in_the_notebook(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path / "course")
    submission = Submission({"work.ipynb": made("x = 1")})  # named like the module, so it is meant

    (check,) = Grader(course, light_zygote.address).grade(submission, "ana").exercises[0].checks

    assert "work.ipynb has no function answer" in check.message


@pytest.mark.parametrize("cell", ["while True:\n    pass", "import time\ntime.sleep(60)"])
def test_a_cell_that_runs_too_long_is_named_with_the_way_out(cell: str, small: Course, light_zygote: Zygote) -> None:
    result = graded(small, light_zygote, "x = 1", RIGHT, cell, "y = 2")

    assert result.status is Status.TIMEOUT
    assert "while cell 3 of work.ipynb was running" in result.message
    assert 'if __name__ == "__main__":' in result.message


def test_a_cell_that_ends_the_process_is_named(small: Course, light_zygote: Zygote) -> None:
    result = graded(small, light_zygote, RIGHT, "import os\nos._exit(5)")

    assert result.status is Status.CRASHED
    assert "(exit code 5) while cell 2 of work.ipynb was running" in result.message


def test_a_lesson_and_its_stub_become_a_valid_notebook_that_is_the_stub_again(tmp_path: Path) -> None:
    exercise = make_lessons(tmp_path / "course").exercises[0]
    stub = (
        f'"""About."""\n\nimport sys\n\n# Above.\nNAME = 1\n\n\n# Why.\n{STUB}\n'
        'class Other:\n    x = 1\n\n\nif __name__ == "__main__":\n    answer()\n'
    )

    text = notebook_of(exercise, stub)

    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    codes = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert [text.splitlines()[0] for text in texts] == ["# work", "## Predict", "## What you write", "## Your work"]
    assert [code.splitlines()[0] for code in codes] == ['"""About."""', "# Why.", "class Other:", 'if __name__ == "__main__":']
    assert ast.dump(ast.parse("\n".join(codes))) == ast.dump(ast.parse(stub))
    assert read(text.encode(), "work.ipynb").notes == ()
    assert notebook_of(exercise, stub) == text


def test_everything_made_in_the_kit_is_what_it_would_be_if_it_were_made_now(course: Course) -> None:
    assert [drift.path for drift in drifts(course)] == [], "run `grade release`"


def test_every_exercise_has_its_notebook(course: Course) -> None:
    exercises = tomllib.loads((course.folder / "exercises/course.toml").read_text("utf-8"))["exercise"]

    for exercise in exercises:
        path = course.folder / "exercises" / exercise["id"] / f"{exercise['module']}.ipynb"
        found = read(path.read_bytes(), path.name)
        assert all(found.holds([function]) for function in exercise["functions"])
        assert is_untouched(found.code, exercise["functions"])
