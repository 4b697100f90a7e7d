"""A grade → the student's feedback page: one HTML file, without script, that needs nothing from the network.

Everything is decided here, in a small frozen view; `templates/feedback.html` only loops over it. All texts in a grade may be
hostile: `text.clean` takes out what acts by itself, the template escapes the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from grader import language
from grader.language import _, n_
from grader.page import (
    capital,
    environment,
    full_marks,
    full_sentences,
    isolation_sentences,
    moment_text,
    number_text,
    percent_text,
    prose,
    score_text,
    speaking,
    tidy,
)
from grader.results import CheckResult, Crash, Diagnosis, Evidence, ExerciseResult, Grade, Outcome, Picture, Shown, Status

NARROW = 30  # characters in a row of a table that fit a phone's screen; a wider table scrolls
SHORT = 8  # lines of printed text that stand open on the page; longer ones unfold


def feedback_page(
    grade: Grade,
    *,
    lesson_links: Mapping[str, str] | None = None,
    draw: Callable[[Picture], str] | None = None,
) -> str:
    """The page as text, to be written as UTF-8, in the grade's own language.

    `lesson_links` maps exercise ids to a relative or http(s) address; other addresses are left out. `draw` makes the SVG of a
    picture, which goes into the page as it is: it must be ours (`plots.draw`). Without it pictures are left out.
    """
    with speaking(grade.language):
        page = _page(grade, lesson_links or {}, draw)
        return environment().get_template("feedback.html").render(page=page, words=_words())


# The view: what the template loops over, in the order of the page.


@dataclass(frozen=True)
class CellView:
    text: str
    is_marked: bool
    is_absent: bool  # a ragged row ends before this column


@dataclass(frozen=True)
class RowView:
    label: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True)
class ValueView:
    """One of given, expected and got."""

    kind: str  # "given" | "expected" | "got"
    label: str
    text: str  # empty: the table says it all
    columns: tuple[str, ...]
    rows: tuple[RowView, ...]
    is_labelled: bool  # rows have a number of their own
    scrolls: bool  # too wide for a phone: a region of its own, with a tab stop
    note: str


@dataclass(frozen=True)
class PrintedView:
    label: str
    text: str
    is_open: bool


@dataclass(frozen=True)
class CrashView:
    what: str  # "ZeroDivisionError: division by zero"
    place: str  # "padding.py, line 12, in pad_sequences"
    line: str
    source: str
    printed: PrintedView | None


@dataclass(frozen=True)
class CheckView:
    sentence: Markup
    tone: str  # "good" | "bad" | "unknown"
    mark: str
    word: str  # the outcome in a word, for those who do not see the mark
    points: str
    message: Markup
    given: ValueView | None
    answers: tuple[ValueView, ...]  # expected and got, side by side
    difference: Markup
    crash: CrashView | None
    hint: Markup


@dataclass(frozen=True)
class DiagnosisView:
    match: str
    lead: str
    title: Markup
    explanation: Markup
    next_step: Markup
    hint: Markup


@dataclass(frozen=True)
class PictureView:
    title: str
    svg: Markup


@dataclass(frozen=True)
class ExerciseView:
    anchor: str
    title: str
    about: Markup
    tone: str  # "good" | "part" | "bad" | "absent" | "ours"
    mark: str
    status: str
    points: str
    percent: str  # of the points, for the bar
    is_optional: bool
    lesson: str  # address, may be empty
    messages: tuple[Markup, ...]
    diagnoses: tuple[DiagnosisView, ...]
    crash: CrashView | None
    memory: tuple[tuple[str, str], ...]
    printed: PrintedView | None
    failed: tuple[CheckView, ...]
    unasked: tuple[CheckView, ...]  # unanswered, and there is nothing to say about it
    passed: tuple[CheckView, ...]
    passed_title: str
    full: tuple[Markup, ...]  # the training on the published reviews, where there was one
    pictures: tuple[PictureView, ...]


@dataclass(frozen=True)
class StartView:
    """Where to begin: the first exercise that is not complete, and why."""

    anchor: str
    title: str
    reason: Markup


@dataclass(frozen=True)
class PageView:
    language: str
    title: str
    course: str
    student: str
    tone: str
    arc: str  # how far the ring goes round, of 100
    ring: str  # what stands inside the ring
    score: str
    headline: str
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
    start: StartView | None
    exercises: tuple[ExerciseView, ...]
    facts: tuple[tuple[str, str], ...]
    isolation: tuple[str, ...]
    is_unsafe: bool


# From the grade to the view.


def _page(grade: Grade, lesson_links: Mapping[str, str], draw: Callable[[Picture], str] | None) -> PageView:
    course = tidy(grade.course_title or grade.course)
    student = tidy(grade.student)
    return PageView(
        language=language.current(),
        title=_("Feedback for {student}").format(student=student),
        course=course,
        student=student,
        tone=_grade_tone(grade),
        arc=_arc(grade.score, grade.max_score),
        ring="?" if grade.score is None else f"{percent_text(grade.score, grade.max_score)}%",
        score=score_text(grade.score, grade.max_score),
        headline=_headline(grade),
        warnings=_warnings(grade),
        notes=tuple(tidy(note) for note in grade.notes),
        start=_start(grade),
        exercises=tuple(
            _exercise(exercise, _anchor(number), lesson_links.get(exercise.id, ""), draw)
            for number, exercise in enumerate(grade.exercises, start=1)
        ),
        facts=_facts(grade),
        isolation=isolation_sentences(grade.isolation),
        is_unsafe=bool(grade.isolation.get("unsafe")),
    )


def _exercise(exercise: ExerciseResult, anchor: str, lesson: str, draw: Callable[[Picture], str] | None) -> ExerciseView:
    tone, mark, status = _standing(exercise)
    failed, unasked, passed = _sorted(exercise.checks)
    return ExerciseView(
        anchor=anchor,
        title=_title(exercise),
        about=prose(exercise.about),
        tone=tone,
        mark=mark,
        status=status,
        points=score_text(exercise.score, exercise.max_score),
        percent=percent_text(exercise.score, exercise.max_score),
        is_optional=exercise.optional,
        lesson=_address(lesson),
        messages=_messages(exercise),
        diagnoses=tuple(_diagnosis(diagnosis) for diagnosis in sorted(exercise.diagnoses, key=lambda each: each.match != "exact")),
        crash=_crash(exercise.crash),
        memory=_memory(exercise.memory),
        printed=_printed(_("What your file printed while it was loaded"), exercise.printed),
        failed=tuple(map(_check, failed)),
        unasked=tuple(map(_check, unasked)),
        passed=tuple(map(_check, passed)),
        passed_title=_passed_title(len(passed), len(exercise.checks)),
        full=tuple(map(prose, full_sentences(exercise.full))) if exercise.full else (),
        pictures=_pictures(exercise.pictures, draw) if draw else (),
    )


def _pictures(pictures: tuple[Picture, ...], draw: Callable[[Picture], str]) -> tuple[PictureView, ...]:
    """Those that can be drawn. A page never fails because of a picture."""
    drawn = []
    for picture in pictures:
        with suppress(ValueError):
            drawn.append(PictureView(tidy(picture.title), Markup(draw(picture))))
    return tuple(drawn)


def _sorted(checks: tuple[CheckResult, ...]) -> tuple[list[CheckResult], list[CheckResult], list[CheckResult]]:
    """Failed, never asked, passed."""
    passed = [check for check in checks if check.outcome is Outcome.PASSED]
    unasked = [check for check in checks if check.outcome is Outcome.UNANSWERED and not (check.message or check.crash)]
    return [check for check in checks if check not in passed and check not in unasked], unasked, passed


def _check(check: CheckResult) -> CheckView:
    tone, mark, word = {
        Outcome.PASSED: ("good", "✓", _("passed")),
        Outcome.FAILED: ("bad", "✗", _("failed")),
        Outcome.UNANSWERED: ("unknown", "?", _("not answered")),
    }[check.outcome]
    evidence = check.evidence or Evidence()
    answers = (_value("expected", _("Expected"), evidence.expected), _value("got", _("Got"), evidence.got))
    return CheckView(
        sentence=prose(check.sentence or check.id),
        tone=tone,
        mark=mark,
        word=word,
        points=score_text(check.points, check.max_points),
        message=prose(capital(check.message)),
        given=_value("given", _("Given"), evidence.given),
        answers=tuple(answer for answer in answers if answer),
        difference=prose("" if evidence.difference in check.message else capital(evidence.difference)),
        crash=_crash(check.crash),
        hint=prose(check.hint),
    )


def _value(kind: str, label: str, shown: Shown | None) -> ValueView | None:
    """A table stands for its text, unless the text is what to call the function with."""
    if shown is None:
        return None
    width = max((len(row) for row in shown.table), default=0)
    top, left = shown.origin
    return ValueView(
        kind=kind,
        label=label,
        text=tidy(shown.text) if kind == "given" or not shown.table else "",
        columns=tuple(str(left + column) for column in range(width)),
        rows=tuple(_row(str(top + number), number, row, width, shown.marked) for number, row in enumerate(shown.table)),
        is_labelled=len(shown.table) > 1,
        scrolls=_table_width(shown) > NARROW,
        note=tidy(shown.note),
    )


def _row(label: str, number: int, row: tuple[str, ...], width: int, marked: tuple[int, int] | None) -> RowView:
    cells = [CellView(tidy(text), (number, column) == marked, is_absent=False) for column, text in enumerate(row)]
    absent = [CellView("", (number, column) == marked, is_absent=True) for column in range(len(row), width)]
    return RowView(label, (*cells, *absent))


def _table_width(shown: Shown) -> int:
    """In characters; a cell's padding is worth about two of them."""
    width = max((len(row) for row in shown.table), default=0)
    columns = ([row[column] for row in shown.table if column < len(row)] for column in range(width))
    return sum(max(map(len, column)) + 2 for column in columns)


