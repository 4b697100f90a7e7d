"""The commands of a student."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli.common import common, find, grade_one, show, status_of, write_page
from grader.cli.words import command
from grader.language import _

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from grader.checking import Checker
    from grader.course import Course, Exercise
    from grader.submission import Submission


def _complete(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Exercise ids, for the shell's completion; nothing outside of a course."""
    from click.shell_completion import CompletionItem

    from grader.errors import GraderError

    try:
        exercises = find(context.params.get("course")).exercises
    except GraderError:
        return []
    return [CompletionItem(exercise.id, help=exercise.title) for exercise in exercises if exercise.id.startswith(incomplete)]


def exercise_argument(*, required: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """EXERCISE: an id ("02_pad"), a number ("2") or a module ("padding")."""
    return click.argument("exercise", required=required, metavar="EXERCISE" if required else "[EXERCISE]", shell_complete=_complete)


@command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.option("--notebooks", is_flag=True, help="Copy Jupyter notebooks to write in, instead of .py files.")
@common
def start(folder: Path | None, notebooks: bool, course: Path | None) -> int:
    """Copy the exercises to work on; never overwrites your work.

    Into DIR, or into the folder you are in.
    """
    from grader import desk, workspace

    found = find(course)
    desk.show_started(workspace.start(found, folder or Path.cwd(), notebooks=notebooks), Path.cwd())
    return 0


@command()
@exercise_argument(required=True)
@common
def reset(exercise: str, course: Path | None) -> int:
    """Give one stub back as it was; what you had is kept beside it."""
    from grader import desk, workspace

    found = find(course)
    chosen = found.exercise(exercise)
    desk.show_reset(chosen, workspace.reset(found, chosen))
    return 0


@command()
@exercise_argument(required=False)
@click.option("--watch", is_flag=True, help="Check again whenever you save a file, until Ctrl-C.")
@common
def check(exercise: str | None, watch: bool, course: Path | None) -> int:
    """Run the public checks here and now.

    Without EXERCISE: that of the folder you are in, or one after the other up to the first that is not done.
    """
    from grader.checking import Checker, exercise_here

    found = find(course)
    chosen = found.exercise(exercise) if exercise else exercise_here(found, Path.cwd())
    with Checker(found, again=watch, tell=_tell_of_warming) as checker:
        checker.warm_up(chosen)
        _get_ready_to_tell()
        if watch:
            return _watch(checker, chosen)
        if chosen is None:
            return 0 if _check_in_turn(checker, None) is None else 1
        return 0 if _check_one(checker, chosen) else 1


def _get_ready_to_tell() -> None:
    """Import what will show the answer, while the process that will give it is starting."""
    from grader.drawing import console_of_stdout

    console_of_stdout()


def _tell_of_warming(libraries: tuple[str, ...]) -> None:
    from grader import desk

    desk.show_warming(libraries)


def _check_one(checker: Checker, exercise: Exercise) -> bool:
    from grader import desk

    checked = checker.check(exercise)
    _say_once_if_unconfined(checker)
    desk.show_checked(checked)
    return checked.is_done


def _check_in_turn(checker: Checker, first: Exercise | None) -> Exercise | None:
    """Check from `first` on; the exercise that is not done yet, or None when all are."""
    from grader import desk

    for checked in checker.check_in_turn(first):
        _say_once_if_unconfined(checker)
        desk.show_checked(checked, briefly=True)
        if not checked.is_done:
            return checked.exercise
    desk.show_all_done(checker.course)
    return None


def _say_once_if_unconfined(checker: Checker) -> None:
    from grader import desk

    if checker.is_unconfined and not checker.has_said_so:
        checker.has_said_so = True
        desk.show_unconfined()


def _watch(checker: Checker, chosen: Exercise | None) -> int:
    """Check, then check what was saved, and go on to the next exercise when one is done. 0: all done when it was stopped."""
    from grader import desk
    from grader.checking import Saves
    from grader.errors import StudentError

    course = checker.course
    desk.show_watching(course, Path.cwd())
    current: Exercise | None = chosen or course.exercises[0]
    try:
        with Saves(course) as saves:
            current = _check_in_turn(checker, chosen)
            for saved in saves:
                first = current if current in saved else saved[0]
                desk.show_saved(first)
                try:
                    current = _check_in_turn(checker, first)
                except StudentError as error:
                    desk.show_problem(str(error))
    except KeyboardInterrupt:
        click.echo()
    return 0 if current is None else 1


@command()
@exercise_argument(required=True)
@common
def hint(exercise: str, course: Path | None) -> int:
    """Show the next hint for an exercise; each call gives one more."""
    from grader import desk, hints

    found = find(course)
    chosen = found.exercise(exercise)
    desk.show_hint(chosen, hints.next_hint(found, chosen))
    return 0


@command()
@common
def status(course: Path | None) -> int:
    """Show where you stand: best grade and last try of each exercise."""
    from grader import desk, workspace
    from grader.handing_in import standings

    found = find(course)
    desk.show_status(standings(found, workspace.begun(found)))
    return 0


@command()
@click.option("--open", "open_page", is_flag=True, help="Open it in the browser.")
@common
def report(open_page: bool, course: Path | None) -> int:
    """Say where the feedback page of your last hand-in is."""
    from grader.errors import TeacherError
    from grader.handing_in import PAGE

    page = find(course).folder / PAGE
    if not page.is_file():
        raise TeacherError(_("there is no feedback page yet; `grade submit` makes one, where the course can be graded"))
    click.echo(page)
    if open_page:
        click.launch(str(page))
    return 0


@command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--student", envvar="GRADE_STUDENT", metavar="ID", help="Who hands in. [default: your user name]")
@click.option("--unsafe", is_flag=True, help="Run your code unconfined where this machine cannot confine it.")
@click.option("--open", "open_page", is_flag=True, help="Open the feedback page in the browser.")
@common
def submit(path: Path | None, student: str | None, unsafe: bool, open_page: bool, course: Path | None) -> int:
    """Hand in your exercises: graded here if possible, else packed."""
    from grader.handing_in import PAGE, remember
    from grader.workspace import origin

    found = find(course)
    student = student or _user_name()
    folder = path or found.folder / "exercises"
    grading = found if found.has_solutions else origin(found)
    if grading is None:
        return _pack(found, folder, student)
    grade = grade_one(grading, folder, (), unsafe, student)
    remember(found.folder, grade)
    page = found.folder / PAGE
    write_page(grade, page)
    show(grade, page)
    if open_page:
        click.launch(str(page))
    return status_of(grade)


def _pack(course: Course, folder: Path, student: str) -> int:
    """Neither solutions nor a server here: look at the files, run the public checks, pack, say where it goes."""
    from grader import desk
    from grader.checking import Checker
    from grader.handing_in import pack
    from grader.submission import take_in

    submission = take_in(folder)
    with Checker(course, again=True) as checker:
        desk.show_packing([_row(checker, exercise, submission) for exercise in course.exercises])
        _say_once_if_unconfined(checker)
    for note in submission.notes:
        click.echo(note)
    zipped = pack(submission, student, Path.cwd())
    click.echo(_("Packed {file}. This is not graded yet: hand the file in on your course's page.").format(file=zipped.name))
    return 0


def _row(checker: Checker, exercise: Exercise, submission: Submission) -> tuple[str, str, str]:
    """The exercise, the file that holds it, and what its public checks say."""
    from grader.errors import AuthorError, StudentError

    try:
        name = submission.find(exercise.module, exercise.functions)
    except StudentError as error:
        return exercise.id, str(error), "–"
    if name is None:
        return exercise.id, _("{module}.py is missing").format(module=exercise.module), "–"
    try:
        checked = checker.check(exercise, submission)
    except AuthorError:  # an exercise without public checks
        return exercise.id, name, "–"
    passed, asked = len(checked.passed), len(checked.result.checks)
    return exercise.id, name, _("{passed} of {n} pass").format(passed=passed, n=asked)


def _user_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # a user without a name; Windows without one in its environment
        return "student"


COMMANDS = (start, check, hint, reset, submit, status, report)
