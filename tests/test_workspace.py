"""A student's working place: copied once, never written over, and every stub to be had again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader import workspace
from grader.course import Course, load_course
from grader.errors import TeacherError
from grader.release import drifts, pack_kit, write_made_files
from grader.submission import take_in
from tests.student_place import RIGHT, STUB, grade, make_course


@pytest.fixture
def course(tmp_path: Path) -> Course:
    found = make_course(tmp_path / "course")
    write_made_files(found)
    return found


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and ".grade" not in path.parts}


def test_start_copies_the_exercises_and_nothing_of_the_solutions(course: Course, tmp_path: Path) -> None:
    started = workspace.start(course, tmp_path / "mine")

    of_each = {"README.md", "test_public.py"}
    assert files_of(tmp_path / "mine") == {
        "exercises/course.toml",
        "exercises/graded.json",
        "exercises/01_work/work.py",
        "exercises/02_more/more.py",
        *(f"exercises/{exercise}/{name}" for exercise in ("01_work", "02_more") for name in of_each),
    }
    assert set(started.copied) == files_of(tmp_path / "mine")
    assert started.kept == ()
    assert not started.course.has_solutions


def test_start_again_overwrites_nothing_and_says_what_it_kept(course: Course, tmp_path: Path) -> None:
    workspace.start(course, tmp_path / "mine")
    work, lesson = tmp_path / "mine/exercises/01_work/work.py", tmp_path / "mine/exercises/02_more/README.md"
    work.write_text(RIGHT)
    lesson.unlink()

    again = workspace.start(course, tmp_path / "mine")

    assert work.read_text() == RIGHT
    assert again.kept == ("exercises/01_work/work.py",)
    assert again.copied == ("exercises/02_more/README.md",)


def test_start_with_notebooks_gives_notebooks_instead_of_modules(course: Course, tmp_path: Path) -> None:
    workspace.start(course, tmp_path / "mine", notebooks=True)

    assert {name for name in files_of(tmp_path / "mine") if name.endswith((".ipynb", "work.py", "more.py"))} == {
        "exercises/01_work/work.ipynb",
        "exercises/02_more/more.ipynb",
    }
    assert take_in(tmp_path / "mine/exercises").find("work", ("answer",)) == "01_work/work.ipynb"


def test_a_module_that_the_teacher_has_worked_in_is_given_out_as_a_stub(course: Course, tmp_path: Path) -> None:
    (course.folder / "exercises/01_work/work.py").write_text(RIGHT)

    workspace.start(course, tmp_path / "mine")

    assert (tmp_path / "mine/exercises/01_work/work.py").read_text() == STUB


def test_start_in_the_course_itself_or_in_an_exercise_copies_nothing(course: Course) -> None:
    before = files_of(course.folder)

    for folder in (course.folder, course.folder / "exercises/01_work"):
        started = workspace.start(course, folder)
        assert (started.course, started.copied, started.kept) == (course, (), ())

    assert files_of(course.folder) == before


def test_a_folder_that_cannot_be_written_is_one_line(course: Course, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("a file")

    with pytest.raises(TeacherError, match=r"cannot be written .*; choose another folder"):
        workspace.start(course, tmp_path / "mine")


def test_reset_gives_the_stub_back_and_keeps_what_was_there(course: Course, tmp_path: Path) -> None:
    mine = workspace.start(course, tmp_path / "mine").course
    work = mine.exercises[0].stub
    for version in (RIGHT, RIGHT + "# second\n"):
        work.write_text(version)
        (done,) = workspace.reset(mine, mine.exercises[0])
        assert work.read_text() == STUB
        assert done.kept is not None
        assert done.kept.read_text() == version

    assert len(list(work.parent.glob("work.py.before-*"))) == 2
    assert workspace.reset(mine, mine.exercises[0]) == []


def test_what_reset_keeps_is_no_second_module(course: Course, tmp_path: Path) -> None:
    for notebooks, name in ((False, "01_work/work.py"), (True, "01_work/work.ipynb")):
        mine = workspace.start(course, tmp_path / name[-2:], notebooks=notebooks).course
        path = mine.folder / "exercises" / name
        path.write_text(path.read_text().replace("raise", "return"))
        workspace.reset(mine, mine.exercises[0])

        assert take_in(mine.folder / "exercises").find("work", ("answer",)) == name


def test_reset_works_without_solutions_in_a_kit_that_was_never_started(course: Course, tmp_path: Path) -> None:
    kit = load_course(pack_kit(course, tmp_path / "kit"))
    exercise = kit.exercises[0]

    assert workspace.reset(kit, exercise) == []

    exercise.stub.write_text(RIGHT)
    exercise.stub.with_suffix(".ipynb").unlink()
    with pytest.raises(TeacherError, match=r"no copy of the stub work\.py"):
        workspace.reset(kit, exercise)
    assert exercise.stub.read_text() == RIGHT


def test_reset_brings_back_a_stub_that_was_deleted(course: Course, tmp_path: Path) -> None:
    mine = workspace.start(course, tmp_path / "mine").course
    mine.exercises[0].stub.unlink()

    (done,) = workspace.reset(mine, mine.exercises[0])

    assert done.kept is None
    assert mine.exercises[0].stub.read_text() == STUB


def test_a_working_place_is_graded_by_the_course_that_it_came_from(course: Course, tmp_path: Path) -> None:
    mine = workspace.start(course, tmp_path / "mine").course

    assert workspace.origin(mine) == course

    (course.folder / "solutions").rename(tmp_path / "elsewhere")
    assert workspace.origin(mine) is None


def test_only_written_exercises_count_as_begun(course: Course, tmp_path: Path) -> None:
    mine = workspace.start(course, tmp_path / "mine").course
    assert workspace.begun(mine) == set()

    mine.exercises[1].stub.write_text(RIGHT)

    assert workspace.begun(mine) == {"02_more"}


def test_the_kit_says_how_many_graded_checks_there_are_and_drifts_when_the_suite_changes(course: Course) -> None:
    graded = course.folder / "exercises/graded.json"
    assert json.loads(graded.read_text()) == {"01_work": 3, "02_more": 3}
    assert drifts(course) == []

    suite = course.exercises[0].suite
    suite.write_text(suite.read_text().replace("[3, 4, 5]", "[3, 4, 5, 6]"))

    assert [drift.path for drift in drifts(course)] == ["exercises/graded.json"]
    assert '"01_work": 4' in drifts(course)[0].difference


def test_a_new_student_gets_from_an_empty_folder_to_a_first_grade(course: Course, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()

    started = grade("start", "--course", str(course.folder), cwd=empty)
    (empty / "exercises/01_work/work.py").write_text(RIGHT)
    checked = grade("check", "1", cwd=empty)
    submitted = grade("submit", "--student", "ana", cwd=empty)
    standing = grade("status", cwd=empty / "exercises")
    page = grade("report", cwd=empty)

    assert [run.returncode for run in (started, checked, submitted, standing, page)] == [0, 0, 1, 0, 0]
    assert "read exercises/01_work/README.md" in started.stdout
    assert "3 graded checks wait" in checked.stdout
    assert "Next: 02_more" in checked.stdout
    assert "✓ 01_work" in standing.stdout
    assert "2 / 2" in standing.stdout
    assert "Open: 02_more" in standing.stdout
    assert Path(page.stdout.strip()).read_text("utf-8").startswith("<!doctype html>")
    assert not (course.folder / ".grade").exists()


def test_without_solutions_submit_asks_the_public_checks_and_packs(course: Course, tmp_path: Path) -> None:
    mine = workspace.start(course, tmp_path / "mine").course
    (course.folder / "solutions").rename(tmp_path / "elsewhere")
    mine.exercises[0].stub.write_text(RIGHT)
    (mine.folder / "exercises/02_more/more.py").unlink()

    done = grade("submit", "--student", "ana", cwd=mine.folder)

    assert done.returncode == 0
    assert "2 of 2 pass" in done.stdout
    assert "more.py is missing" in done.stdout
    assert "hand the file in on your course's page" in " ".join(done.stdout.split())
    assert "01_work/work.py" in take_in(mine.folder / "submission-ana.zip").files


def test_outside_of_a_course_every_command_says_where_to_go(tmp_path: Path) -> None:
    for arguments in (["start"], ["check"], ["status"], ["hint", "1"], ["reset", "1"], ["report"]):
        done = grade(*arguments, cwd=tmp_path)

        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
        assert "name it with --course" in done.stderr