def _crash(crash: Crash | None) -> CrashView | None:
    if crash is None:
        return None
    what = f"{crash.type_name}: {crash.text}" if crash.text else crash.type_name
    return CrashView(
        what=tidy(what),
        place=tidy(_place(crash)),
        line=str(crash.line) if crash.line else "",
        source=tidy(crash.source.strip()),
        printed=_printed(_("What was printed before"), crash.printed),
    )


def _place(crash: Crash) -> str:
    parts = [crash.file]
    if crash.line:
        parts.append(_("line {line}").format(line=crash.line))
    if crash.function and not crash.function.startswith("<"):
        parts.append(_("in {function}").format(function=crash.function))
    return ", ".join(part for part in parts if part)


def _printed(label: str, text: str) -> PrintedView | None:
    return PrintedView(label, tidy(text), text.count("\n") < SHORT) if text.strip() else None


def _diagnosis(diagnosis: Diagnosis) -> DiagnosisView:
    exact = diagnosis.match == "exact"
    return DiagnosisView(
        match="exact" if exact else "likely",
        lead=_("This is what your code does") if exact else _("This may be what happens"),
        title=prose(diagnosis.title or diagnosis.misconception.replace("_", " ")),
        explanation=prose(diagnosis.explanation),
        next_step=prose(diagnosis.next_step),
        hint=prose(diagnosis.hint),
    )


