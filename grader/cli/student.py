"""The commands of a student."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.common import common, find, grade_one, show, status_of, write_page
from grader.language import _

if TYPE_CHECKING:
    from grader.course import Course


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--student", envvar="GRADE_STUDENT", metavar="ID", help="Who hands in. [default: your user name]")
@click.option("--unsafe", is_flag=True, help="Run your code unconfined where this machine cannot confine it.")
@click.option("--open", "open_page", is_flag=True, help="Open the feedback page in the browser.")
@common
def submit(path: Path | None, student: str | None, unsafe: bool, open_page: bool, course: Path | None) -> int:
    """Hand in your exercises: graded on the spot where that is possible, else packed."""
    from grader.handing_in import remember

    found = find(course)
    student = student or _user_name()
    folder = path or found.folder / "exercises"
    if not found.has_solutions:
        return _pack(found, folder, student)
    grade = grade_one(found, folder, (), unsafe, student)
    remember(found.folder, grade)
    page = found.folder / ".grade" / "report.html"
    write_page(grade, page)
    show(grade, page)
    if open_page:
        click.launch(str(page))
    return status_of(grade)


def _pack(course: Course, folder: Path, student: str) -> int:
    """Neither solutions nor a server here: say what is in the submission, pack it, say where it goes."""
    from grader.handing_in import pack
    from grader.submission import take_in

    submission = take_in(folder)
    for exercise in course.exercises:
        name = submission.find(exercise.module)
        click.echo(f"  {exercise.id}: " + (name or _("{module}.py is missing").format(module=exercise.module)))
    for note in submission.notes:
        click.echo(f"  {note}")
    zipped = pack(submission, student, Path.cwd())
    click.echo(_("Packed {file}. This is not graded yet: hand the file in on your course's page.").format(file=zipped.name))
    return 0


def _user_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "student"


COMMANDS = (submit,)
