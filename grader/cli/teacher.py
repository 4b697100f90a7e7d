"""The commands of a teacher."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.common import common, find, grade_one, show, status_of, write_page
from grader.language import _

if TYPE_CHECKING:
    pass


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--exercise", "names", multiple=True, metavar="ID", help="Only this exercise; may be given again.")
@click.option("--json", "json_file", metavar="FILE", help="Write the grade as JSON; - is standard output.")
@click.option("--html", "html_file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write the feedback page.")
@click.option("--unsafe", is_flag=True, help="Run student code unconfined where this machine cannot confine it.")
@common
def run(path: Path, names: tuple[str, ...], json_file: str | None, html_file: Path | None, unsafe: bool, course: Path | None) -> int:
    """Grade one submission (a folder, a zip or a .py file); record nothing."""
    grade = grade_one(find(course), path, names, unsafe, "")
    if html_file is not None:
        write_page(grade, html_file)
    if json_file == "-":
        sys.stdout.buffer.write(grade.to_json())
        return status_of(grade)
    if json_file is not None:
        Path(json_file).write_bytes(grade.to_json())
    show(grade, html_file)
    return status_of(grade)


@click.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Copy the whole kit for students into this new folder.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when a stub, notebook or count is out of date.")
@common
def release(out: Path | None, check: bool, course: Path | None) -> int:
    """Make the students' kit: the stubs and notebooks, from the reference solutions."""
    from grader.release import drifts, pack_kit, write_made_files

    found = find(course)
    if check:
        wrong = drifts(found)
        for drift in wrong:
            click.echo(_("{path} is not what it would be if it were made now; run `grade release`").format(path=drift.path))
            click.echo(drift.difference)
        return 1 if wrong else 0
    if out is not None:
        click.echo(_("The kit is in {folder}.").format(folder=pack_kit(found, out)))
        return 0
    changed = write_made_files(found)
    for path in changed:
        click.echo(_("wrote {path}").format(path=path))
    if not changed:
        click.echo(_("Everything in exercises/ is up to date."))
    return 0


@click.command()
@common
def doctor(course: Path | None) -> int:
    """Say whether this machine can confine student code, layer by layer."""
    from grader import terminal
    from grader.isolation.probe import examine

    del course  # the same for every course; the option is taken because every command takes it
    layers = examine()
    terminal.show_layers(layers)
    return 2 if any(layer.matters and not layer.in_force for layer in layers) else 0


COMMANDS = (run, release, doctor)