# What is said in words.


def _standing(exercise: ExerciseResult) -> tuple[str, str, str]:
    """Tone, mark and words for how an exercise stands."""
    if exercise.status is Status.GRADED and exercise.is_full:
        return "good", "✓", _("complete")
    return {
        Status.GRADED: ("part", "✗", _("not complete yet")),
        Status.MISSING: ("absent", "–", _("not handed in")),
        Status.REFUSED: ("bad", "✗", _("not accepted")),
        Status.CRASHED: ("bad", "✗", _("did not load")),
        Status.TIMEOUT: ("bad", "✗", _("took too long")),
        Status.MEMORY: ("bad", "✗", _("ran out of memory")),
        Status.UNGRADED: ("ours", "?", _("not graded: not a zero")),
    }[exercise.status]


def _messages(exercise: ExerciseResult) -> tuple[Markup, ...]:
    """Why an exercise was not graded, in the grade's words or, where it has none, in ours."""
    text = (
        exercise.message
        or {
            Status.GRADED: "",
            Status.MISSING: _("No file for this exercise was handed in."),
            Status.REFUSED: _("The file for this exercise cannot be graded as it is."),
            Status.CRASHED: _("Your file stopped with an error while it was loaded, so no check could be asked."),
            Status.TIMEOUT: _("Your file was still loading when its time was over, so no check could be asked."),
            Status.MEMORY: _("Your file needed more memory than there is, so no check could be asked."),
            Status.UNGRADED: _("The grader itself failed here. This is not your mistake and not a zero; your teacher can grade it again."),
        }[exercise.status]
    )
    return (prose(text),) if text else ()


