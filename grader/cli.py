"""The `grade` command: parse, call one function, show its answer. Exit 0: all passed; 1: something failed; 2: it could not be graded.

Only Click is imported at the top, so that `grade --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from grader import __version__, language
from grader.errors import GraderError
from grader.language import _

if TYPE_CHECKING:
    from grader.course import Course
    from grader.results import Grade


def main() -> NoReturn:
    """The entry point: every error is one line on stderr and exit status 2."""
    try:
        code = cli.main(prog_name="grade", standalone_mode=False)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "grade"
        _stop(f"{error.format_message()} " + _("See `{command} --help`.").format(command=command))
    except click.ClickException as error:
        _stop(error.format_message())
    except GraderError as error:
        _stop(str(error))
    except (click.Abort, KeyboardInterrupt):
        _stop(_("stopped; what was already written is kept"))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads any more: no second complaint at exit
        raise SystemExit(2) from None
    except Exception as error:
        if os.environ.get("GRADE_DEBUG"):
            raise
        _stop(
            _("the grader itself failed ({error}); run again with GRADE_DEBUG=1 and report it").format(
                error=f"{type(error).__name__}: {error}"
            )
        )
    raise SystemExit(code if isinstance(code, int) else 0)


def _stop(message: str) -> NoReturn:
    click.echo("grade: " + " ".join(message.split()), err=True)
    raise SystemExit(2)


def _speak(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    language.use(value or language.of_environment())
    return language.current()


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command takes."""
    folder = click.Path(file_okay=False, path_type=Path)
    command = click.option("--course", type=folder, help="The course's folder. [default: the one at or above here]")(command)
    languages = click.Choice(language.LANGUAGES)
    return click.option("--lang", type=languages, callback=_speak, expose_value=False, help="The language of what you read.")(command)


def _course(folder: Path | None) -> Course:
    from grader.course import find_course

    return find_course(folder)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(__version__, prog_name="grade")
def cli() -> None:
    """Check, hand in and grade exercises of a Python or Keras course."""


@cli.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--exercise", "names", multiple=True, metavar="ID", help="Only this exercise; may be given again.")
@click.option("--json", "json_file", metavar="FILE", help="Write the grade as JSON; - is standard output.")
@click.option("--html", "html_file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write the feedback page.")
@click.option("--unsafe", is_flag=True, help="Run student code unconfined where this machine cannot confine it.")
@common
def run(path: Path, names: tuple[str, ...], json_file: str | None, html_file: Path | None, unsafe: bool, course: Path | None) -> int:
    """Grade one submission (a folder, a zip or a .py file); record nothing."""
    grade = _grade(_course(course), path, names, unsafe, "")
    if html_file is not None:
        _write_page(grade, html_file)
    if json_file == "-":
        sys.stdout.buffer.write(grade.to_json())
        return _status(grade)
    if json_file is not None:
        Path(json_file).write_bytes(grade.to_json())
    _show(grade, html_file)
    return _status(grade)


@cli.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--student", envvar="GRADE_STUDENT", metavar="ID", help="Who hands in. [default: your user name]")
@click.option("--unsafe", is_flag=True, help="Run your code unconfined where this machine cannot confine it.")
@click.option("--open", "open_page", is_flag=True, help="Open the feedback page in the browser.")
@common
def submit(path: Path | None, student: str | None, unsafe: bool, open_page: bool, course: Path | None) -> int:
    """Hand in your exercises: graded on the spot where that is possible, else packed."""
    from grader.handing_in import remember

    found = _course(course)
    student = student or _user_name()
    folder = path or found.folder / "exercises"
    if not found.has_solutions:
        return _pack(found, folder, student)
    grade = _grade(found, folder, (), unsafe, student)
    remember(found.folder, grade)
    page = found.folder / ".grade" / "report.html"
    _write_page(grade, page)
    _show(grade, page)
    if open_page:
        click.launch(str(page))
    return _status(grade)


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


@cli.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Copy the whole kit for students into this new folder.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when a stub is not what its reference says.")
@common
def release(out: Path | None, check: bool, course: Path | None) -> int:
    """Make the students' kit: write the stubs from the reference solutions."""
    from grader.release import drifts, pack_kit, write_stubs

    found = _course(course)
    if check:
        wrong = drifts(found)
        for drift in wrong:
            click.echo(_("{path} is not what its reference says; run `grade release`").format(path=drift.path))
            click.echo(drift.difference)
        return 1 if wrong else 0
    if out is not None:
        click.echo(_("The kit is in {folder}.").format(folder=pack_kit(found, out)))
        return 0
    changed = write_stubs(found)
    for path in changed:
        click.echo(_("wrote {path}").format(path=path))
    if not changed:
        click.echo(_("All stubs are up to date."))
    return 0


@cli.command()
@common
def doctor(course: Path | None) -> int:
    """Say whether this machine can confine student code, layer by layer."""
    from grader import terminal
    from grader.isolation.probe import examine

    del course  # the same for every course; the option is taken because every command takes it
    layers = examine()
    terminal.show_layers(layers)
    return 2 if any(layer.matters and not layer.in_force for layer in layers) else 0


def _grade(course: Course, path: Path, names: tuple[str, ...], unsafe: bool, student: str) -> Grade:
    from grader.grading import name_of, preload_for, warm_grader
    from grader.submission import take_in

    chosen = [course.exercise(name) for name in names]
    submission = take_in(path)
    with warm_grader(course, confined=not unsafe, preload=preload_for(course, submission)) as grader:
        return grader.grade(submission, student or name_of(path), exercises=chosen)


def _write_page(grade: Grade, path: Path) -> None:
    from grader.report import feedback_page

    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(feedback_page(grade), "utf-8")


def _show(grade: Grade, page: Path | None) -> None:
    from grader import terminal

    terminal.show(grade, page)
    for exercise in grade.exercises:
        if exercise.error:
            click.echo(f"grade: {exercise.id}: " + exercise.error.strip().splitlines()[-1], err=True)


def _status(grade: Grade) -> int:
    if grade.is_ungraded:
        return 2
    return 0 if grade.is_full else 1


def _user_name() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "student"
