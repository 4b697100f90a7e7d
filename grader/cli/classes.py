"""The commands for a whole class: grade it, carry the grades elsewhere, forget a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.common import common, find
from grader.cli.words import command
from grader.language import _, n_

if TYPE_CHECKING:
    from grader.class_folder import Written
    from grader.classroom import Hall, Plan
    from grader.course import Course
    from grader.export import Graded
    from grader.gradebook import Gradebook
    from grader.handins import ClassFolder
    from grader.lms import Filled
    from grader.regrade import Moved
    from grader.results import Grade

GRADEBOOK = ".grade/gradebook.sqlite"
MOST_LINES = 200  # of moved verdicts in the terminal; the report has all

gradebook_option = click.option(
    "--gradebook", envvar="GRADE_GRADEBOOK", metavar="URL", help=f"A file or postgresql://… [default: {GRADEBOOK} in the course]"
)


@command(name="class")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="DIR", help="Where report and pages go.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Judges at once. [default: one per core, as memory allows]")
@click.option(
    "--roster", type=click.Path(path_type=Path, dir_okay=False), metavar="CSV", help="Who is in the class: id, name, email, section."
)
@gradebook_option
@click.option("--fresh", is_flag=True, help="Grade everything, whatever the gradebook has.")
@click.option("--regrade", is_flag=True, help="Show which verdicts moved since the suite or a library was another.")
@click.option("--never-lower", is_flag=True, help="With --regrade: an exercise that was worth more before stays as it was.")
@click.option("--anonymous", is_flag=True, help="Numbers instead of names in the class report.")
@click.option("--scheduler", metavar="ADDRESS", help="Grade on the machines of this Dask scheduler.")
@click.option("--unsafe", is_flag=True, help="Run student code unconfined where this machine cannot confine it.")
@common
def class_(
    folder: Path,
    out: Path,
    jobs: int | None,
    roster: Path | None,
    gradebook: str | None,
    fresh: bool,
    regrade: bool,
    never_lower: bool,
    anonymous: bool,
    scheduler: str | None,
    unsafe: bool,
    course: Path | None,
) -> int:
    """Grade a folder of submissions: one folder, zip or notebook per student, or a download from Canvas, Moodle or Gradescope."""
    from grader.class_folder import write_class
    from grader.classroom import planned
    from grader.handins import read_class
    from grader.roster import read_roster

    if never_lower and not regrade:
        raise click.UsageError(_("--never-lower belongs to --regrade."))
    found = find_with_solutions(course)
    handed_in = read_class(folder, read_roster(roster) if roster else ())
    with open_gradebook(found, gradebook) as book, planned(handed_in, found, book, confined=not unsafe, fresh=fresh) as plan:
        _grade(plan, book, jobs, scheduler)
        moved = _moved(plan, book, never_lower) if regrade else None
        written = write_class(out, handed_in, plan, book, anonymous=anonymous, moved=moved)
    _say_what_became(handed_in, plan, written, moved)
    return 0 if not written.ungraded and written.grades == len(plan.pieces) else 2


def _grade(plan: Plan, book: Gradebook, jobs: int | None, scheduler: str | None) -> None:
    from grader.classroom import grade_missing
    from grader.progress import Progress

    if not plan.missing:
        return
    with _hall(plan, jobs, scheduler) as hall, Progress(len(plan.pieces) - plan.kept) as progress:
        grade_missing(plan, hall, book, progress)


def _hall(plan: Plan, jobs: int | None, scheduler: str | None) -> AbstractContextManager[Hall]:
    from grader.classroom import cluster_hall, local_hall

    return cluster_hall(scheduler) if scheduler else local_hall(plan, jobs)


def _moved(plan: Plan, book: Gradebook, never_lower: bool) -> list[Moved]:
    """What moved for everybody; with `never_lower`, lower exercises are put back in the gradebook first."""
    from grader.classroom import regraded
    from grader.regrade import moved

    return [one for before, after in regraded(plan, book, never_lower=never_lower) for one in moved(before, after)]


def _say_what_became(folder: ClassFolder, plan: Plan, written: Written, moved: Sequence[Moved] | None) -> None:
    graded, kept = len(plan.pieces), plan.kept
    text = n_("{n} submission", "{n} submissions", graded).format(n=graded)
    click.echo(text + _(", of which {kept} were graded before.").format(kept=kept) if kept else f"{text}.")
    if folder.absent:
        click.echo(_("{n} on the roster handed in nothing.").format(n=len(folder.absent)))
    for one in folder.ignored:
        click.echo(_("Left out: {name} ({reason}).").format(name=one.source, reason=one.reason))
    for person, why in written.ungraded:
        reason = why.strip().splitlines()[-1] if why.strip() else ""
        click.echo(
            "grade: " + _("{student} could not be graded ({reason}); this is not a zero").format(student=person.id, reason=reason), err=True
        )
    if moved is not None:
        _say_what_moved(moved)
    click.echo(_("Class report: {path}").format(path=written.index))


def _say_what_moved(moved: Sequence[Moved]) -> None:
    if not moved:
        click.echo(_("No verdict moved."))
    for one in moved[:MOST_LINES]:
        what = f"{one.exercise} {one.check}".strip()
        click.echo(f"{one.student}: {what}: {one.before or '–'} → {one.after or '–'} ({one.points:+g})")
    if len(moved) > MOST_LINES:
        click.echo(_("… and {n} more, all of them in the report.").format(n=len(moved) - MOST_LINES))


@command()
@click.argument("format", type=click.Choice(["canvas", "moodle", "gradescope", "junit"]))
@click.option(
    "--into", type=click.Path(path_type=Path), required=True, metavar="FILE", help="Canvas, Moodle: the file they exported, filled in."
)
@click.option("--column", default="", help="Which assignment or column, where that is not clear.")
@gradebook_option
@common
def export(format: str, into: Path, column: str, gradebook: str | None, course: Path | None) -> int:
    """Carry grades elsewhere: into the file that Canvas or Moodle exported, into a JUnit XML file, or (Gradescope) into a folder."""
    found = find(course)
    with open_gradebook(found, gradebook, must_exist=True) as book:
        graded = ((entry.person, entry.grade) for entry in book.latest(found.id))
        if format in ("canvas", "moodle"):
            return _fill(format, into, graded, column)
        count = _write_gradescope(into, graded) if format == "gradescope" else _write_junit(into, graded)
    click.echo(n_("{n} grade written to {path}.", "{n} grades written to {path}.", count).format(n=count, path=into))
    return 0


def _fill(format: str, into: Path, graded: Iterator[Graded], column: str) -> int:
    from grader import lms, sheets

    filled = (lms.fill_canvas if format == "canvas" else lms.fill_moodle)(into, graded, column)
    sheets.write(into, filled.data)
    _say_what_was_filled(filled, into)
    return 0


def _say_what_was_filled(filled: Filled, into: Path) -> None:
    count = filled.filled
    click.echo(n_("{n} grade filled in, in {path}.", "{n} grades filled in, in {path}.", count).format(n=count, path=into))
    for note in filled.notes:
        click.echo(note)
    for person in filled.unmatched:
        click.echo(_("Not found in the file: {student} {name}").format(student=person.id, name=person.name).rstrip())
    for name in filled.without_grade:
        click.echo(_("In the file, without a grade here: {name}").format(name=name))


def _write_gradescope(into: Path, graded: Iterator[Graded]) -> int:
    """One results.json per student; names are only known once all have passed, so the ids are read first."""
    from grader import sheets
    from grader.export import gradescope_results
    from grader.roster import file_names

    results = {person.id: gradescope_results(grade) for person, grade in graded}
    into.mkdir(parents=True, exist_ok=True)
    for student, name in file_names(results).items():
        sheets.write(into / f"{name}.json", results[student])
    return len(results)


def _write_junit(into: Path, graded: Iterator[Graded]) -> int:
    from grader.export import junit_xml

    count = 0

    def counted() -> Iterator[Grade]:
        nonlocal count
        for _person, grade in graded:
            count += 1
            yield grade

    pieces = junit_xml(counted())
    with into.open("wb") as file:
        file.writelines(pieces)
    return count


@command()
@click.argument("student")
@gradebook_option
@common
def forget(student: str, gradebook: str | None, course: Path | None) -> int:
    """Remove a person: hand-ins and grades from the gradebook, their pages, and their lines in the history."""
    from grader.class_folder import remove_from_history, remove_student
    from grader.handing_in import HISTORY

    found = find(course)
    with open_gradebook(found, gradebook, must_exist=True) as book:
        forgotten = book.forget(student)
    files = remove_student(found, student)
    lines = remove_from_history(found.folder / HISTORY, student)
    text = _("Forgotten: {submissions} submissions, {grades} grades, {files} files, {lines} lines of the history.")
    click.echo(text.format(submissions=forgotten.submissions, grades=forgotten.grades, files=len(files), lines=lines))
    if any(path.name == "index.html" for path in files):
        click.echo(_("The class report held them too and was removed: run `grade class` again."))
    if forgotten.traces_remain:
        click.echo(_("Another program has the gradebook open; until it ends, deleted text can still be found on the disk."))
    click.echo(_("What they handed in lies where you keep it: delete it there, or they are graded again."))
    return 0


def find_with_solutions(course: Path | None) -> Course:
    from grader.errors import TeacherError

    found = find(course)
    if not found.has_solutions:
        raise TeacherError(_("{course} has no solutions/ folder, so nothing can be graded here").format(course=found.folder.name))
    return found


def open_gradebook(course: Course, url: str | None, *, must_exist: bool = False) -> Gradebook:
    """The gradebook at `url`, or the course's own."""
    from grader.errors import TeacherError
    from grader.gradebook import Gradebook

    if url:
        return Gradebook.open(url)
    path = course.folder / GRADEBOOK
    if must_exist and not path.is_file():
        raise TeacherError(
            _("there is no gradebook in {folder} yet: run `grade class` first, or say --gradebook").format(folder=course.folder)
        )
    path.parent.mkdir(exist_ok=True)
    return Gradebook.open(path)


COMMANDS = (class_, export, forget)