def _passed_title(passed: int, checks: int) -> str:
    if passed == checks:
        return n_("The check passed", "All {n} checks passed", checks).format(n=checks)
    return _("{passed} of {checks} checks passed").format(passed=passed, checks=checks)


def _memory(memory: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    labels = {"limit_bytes": _("Limit"), "peak_bytes": _("Used at most"), "asked_bytes": _("Asked for at once")}
    return tuple((label, _bytes(memory[key])) for key, label in labels.items() if key in memory)


def _bytes(count: int) -> str:
    if count < 1024:
        return n_("{n} byte", "{n} bytes", count).format(n=count)
    power = min((count.bit_length() - 1) // 10, 4)
    return f"{number_text(count / 1024**power)} {('KiB', 'MiB', 'GiB', 'TiB')[power - 1]}"


def _headline(grade: Grade) -> str:
    if grade.is_ungraded:
        return _("There is no grade yet: the grader failed on at least one exercise. This is our failure, not yours.")
    if grade.is_full:
        return full_marks(grade)
    required = [exercise for exercise in grade.exercises if not exercise.optional]
    done = sum(exercise.is_full for exercise in required)
    return n_("{done} of {n} exercise is complete.", "{done} of {n} exercises are complete.", len(required)).format(
        done=done, n=len(required)
    )


def _grade_tone(grade: Grade) -> str:
    if grade.is_ungraded:
        return "ours"
    return "good" if grade.is_full else "part"


def _warnings(grade: Grade) -> tuple[str, ...]:
    if not grade.isolation.get("unsafe"):
        return ()
    return (_("Graded in unsafe mode: the code ran without protection. It could read other files and change its own grade."),)


def _start(grade: Grade) -> StartView | None:
    for number, exercise in enumerate(grade.exercises, start=1):
        if exercise.is_full or exercise.optional or exercise.status is Status.UNGRADED:
            continue
        return StartView(_anchor(number), _title(exercise), _reason(exercise))
    return None


def _reason(exercise: ExerciseResult) -> Markup:
    """The most telling sentence that an exercise has."""
    titles = [each.title for each in exercise.diagnoses if each.match == "exact" and each.title]
    sentences = [check.sentence for check in exercise.checks if check.outcome is not Outcome.PASSED]
    return next((prose(text) for text in (*titles, *sentences) if text), next(iter(_messages(exercise)), Markup()))


def _facts(grade: Grade) -> tuple[tuple[str, str], ...]:
    versions = ", ".join(f"{name} {version}" for name, version in grade.versions.items())
    facts = (
        (_("Graded"), moment_text(grade.graded_at)),
        (_("Time taken"), _("{seconds} s").format(seconds=number_text(grade.seconds))),
        (_("Versions"), versions),
        (_("Fingerprint of what was handed in (SHA-256)"), grade.submission_sha256),
    )
    return tuple((label, tidy(text)) for label, text in facts if text)


def _arc(score: float | None, most: float) -> str:
    percent = percent_text(score, most)
    return "101" if percent == "100" else percent  # a little more than all of it closes the seam


def _title(exercise: ExerciseResult) -> str:
    return tidy(exercise.title or exercise.id)


def _anchor(number: int) -> str:
    return f"exercise-{number}"


def _address(link: str) -> str:
    """Relative, http and https addresses only: `javascript:` has no place on the page."""
    return link if urlsplit(link).scheme in ("", "http", "https") else ""


def _words() -> dict[str, str]:
    """The page's fixed words, for the template."""
    return {
        "bonus": _("bonus"),
        "exercises": _("Exercises"),
        "first_difference": _("first difference"),
        "footer": _("About this grade"),
        "hint": _("Hint"),
        "isolation": _("Protection while the code ran"),
        "lesson": _("Read the lesson again"),
        "memory": _("Memory"),
        "next_step": _("What to do next"),
        "notes": _("Noticed in what you handed in"),
        "row": _("row"),
        "start": _("Start here"),
        "table": _("table"),
        "to_fix": _("What to look at"),
        "unasked": _("Not asked yet"),
        "warning": _("Warning"),
    }
