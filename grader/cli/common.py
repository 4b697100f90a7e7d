"""What every command shares: its options, the course, grading one submission, showing a grade, the exit status."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader import language
from grader.language import _
from grader.text import one_line

if TYPE_CHECKING:
    from grader.course import Course, Exercise
    from grader.grading import Grader
    from grader.results import Grade
    from grader.submission import Submission


def _speak(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    language.use(value or language.of_environment())
    return language.current()


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command takes."""
    folder = click.Path(file_okay=False, path_type=Path)
    command = click.option("--course", type=folder, help="The course's folder. [default: the one at or above here]")(command)
    languages = click.Choice(language.LANGUAGES)
    speak = click.option(
        "--lang", type=languages, callback=_speak, expose_value=False, is_eager=True, help="The language of what you read."
    )
    return speak(command)


def find(folder: Path | None) -> Course:
    from grader.course import find_course

    return find_course(folder)


def grade_one(course: Course, path: Path, names: tuple[str, ...], unsafe: bool, student: str, *, full: bool = False) -> Grade:
    from grader import terminal
    from grader.grading import name_of, warm_grader
    from grader.preload import preload_for
    from grader.submission import take_in

    chosen = [course.exercise(name) for name in names]
    finish = _full_run(course, chosen) if full else None
    submission = take_in(path)
    with ExitStack() as warm:
        with terminal.progress_bar(briefly=True) as bar:
            what, of, at_once = _("Grading"), len(chosen or course.exercises), _at_once(course)
            bar(what, 0, of)
            grader = warm.enter_context(warm_grader(course, confined=not unsafe, preload=preload_for(course, submission, chosen)))
            name = one_line(student) or name_of(path)
            grade = grader.grade(submission, name, exercises=chosen, at_once=at_once, tell=lambda done: bar(what, done, of))
        return finish(grade, grader, submission) if finish else grade


def _at_once(course: Course) -> int:
    """How many exercises are judged at the same time."""
    from grader.isolation.starting import must_spawn

    if must_spawn():
        return 1
    from grader.judges import judges_that_fit

    return judges_that_fit(course)


def _full_run(course: Course, chosen: list[Exercise]) -> Callable[[Grade, Grader, Submission], Grade]:
    """What adds the full run to a grade. Whatever it lacks is said now, before anything is graded."""
    from grader import terminal
    from grader.errors import TeacherError
    from grader.full import add_full_run, exercise_to_train
    from grader.reviews import find_reviews

    exercise = exercise_to_train(course)
    if chosen and exercise not in chosen:
        raise TeacherError(_("--full trains {exercise}; name it with --exercise, too, or name none").format(exercise=exercise.id))
    reviews = find_reviews()

    def finish(grade: Grade, grader: Grader, submission: Submission) -> Grade:
        with terminal.progress_bar() as tell:
            return add_full_run(grade, grader, submission, reviews, tell)

    return finish


def write_page(grade: Grade, path: Path) -> None:
    from grader.plots import draw
    from grader.report import feedback_page

    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(feedback_page(grade, draw=draw), "utf-8")


def show(grade: Grade, page: Path | None) -> None:
    from grader import terminal

    terminal.show(grade, page)
    show_errors(grade)


def show_errors(grade: Grade) -> None:
    """On stderr, one line for each exercise that we could not grade."""
    for exercise in grade.exercises:
        if exercise.error:
            click.echo(f"grade: {exercise.id}: {one_line(exercise.error, 1000)}", err=True)


def status_of(grade: Grade) -> int:
    if grade.is_ungraded:
        return 2
    return 0 if grade.is_full else 1
