"""Everybody's grades → the teacher's page: what the class can do, which mistakes it shares, and who needs help.

One HTML file without script that needs nothing from the network. As in `report`, everything is decided here, in a small frozen view;
`templates/class.html` only loops over it.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markupsafe import Markup

from grader import language
from grader.class_plots import ABSENT, FAILED, PASSED, UNANSWERED, draw_map, draw_scores
from grader.language import _, n_
from grader.page import environment, isolation_sentences, moment_text, number_text, percent_text, prose, tidy
from grader.regrade import Moved
from grader.results import Outcome, Status
from grader.roster import Person
from grader.statistics import (
    SHARED,
    CheckStatistics,
    Class,
    ExerciseStatistics,
    MistakeGroup,
    Row,
    Standing,
    exercise_statistics,
    mistake_groups,
    spread,
)

HARD = 0.5  # a check that fewer pass is worth a lesson
LOW_DISCRIMINATION = -0.1  # below it strong work fails more often than weak
ENOUGH = 0.5  # of the points; who has less needs attention
MOST_GROUPS = 25  # of one exercise; the rest is counted
MOST_NAMES = 60  # in one list
MOST_LINES = 60  # of an example
FIRST_LINES = 5  # of what to teach next


@dataclass(frozen=True)
class About:
    """What there is to say about a class beside the grades."""

    title: str  # of the course
    people: Mapping[str, Person]
    late: frozenset[str] = frozenset()
    absent: tuple[Person, ...] = ()
    strangers: tuple[str, ...] = ()  # ids that are not on the roster
    same_content: tuple[tuple[str, ...], ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()  # in the class folder: name and reason
    moved: tuple[Moved, ...] = ()  # by a regrade
    is_regrade: bool = False
    graded_at: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    isolation: Mapping[str, Any] = field(default_factory=dict)


Example = Callable[[str, Sequence[str]], str]  # an exercise and the students of a group → source of one of them, or nothing


def class_report(
    group: Class,
    about: About,
    *,
    example: Example = lambda _exercise, _students: "",
    page_of: Callable[[str], str] = lambda _student: "",
    secret: str | None = None,
) -> str:
    """The page as text, to be written as UTF-8.

    With a `secret` it is anonymous: students are numbers that nobody can trace back without the secret, and nothing that could hold a
    name is shown. `page_of` gives the relative address of a student's own page.
    """
    names = _Names(group, about, page_of, secret)
    page = _page(group, about, example, names)
    return environment().get_template("class.html").render(page=page, words=_words())


# The view: what the template loops over, in the order of the page.


@dataclass(frozen=True)
class StudentView:
    name: str
    href: str  # empty: no page


@dataclass(frozen=True)
class FactView:
    label: str
    value: str
    tone: str = ""


@dataclass(frozen=True)
class NextView:
    """One thing that the next lesson could be about."""

    href: str
    number: int  # of the exercise
    text: Markup
    count: str


@dataclass(frozen=True)
class CheckView:
    number: str
    sentence: Markup
    passed: str  # "31 of 40"
    percent: str
    tone: str
    discrimination: str
    note: str
    is_quiet: bool  # the note needs no action


@dataclass(frozen=True)
class GroupView:
    anchor: str
    title: Markup
    is_named: bool
    count: str
    lost: str
    students: tuple[StudentView, ...]
    more: str
    failed: tuple[Markup, ...]
    code: str


@dataclass(frozen=True)
class SingleView:
    student: StudentView
    what: Markup
    lost: str


@dataclass(frozen=True)
class ExerciseView:
    anchor: str
    title: str
    number: int
    is_optional: bool
    percent: str  # mean share of the points
    tone: str
    facts: tuple[FactView, ...]
    checks: tuple[CheckView, ...]
    groups: tuple[GroupView, ...]
    singles: tuple[SingleView, ...]
    rest: str


@dataclass(frozen=True)
class AttentionView:
    student: StudentView
    score: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class CellView:
    text: str
    tone: str
    word: str


@dataclass(frozen=True)
class StudentRowView:
    student: StudentView
    section: str
    score: str
    percent: str
    cells: tuple[CellView, ...]
    is_late: bool


@dataclass(frozen=True)
class MovedView:
    student: StudentView
    what: Markup
    before: str
    after: str
    points: str


@dataclass(frozen=True)
class PageView:
    language: str
    title: str
    course: str
    is_anonymous: bool
    warnings: tuple[str, ...]
    facts: tuple[FactView, ...]
    next: tuple[NextView, ...]
    scores: Markup
    scores_text: str
    exercises: tuple[ExerciseView, ...]
    map: Markup
    attention: tuple[AttentionView, ...]
    attention_text: str
    is_regrade: bool
    moved: tuple[MovedView, ...]
    columns: tuple[str, ...]
    has_sections: bool
    rows: tuple[StudentRowView, ...]
    absent: tuple[StudentView, ...]
    absent_text: str
    notes: tuple[str, ...]
    environment: tuple[FactView, ...]
    isolation: tuple[str, ...]


# Names -----------------------------------------------------------------------------------------------------------------------------------


class _Names:
    """What students are called on this page."""

    def __init__(self, group: Class, about: About, page_of: Callable[[str], str], secret: str | None) -> None:
        self.is_anonymous = secret is not None
        self._people, self._page_of = about.people, page_of
        shuffled = sorted((row.student for row in group.rows), key=lambda one: hashlib.sha256(f"{secret}/{one}".encode()).digest())
        self._numbers = {student: number for number, student in enumerate(shuffled, start=1)}
        self._namesakes = Counter(person.name for person in about.people.values())

    def __call__(self, student: str) -> StudentView:
        if self.is_anonymous:
            return StudentView(_("Student {n}").format(n=self._numbers.get(student, "–")), "")
        person = self._people.get(student)
        name = tidy(person.name) if person and person.name else ""
        return StudentView(f"{name} ({tidy(student)})" if name else tidy(student), self._page_of(student))

    def brief(self, student: str) -> StudentView:
        """Without the id, where the name says who it is."""
        return replace(self(student), name=self.short(student))

    def short(self, student: str) -> str:
        person = self._people.get(student)
        is_clear = person is not None and person.name and self._namesakes[person.name] == 1
        return tidy(person.name) if person and is_clear and not self.is_anonymous else self(student).name


# From rows to the view -------------------------------------------------------------------------------------------------------------------


def _page(group: Class, about: About, example: Example, names: _Names) -> PageView:
    rows = sorted(group.rows, key=lambda row: (-_share(row), names.short(row.student)))
    statistics = [exercise_statistics(group, exercise) for exercise in group.exercises]
    groups = {exercise: mistake_groups(group, exercise) for exercise in group.exercises}
    attention = tuple(_attention(rows, about, names, statistics))
    return PageView(
        language=language.current(),
        title=_("Class report"),
        course=tidy(about.title),
        is_anonymous=names.is_anonymous,
        warnings=_warnings(about),
        facts=_facts(rows, about),
        next=tuple(_next(statistics, groups)),
        scores=Markup(draw_scores([100 * _share(row) for row in rows if row.score is not None])),
        scores_text=_scores_text(rows),
        exercises=tuple(_exercise(number, one, groups[one.id], example, names, group) for number, one in enumerate(statistics, start=1)),
        map=_map(group, rows, statistics, names),
        attention=attention,
        attention_text=_attention_text(len(attention), len(rows)),
        is_regrade=about.is_regrade,
        moved=tuple(_moved(one, names, group) for one in about.moved),
        columns=tuple(str(number) for number in range(1, len(statistics) + 1)),
        has_sections=not names.is_anonymous and any(person.section for person in about.people.values()),
        rows=tuple(_student_row(row, about, names, statistics) for row in rows),
        absent=() if names.is_anonymous else tuple(StudentView(_of_person(person), "") for person in about.absent),
        absent_text=_absent_text(len(about.absent)),
        notes=tuple(_notes(about, names)),
        environment=_environment(about),
        isolation=isolation_sentences(about.isolation),
    )


def _share(row: Row) -> float:
    return row.score / row.max_score if row.score is not None and row.max_score else 0.0


def _of_person(person: Person) -> str:
    return f"{tidy(person.name)} ({tidy(person.id)})" if person.name else tidy(person.id)


def _facts(rows: Sequence[Row], about: About) -> tuple[FactView, ...]:
    failed = sum(row.score is None for row in rows)
    found = spread(100 * _share(row) for row in rows if row.score is not None)
    facts = [FactView(_("handed in"), str(len(rows)))]
    if about.absent:
        facts.append(FactView(_("handed in nothing"), str(len(about.absent))))
    if about.late:
        facts.append(FactView(_("late"), str(len(about.late))))
    if failed:
        facts.append(FactView(_("could not be graded"), str(failed), "ours"))
    if found:
        facts.append(FactView(_("median"), f"{found.median:.0f} %"))
        facts.append(FactView(_("middle half"), f"{found.lower_quartile:.0f}–{found.upper_quartile:.0f} %"))
    full = sum(row.score is not None and row.score >= row.max_score for row in rows)
    facts.append(FactView(_("full marks"), str(full)))
    return tuple(facts)


def _scores_text(rows: Sequence[Row]) -> str:
    found = spread(row.score for row in rows if row.score is not None)
    if found is None:
        return _("Nobody has a grade yet.")
    text = _("Mean {mean} of {most} points, standard deviation {deviation}, from {lowest} to {highest}.")
    return text.format(
        mean=number_text(found.mean),
        most=number_text(max(row.max_score for row in rows)),
        deviation=number_text(found.deviation),
        lowest=number_text(found.lowest),
        highest=number_text(found.highest),
    )


def _warnings(about: About) -> tuple[str, ...]:
    if not about.isolation.get("unsafe"):
        return ()
    return (_("Graded in unsafe mode: the code ran without protection. It could read other files and change its own grade."),)


def _next(statistics: Sequence[ExerciseStatistics], groups: Mapping[str, Sequence[MistakeGroup]]) -> Iterator[NextView]:
    """The mistakes and checks that most students would gain from, most students first."""
    found: list[tuple[int, NextView]] = []
    for number, exercise in enumerate(statistics, start=1):
        for place, one in enumerate(groups[exercise.id][:MOST_GROUPS]):
            if one.mistake and one.status is Status.GRADED and len(one.students) >= SHARED:
                href = _group_anchor(number, place)
                found.append((len(one.students), NextView(href, number, prose(one.mistake), _students(len(one.students)))))
        for check in exercise.checks:
            if check.asked >= SHARED and check.difficulty < HARD:
                failed = check.asked - check.passed
                count = _("{failed} of {asked} fail").format(failed=failed, asked=check.asked)
                found.append((failed, NextView(f"exercise-{number}", number, prose(check.sentence), count)))
    found.sort(key=lambda pair: -pair[0])
    yield from (view for _count, view in found[:FIRST_LINES])


def _exercise(
    number: int, one: ExerciseStatistics, groups: Sequence[MistakeGroup], example: Example, names: _Names, group: Class
) -> ExerciseView:
    shared = [each for each in groups if len(each.students) >= SHARED]
    singles = [each for each in groups if len(each.students) < SHARED]
    mean = one.spread.mean if one.spread else None
    return ExerciseView(
        anchor=f"exercise-{number}",
        title=tidy(one.title),
        number=number,
        is_optional=one.is_optional,
        percent=percent_text(mean, one.max_score),
        tone=_tone(mean / one.max_score if mean is not None and one.max_score else 0.0),
        facts=tuple(_exercise_facts(one)),
        checks=tuple(_check(f"{number}.{place}", check) for place, check in enumerate(one.checks, start=1)),
        groups=tuple(_group(number, place, each, example, names, group) for place, each in enumerate(shared[:MOST_GROUPS])),
        singles=tuple(_single(each, names, group) for each in singles[:MOST_NAMES]),
        rest=_rest(len(shared) - MOST_GROUPS, len(singles) - MOST_NAMES),
    )


def _exercise_facts(one: ExerciseStatistics) -> Iterator[FactView]:
    if one.spread:
        mean = _("{mean} of {most} points").format(mean=number_text(one.spread.mean), most=number_text(one.max_score))
        yield FactView(_("mean"), mean)
        yield FactView(_("complete"), _("{n} of {all}").format(n=one.full, all=one.handed_in))
    words = {
        Status.MISSING: _("not handed in"),
        Status.REFUSED: _("not accepted"),
        Status.CRASHED: _("did not load"),
        Status.TIMEOUT: _("took too long"),
        Status.MEMORY: _("ran out of memory"),
        Status.UNGRADED: _("could not be graded"),
    }
    for status, word in words.items():
        if count := one.statuses.get(status, 0):
            yield FactView(word, str(count), "ours" if status is Status.UNGRADED else "")


def _check(number: str, check: CheckStatistics) -> CheckView:
    share = 0.0 if math.isnan(check.difficulty) else check.difficulty
    note = ""
    if check.is_never_passed:
        note = _("never passed")
    elif check.is_never_failed:
        note = _("never failed")
    elif check.discrimination is not None and check.discrimination < LOW_DISCRIMINATION:
        note = _("strong work fails it more often: look at the check")
    return CheckView(
        number=number,
        sentence=prose(check.sentence),
        passed=_("{n} of {all}").format(n=check.passed, all=check.asked),
        percent=f"{100 * share:.0f}",
        tone=_tone(share),
        discrimination="–" if check.discrimination is None else f"{check.discrimination:.2f}",
        note=note,
        is_quiet=check.is_never_failed,
    )


def _tone(share: float) -> str:
    return "good" if share >= 0.8 else "part" if share >= HARD else "bad"


def _group(number: int, place: int, one: MistakeGroup, example: Example, names: _Names, group: Class) -> GroupView:
    code = example(one.exercise, one.students) if one.status is Status.GRADED or one.mistake else ""
    lines = tidy(code).strip("\n").splitlines()
    return GroupView(
        anchor=_group_anchor(number, place),
        title=_mistake_title(one, group),
        is_named=bool(one.mistake) and one.status is Status.GRADED,
        count=_students(len(one.students)),
        lost=_("{n} points lost each").format(n=number_text(one.lost)),
        students=tuple(names.brief(student) for student in one.students[:MOST_NAMES]),
        more=_("and {n} more").format(n=len(one.students) - MOST_NAMES) if len(one.students) > MOST_NAMES else "",
        failed=tuple(prose(group.words.sentences[one.exercise, check]) for check in one.failed) if one.status is Status.GRADED else (),
        code="\n".join([*lines[:MOST_LINES], "…"] if len(lines) > MOST_LINES else lines),
    )


def _mistake_title(one: MistakeGroup, group: Class) -> Markup:
    if one.status is not Status.GRADED:
        words = {Status.CRASHED: _("did not load"), Status.TIMEOUT: _("took too long"), Status.MEMORY: _("ran out of memory")}
        word = words.get(one.status, one.status.value)
        return prose(f"{word}: {one.mistake}" if one.mistake else word)
    if one.mistake:
        return prose(one.mistake)
    sentences = [group.words.sentences[one.exercise, check] for check in one.failed]
    more = _(" (and {n} more)").format(n=len(sentences) - 1) if len(sentences) > 1 else ""
    return prose(_("No name yet; fails: {sentence}").format(sentence=sentences[0] if sentences else "–") + more)


def _group_anchor(number: int, place: int) -> str:
    return f"exercise-{number}-group-{place + 1}"


def _single(one: MistakeGroup, names: _Names, group: Class) -> SingleView:
    return SingleView(names(one.students[0]), _mistake_title(one, group), number_text(one.lost))


def _rest(groups: int, singles: int) -> str:
    parts = []
    if groups > 0:
        parts.append(n_("{n} more group", "{n} more groups", groups).format(n=groups))
    if singles > 0:
        parts.append(n_("{n} more mistake of a single student", "{n} more mistakes of single students", singles).format(n=singles))
    return ", ".join(parts)


def _students(count: int) -> str:
    return n_("{n} student", "{n} students", count).format(n=count)


# Students --------------------------------------------------------------------------------------------------------------------------------


def _attention(rows: Sequence[Row], about: About, names: _Names, statistics: Sequence[ExerciseStatistics]) -> Iterator[AttentionView]:
    """Lowest score first. Being late alone is no reason."""
    numbers = {one.id: str(number) for number, one in enumerate(statistics, start=1)}
    common = {one.id for one in statistics if 2 * one.handed_in > len(rows) and not one.is_optional}
    for row in reversed(rows):
        reasons = tuple(_reasons(row, numbers, common))
        if reasons:
            late = (_("handed in late"),) if row.student in about.late else ()
            yield AttentionView(names(row.student), _score(row), reasons + late)


def _reasons(row: Row, numbers: Mapping[str, str], common: set[str]) -> Iterator[str]:
    def of(*statuses: Status) -> str:
        return ", ".join(numbers[standing.id] for standing in row.standings if standing.status in statuses)

    if found := of(Status.UNGRADED):
        yield _("could not be graded: exercise {exercises}; not a zero, grade the class again").format(exercises=found)
    if found := of(Status.REFUSED):
        yield _("not accepted: exercise {exercises}").format(exercises=found)
    if found := of(Status.CRASHED):
        yield _("does not load: exercise {exercises}").format(exercises=found)
    if found := of(Status.TIMEOUT, Status.MEMORY):
        yield _("takes too long or too much memory: exercise {exercises}").format(exercises=found)
    missing = [standing.id for standing in row.standings if standing.status is Status.MISSING and standing.id in common]
    if missing:
        yield _("not handed in: exercise {exercises}").format(exercises=", ".join(numbers[one] for one in missing))
    if row.score is not None and _share(row) < ENOUGH:
        yield _("less than half of the points")


def _attention_text(count: int, students: int) -> str:
    if not count:
        return _("Nobody: everything loads, and everybody has at least half of the points.")
    return _("{n} of {all}, the lowest score first.").format(n=count, all=students)


def _student_row(row: Row, about: About, names: _Names, statistics: Sequence[ExerciseStatistics]) -> StudentRowView:
    person = about.people.get(row.student)
    return StudentRowView(
        student=names(row.student),
        section=tidy(person.section) if person and not names.is_anonymous else "",
        score=_score(row),
        percent=percent_text(row.score, row.max_score),
        cells=tuple(_cell(row.of(one.id)) for one in statistics),
        is_late=row.student in about.late,
    )


def _score(row: Row) -> str:
    return "?" if row.score is None else number_text(row.score)


def _cell(standing: Standing | None) -> CellView:
    if standing is None or standing.status is Status.MISSING:
        return CellView("–", "absent", _("not handed in"))
    if standing.score is None:
        return CellView("?", "ours", _("could not be graded"))
    tone = "good" if standing.is_full else "part" if standing.score > 0 else "bad"
    words = {
        Status.REFUSED: _("not accepted"),
        Status.CRASHED: _("did not load"),
        Status.TIMEOUT: _("took too long"),
        Status.MEMORY: _("ran out of memory"),
    }
    return CellView(number_text(standing.score), tone, words.get(standing.status, ""))


def _map(group: Class, rows: Sequence[Row], statistics: Sequence[ExerciseStatistics], names: _Names) -> Markup:
    with_checks = [one for one in statistics if one.checks]
    if not with_checks or not rows:
        return Markup()
    columns = [(one.id, check.id) for one in with_checks for check in one.checks]
    marks = [[_mark(row.of(exercise), check) for exercise, check in columns] for row in rows]
    blocks = [(tidy(one.title), len(one.checks)) for one in with_checks]
    return Markup(draw_map(marks, [names.short(row.student) for row in rows], blocks))


def _mark(standing: Standing | None, check: str) -> str:
    if standing is None or standing.status in (Status.MISSING, Status.UNGRADED) or check not in standing.outcomes:
        return ABSENT
    if standing.status is not Status.GRADED:
        return FAILED
    return {Outcome.PASSED: PASSED, Outcome.FAILED: FAILED, Outcome.UNANSWERED: UNANSWERED}[standing.outcomes[check]]


def _moved(one: Moved, names: _Names, group: Class) -> MovedView:
    title = group.words.titles.get(one.exercise, one.exercise)
    words = {"passed": _("passed"), "failed": _("failed"), "unanswered": _("not answered"), "": "–"}
    return MovedView(
        student=names(one.student),
        what=prose(f"{title}: {one.sentence}" if one.check else title),
        before=words.get(one.before, one.before),
        after=words.get(one.after, one.after),
        points=f"{one.points:+.2f}".rstrip("0").rstrip(".") if one.points else "0",
    )


def _absent_text(count: int) -> str:
    return n_("{n} person on the roster handed in nothing.", "{n} people on the roster handed in nothing.", count).format(n=count)


def _notes(about: About, names: _Names) -> Iterator[str]:
    """What else a teacher may want to know; neutral words, since there may be good reasons."""
    for students in about.same_content:
        if names.is_anonymous:
            yield _("{n} students handed in files with the same content.").format(n=len(students))
        else:
            shown = ", ".join(names(student).name for student in students[:MOST_NAMES])
            yield _("These students handed in files with the same content, graded once: {names}.").format(names=shown)
    if about.strangers and names.is_anonymous:
        yield _("{n} students are not on the roster.").format(n=len(about.strangers))
    elif about.strangers:
        shown = ", ".join(names(student).name for student in about.strangers[:MOST_NAMES])
        yield _("Not on the roster: {names}.").format(names=shown)
    if about.left_out and names.is_anonymous:
        yield _("{n} entries of the class folder were left out.").format(n=len(about.left_out))
        return
    for source, reason in about.left_out[:MOST_NAMES]:
        yield _("Left out: {name} ({reason}).").format(name=tidy(source), reason=tidy(reason))
    if len(about.left_out) > MOST_NAMES:
        yield _("and {n} more").format(n=len(about.left_out) - MOST_NAMES)


def _environment(about: About) -> tuple[FactView, ...]:
    versions = ", ".join(f"{name} {version}" for name, version in about.versions.items())
    facts = (
        (_("Newest grade"), moment_text(about.graded_at)),
        (_("Versions"), versions),
        (_("How to read the numbers"), _reading()),
    )
    return tuple(FactView(label, tidy(text)) for label, text in facts if text)


def _reading() -> str:
    return _(
        "Passed: of those who handed the exercise in. Discrimination: the correlation of passing the check with all other points, "
        "from -1 to 1; near 0 the check has nothing to do with the rest, below 0 strong work fails it more often than weak. "
        "Students are in one group when their code answered every question of the suite alike."
    )


def _words() -> dict[str, str]:
    """The page's fixed words, for the template."""
    return {
        "all_students": _("All students"),
        "absent": _("Handed in nothing"),
        "after": _("After"),
        "anonymous": _("Anonymous: students are numbers."),
        "attention": _("Who needs attention"),
        "before": _("Before"),
        "bonus": _("bonus"),
        "check": _("Check"),
        "checks": _("Checks"),
        "discrimination": _("Discrimination"),
        "environment": _("About this report"),
        "example": _("One example of the code"),
        "exercise": _("Exercise"),
        "exercises": _("Exercises"),
        "fails": _("Fails"),
        "groups": _("The same mistake"),
        "handed_in": _("What was handed in"),
        "isolation": _("Protection while the code ran"),
        "late": _("late"),
        "legend": _("Pale: passed. Strong, marked ×: failed. Grey, marked ?: not answered. Empty: not handed in, or not graded."),
        "lost": _("Points lost"),
        "map": _("Who passed what"),
        "mean": _("Mean"),
        "mistake": _("Mistake"),
        "moved": _("What the regrade moved"),
        "next": _("For the next lesson"),
        "none_moved": _("No verdict moved."),
        "not_named": _("no name in the course's list"),
        "notes": _("Noticed"),
        "passed": _("Passed"),
        "points": _("Points"),
        "reasons": _("Why"),
        "scores": _("How the scores lie"),
        "section": _("Section"),
        "sections": _("Contents"),
        "share": _("Share"),
        "singles": _("Mistakes of one student each"),
        "student": _("Student"),
        "total": _("Total"),
        "warning": _("Warning"),
        "who": _("Who"),
    }
