"""What a student reads in the terminal while working: a working place begun, public checks, hints, where one stands.

Drawn like a grade, with the same marks (`grader.drawing`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from grader.drawing import (
    BAD,
    GOOD,
    MOST_DETAILS,
    PART,
    SOFT,
    TELL,
    console_of_stdout,
    drawn,
    new_table,
    points,
    say,
    say_marked,
    show_check,
    show_crash,
    text_of,
)
from grader.language import _, n_
from grader.results import CheckResult, Outcome, Status
from grader.text import clean, one_line

if TYPE_CHECKING:
    from rich.console import Console

    from grader.checking import Checked
    from grader.course import Course, Exercise
    from grader.handing_in import Standing
    from grader.hints import Given
    from grader.workspace import Reset, Started

MOST_NAMES = 6  # kept files that are named one by one


def show_started(started: Started, here: Path) -> None:
    """What was copied, what was kept, and the three next steps."""
    console = console_of_stdout()
    exercises = started.course.exercises
    place = _seen_from(started.course.folder, here)
    if started.copied:
        said = n_("{n} exercise is ready in {place}.", "{n} exercises are ready in {place}.", len(exercises))
    else:
        said = _("Your exercises are in {place} already.")
    say(console, said.format(n=len(exercises), place=f"{place}/exercises" if place else "exercises"), f"bold {GOOD}")
    if started.kept:
        names = ", ".join(started.kept[:MOST_NAMES]) + (" …" if len(started.kept) > MOST_NAMES else "")
        say(console, _("Kept as they were, since they differ from the course's: {names}").format(names=names), PART)
    first = exercises[0]
    folder = f"exercises/{first.id}"
    say(console, "")
    say(console, _("Next:"), "bold")
    steps = [f"cd {place}"] if place else []
    steps += [_("read {lesson}").format(lesson=f"{folder}/README.md"), _("write in {file}").format(file=_own_file(first))]
    steps += [_("`grade check --watch` tells you after each save how far you are")]
    for number, step in enumerate(steps, 1):
        say(console, f"{number}. {step}", indent=2)


def show_reset(exercise: Exercise, done: Sequence[Reset]) -> None:
    console = console_of_stdout()
    if not done:
        say(console, _("{exercise} is as it was given out; there is nothing to reset.").format(exercise=exercise.id))
    for each in done:
        say(console, _("{file} is the stub again.").format(file=f"exercises/{exercise.id}/{each.stub.name}"), GOOD)
        if each.kept:
            say(console, _("What you had is kept beside it, in {file}.").format(file=each.kept.name))


def show_checked(checked: Checked, *, briefly: bool = False) -> None:
    """What passed, what failed with its evidence, how many graded checks wait, what is next. `briefly`: a line, where all is done."""
    console = console_of_stdout()
    exercise, result = checked.exercise, checked.result
    if briefly and checked.is_done:
        words = n_("the public check passes", "all {n} public checks pass", len(result.checks)).format(n=len(result.checks))
        say_marked(console, "✓", f"{exercise.id}: {words}{_waiting(checked)}", GOOD)
        return
    say(console, "")
    say(console, f"{exercise.id}: {exercise.title}", "bold")
    for note in checked.notes:
        say(console, one_line(note, 500), SOFT, indent=2)
    if result.status is not Status.GRADED:
        say_marked(console, "✗", clean(result.message), BAD, 2)
        show_crash(console, result.crash)
    failed = [check.id for check in result.checks if check.outcome is not Outcome.PASSED and not _is_unwritten(check)]
    for check in result.checks:
        _show_one(console, check, asked=result.status is Status.GRADED, in_full=check.id in failed[:MOST_DETAILS])
    say(console, "")
    tone = GOOD if checked.is_done else PART if checked.passed else BAD
    count = n_("{passed} of {n} public check passes", "{passed} of {n} public checks pass", len(result.checks))
    say(console, count.format(passed=len(checked.passed), n=len(result.checks)) + _waiting(checked), f"bold {tone}")
    for line in _way_on(checked):
        say(console, line)


def show_all_done(course: Course) -> None:
    console = console_of_stdout()
    without = ", ".join(exercise.id for exercise in course.exercises if not exercise.public_suite.is_file())
    if without:
        say(console, _("Without public checks: {exercises}").format(exercises=without), SOFT)
    say(console, _("All public checks pass. `grade submit` hands your work in."), f"bold {GOOD}")


def show_unconfined() -> None:
    """Once, before the first result, where nothing holds the code back."""
    text = _("This machine cannot confine code: yours runs here with all your rights, as it does when you start it yourself.")
    say(console_of_stdout(), text, PART)


def show_watching(course: Course, here: Path) -> None:
    place = _seen_from(course.folder, here)
    folder = f"{place}/exercises" if place else "exercises"
    say(console_of_stdout(), _("Watching {folder}: save a file to check again, Ctrl-C to stop.").format(folder=folder), SOFT)


def show_saved(exercise: Exercise) -> None:
    """A line between one check and the next."""
    console = console_of_stdout()
    say(console, "")
    console.rule(text_of(f"{exercise.id}, {datetime.now():%H:%M:%S}", SOFT), style=SOFT, align="left")


def show_warming(libraries: Sequence[str]) -> None:
    say(console_of_stdout(), _("Starting {libraries}; this takes some seconds, once.").format(libraries=", ".join(libraries)), SOFT)


def show_problem(problem: str) -> None:
    """Something that a next save may mend, while watching."""
    say_marked(console_of_stdout(), "✗", one_line(problem, 500), BAD)


def show_hint(exercise: Exercise, given: Given) -> None:
    console = console_of_stdout()
    if not given.texts:
        say(console, _("{exercise} has no hints; its lesson is {lesson}.").format(exercise=exercise.id, lesson=_lesson(exercise)))
        return
    total = len(given.texts) + given.left
    for number, hint in enumerate(given.texts, 1):
        tone = "" if number == len(given.texts) else SOFT
        say_marked(console, f"{number}/{total}", clean(hint), tone)
    say(console, "")
    say(console, _left(given), TELL)


def show_status(standings: Sequence[Standing]) -> None:
    console = console_of_stdout()
    table = new_table(_("Exercise"), _("Your file"), _("Best"), _("Last try"))
    for column in table.columns[2:]:
        column.no_wrap = True
    for each in standings:
        weight = each.exercise.weight
        mark, tone = ("✓", GOOD) if not each.is_open else ("·", PART if each.is_begun else SOFT)
        best = points(each.best, weight) if each.best is not None else "–"
        last = f"{points(each.last.score, weight)}  {each.last_at[:10]}" if each.last else "–"
        name = f"{drawn(mark, console)} {each.exercise.id}" + (f" ({_('bonus')})" if each.exercise.optional else "")
        begun = _("begun") if each.is_begun else _("not begun")
        table.add_row(text_of(name, tone), text_of(begun), text_of(best), text_of(last))
    console.print(table)
    if all(each.last is None for each in standings):
        say(console, _("Nothing has been graded here yet; `grade submit` hands in."))
    waiting = [each.exercise for each in standings if each.is_open and not each.exercise.optional]
    if not waiting:
        say(console, _("Everything has full marks."), f"bold {GOOD}")
        return
    say(console, _("Open: {exercises}").format(exercises=", ".join(exercise.id for exercise in waiting)))
    ahead = [each.exercise for each in standings if each.exercise in waiting and (each.last or not each.is_begun)]
    step = _("Next: `grade check {exercise}`").format(exercise=ahead[0].id) if ahead else _("Next: `grade submit`")
    say(console, step, "bold")


def show_packing(rows: Sequence[tuple[str, str, str]]) -> None:
    """For `grade submit` where nobody can grade: exercise, file, and what the public checks say."""
    table = new_table(_("Exercise"), _("File"), _("Public checks"))
    for row in rows:
        table.add_row(*(text_of(one_line(cell, 500)) for cell in row))
    console_of_stdout().print(table)


def _show_one(console: Console, check: CheckResult, *, asked: bool, in_full: bool) -> None:
    if check.outcome is Outcome.PASSED:
        say_marked(console, "✓", clean(check.sentence), GOOD, 2)
    elif not asked or _is_unwritten(check):
        say_marked(console, "–", clean(check.sentence), SOFT, 2)
    else:
        show_check(console, check, in_full=in_full)


def _is_unwritten(check: CheckResult) -> bool:
    """The stub's own `raise` answered."""
    return check.crash is not None and check.crash.type_name == "NotImplementedError" and bool(check.crash.function)


