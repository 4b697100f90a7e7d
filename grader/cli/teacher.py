"""The commands of a teacher."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.common import common, find, grade_one, show, show_errors, status_of, write_page
from grader.cli.words import command
from grader.language import _


@command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--exercise", "names", multiple=True, metavar="ID", help="Only this exercise; may be given again.")
@click.option("--json", "json_file", metavar="FILE", help="Write the grade as JSON; - is standard output.")
@click.option("--html", "html_file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write the feedback page.")
@click.option("--full", is_flag=True, help="Also train exercise 5 on the published film reviews, for minutes; this changes no points.")
@click.option("--unsafe", is_flag=True, help="Run student code unconfined where this machine cannot confine it.")
@common
def run(
    path: Path, names: tuple[str, ...], json_file: str | None, html_file: Path | None, full: bool, unsafe: bool, course: Path | None
) -> int:
    """Grade one submission (a folder, a zip, a notebook or a .py file); record nothing."""
    grade = grade_one(find(course), path, names, unsafe, "", full=full)
    if html_file is not None:
        write_page(grade, html_file)
    if json_file == "-":
        click.echo(grade.to_json(), nl=False)
        show_errors(grade)
        return status_of(grade)
    if json_file is not None:
        Path(json_file).write_bytes(grade.to_json())
    show(grade, html_file)
    return status_of(grade)


@command()
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


@command()
@common
def doctor(course: Path | None) -> int:
    """Say whether this machine can confine student code, layer by layer."""
    from grader import terminal
    from grader.isolation.probe import examine

    del course  # the same for every course; the option is taken because every command takes it
    layers = examine()
    terminal.show_layers(layers)
    return 2 if any(layer.matters and not layer.in_force for layer in layers) else 0


@command()
@click.option("--exercise", "names", multiple=True, metavar="ID", help="Only this exercise; may be given again.")
@click.option("--seeds", default=10, show_default=True, type=click.IntRange(1), help="How often what must earn full marks is graded.")
@click.option("--wrong-seeds", type=click.IntRange(1), help="How often the stub and the misconceptions are. [default: as often]")
@click.option("--mutants/--no-mutants", default=True, help="Whether mutants of the references are tried.")
@click.option("--jobs", default=0, type=click.IntRange(0), help="Judges at once. [default: one per core, as memory allows]")
@click.option("--json", "json_file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write what was found as JSON.")
@click.option(
    "--html", "html_file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write the page with the matrix."
)
@common
def audit(
    names: tuple[str, ...],
    seeds: int,
    wrong_seeds: int | None,
    mutants: bool,
    jobs: int,
    json_file: Path | None,
    html_file: Path | None,
    course: Path | None,
) -> int:
    """Say whether the course is fair and sharp; make the bank of misconceptions."""
    from grader import terminal
    from grader.audit import Plan, audit_course
    from grader.audit_page import audit_page, heads, rows, verdict
    from grader.grading import warm_grader

    found = find(course)
    chosen = [found.exercise(name) for name in names] or list(found.exercises)
    plan = Plan(seeds, wrong_seeds or seeds, mutants, jobs)
    with warm_grader(found) as grader, terminal.progress_bar() as tell:
        done = audit_course(grader, chosen, plan, tell=tell)
    if json_file is not None:
        json_file.write_bytes(done.to_json())
    if html_file is not None:
        html_file.write_text(audit_page(done), "utf-8")
    problems = [problem for exercise in done.exercises for problem in exercise.problems]
    terminal.show_figures(heads(), rows(done), problems, verdict(done), good=done.is_sound)
    return 0 if done.is_sound else 1


COMMANDS = (run, release, doctor, audit)