def _waiting(checked: Checked) -> str:
    if checked.graded_checks is None:
        return _(". Graded checks wait beyond them.")
    said = n_("; {n} graded check waits beyond them.", "; {n} graded checks wait beyond them.", checked.graded_checks)
    return said.format(n=checked.graded_checks)


def _way_on(checked: Checked) -> list[str]:
    exercise = checked.exercise
    if checked.is_done:
        if checked.following is None:
            return [_("That was the last exercise. `grade submit` hands your work in.")]
        if checked.following.optional and not exercise.optional:
            lead = _("`grade submit` hands your work in. For bonus points there is {exercise}, which begins with {lesson}")
            return [lead.format(exercise=checked.following.id, lesson=_lesson(checked.following))]
        return [_("Next: {exercise}, which begins with {lesson}").format(exercise=checked.following.id, lesson=_lesson(checked.following))]
    unwritten = dict.fromkeys(check.crash.function for check in checked.result.checks if check.crash and _is_unwritten(check))
    lines = []
    if unwritten:
        names = ", ".join(one_line(name) for name in unwritten)
        lines.append(_("Still to write in {file}: {functions}").format(file=_own_file(exercise), functions=names))
    if len(unwritten) and not checked.passed:
        lines.append(_("The lesson is {lesson}.").format(lesson=_lesson(exercise)))
    return [*lines, _("Stuck? `grade hint {exercise}`").format(exercise=exercise.id)]


def _left(given: Given) -> str:
    if given.left:
        return n_("{n} more hint is left.", "{n} more hints are left.", given.left).format(n=given.left)
    return _("That was the last hint.") if given.is_new else _("There are no more hints; read the lesson again, or ask your teacher.")


def _lesson(exercise: Exercise) -> str:
    from grader.language import current

    spanish = exercise.public / "README.es.md"
    return f"exercises/{exercise.id}/" + (spanish.name if current() == "es" and spanish.is_file() else "README.md")


def _own_file(exercise: Exercise) -> str:
    """The module, or the notebook where that is all there is."""
    book = exercise.stub.with_suffix(".ipynb")
    return f"exercises/{exercise.id}/{book.name if book.is_file() and not exercise.stub.is_file() else exercise.stub.name}"


def _seen_from(folder: Path, here: Path) -> str:
    """The folder as somebody who stands `here` names it; empty when it is here."""
    folder, here = folder.resolve(), here.resolve()
    if folder == here:
        return ""
    return folder.relative_to(here).as_posix() if folder.is_relative_to(here) else str(folder)
