"""Is the course sound? Grades everything whose grade is known beforehand, and says what does not come out as it must.

- the reference earns full marks, the stub nothing, every alternative correct solution full marks;
- every misconception loses points and is diagnosed as itself;
- all of these under other seeds too: what is right earns everything under each of them, what is wrong loses something;
- every mutant of the reference loses points or is listed as equivalent with its reason;
- every check fails for at least one wrong solution; checks that are never the only one to catch something are listed;
- no hidden line, path or withheld value stands in what a student may see.

On the way it makes the bank of transcripts that `diagnosis` works with. The gradings are shared out among judges in processes of their own.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import msgspec

from grader import language
from grader.course import Course, Exercise, hash_of_questions, load_course
from grader.diagnosis import (
    Bank,
    BankFile,
    bank_of,
    hash_of_bank,
    misconception_files,
    misconception_words,
    read_bank,
    save_bank,
)
from grader.errors import AuthorError
from grader.grading import Grader
from grader.judges import LocalJudges, judges_that_fit
from grader.mutants import equivalents, mutants_of
from grader.release import stub_of
from grader.report import feedback_page
from grader.results import Call, ExerciseResult, Grade, Outcome, Status
from grader.soundness import Audit, ExerciseAudit, HeldBack, Kind, Trial
from grader.submission import Submission

Tell = Callable[[str, int, int], None]  # the exercise, how many gradings are done, of how many

LEAKED_LINE = 25  # characters of a hidden source line that would be recognised
FIGURES_FILE = "diagnosis_figures.json"  # in solutions/, written by benchmarks/diagnosis.py

RIGHT = (Kind.REFERENCE, Kind.ALTERNATIVE)
WRONG = (Kind.STUB, Kind.MISCONCEPTION)


@dataclass(frozen=True)
class Module:
    """One module whose grade is known beforehand."""

    kind: Kind
    name: str
    source: bytes
    note: str = ""  # a mutant's change


@dataclass(frozen=True)
class Plan:
    """How thorough an audit is."""

    seeds: int = 10  # how often what must earn full marks is graded, each time under another seed
    wrong_seeds: int = 10  # and how often the stub and the misconceptions
    with_mutants: bool = True
    jobs: int = 0  # judges at work at the same time; 0: one for each core, as memory allows

    def gradings(self, module: Module) -> int:
        """How often this module is graded. A mutant is graded once: there are many, and each is another program."""
        return {Kind.MUTANT: 1, Kind.STUB: self.wrong_seeds, Kind.MISCONCEPTION: self.wrong_seeds}.get(module.kind, self.seeds)


@dataclass(frozen=True)
class Order:
    """One grading, as it travels to a judge."""

    course: Path  # its folder
    zygote: str
    confined: bool
    seed: int
    secrets: tuple[str, ...]  # hidden text to look for on the student's page; of each module in one grading
    exercise: str
    module: Module
    language: str


@dataclass(frozen=True)
class Graded:
    """What came back."""

    seed: int
    result: ExerciseResult
    leaked: str = ""  # looked for in the first grading


def audit_course(grader: Grader, exercises: Sequence[Exercise], plan: Plan, tell: Tell = lambda _what, _done, _all: None) -> Audit:
    """Audit these exercises and write their banks of transcripts. The judges share the grader's zygote."""
    with LocalJudges(plan.jobs or judges_that_fit(grader.course)) as judges:
        return Audit(grader.course.id, tuple(_audit(grader, judges, exercise, plan, tell) for exercise in exercises))


def modules_of(exercise: Exercise, *, with_mutants: bool = True) -> Iterator[Module]:
    """Everything whose grade is known beforehand."""
    yield Module(Kind.REFERENCE, exercise.module, exercise.reference.read_bytes())
    yield Module(Kind.STUB, exercise.module, stub_of(exercise).encode())
    for path in sorted((exercise.secret / "alternatives").glob("*.py")):
        yield Module(Kind.ALTERNATIVE, path.stem, path.read_bytes())
    for name, path in misconception_files(exercise.secret).items():
        yield Module(Kind.MISCONCEPTION, name, path.read_bytes())
    if with_mutants:
        for mutant in mutants_of(exercise):
            yield Module(Kind.MUTANT, mutant.id, mutant.source.encode(), mutant.change)


def grade_modules(
    grader: Grader, exercise: Exercise, modules: Sequence[Module], jobs: int = 0, tell: Tell = lambda _what, _done, _all: None
) -> list[ExerciseResult]:
    """Each of them once, under the course's own seed."""
    plan = Plan(1, 1)
    with LocalJudges(jobs or judges_that_fit(grader.course)) as judges:
        found = _grade_all(judges, [(module, list(_orders(grader, exercise, module, plan))) for module in modules], tell)
    return [graded.result for _module, (graded,) in found]


def _audit(grader: Grader, judges: Executor, exercise: Exercise, plan: Plan, tell: Tell) -> ExerciseAudit:
    began = time.monotonic()
    modules = list(modules_of(exercise, with_mutants=plan.with_mutants))
    secrets = hidden_text(grader.course, exercise)
    found = _grade_all(judges, [(module, list(_orders(grader, exercise, module, plan, secrets))) for module in modules], tell)
    bank = bank_of(_make_bank(grader, exercise, found), misconception_words(exercise.secret))
    listed = equivalents(exercise)
    trials = tuple(_trial(module, gradings, bank, listed.get(module.name)) for module, gradings in found)
    checks = tuple(check.id for check in found[0][1][0].result.checks)
    unknown = set(listed) - {module.name for module in modules} if plan.with_mutants else set()
    audit = ExerciseAudit(exercise.id, checks, trials, (), (), (), plan.seeds, plan.wrong_seeds, held_back=_held_back(grader, exercise))
    return replace(_judged(audit, unknown), seconds=round(time.monotonic() - began, 1))


def _orders(grader: Grader, exercise: Exercise, module: Module, plan: Plan, secrets: tuple[str, ...] = ()) -> Iterator[Order]:
    """The gradings of one module: under the course's own seed, then under others."""
    own = grader.seed_in_force
    others = (seed for seed in range(1, plan.gradings(module) + 1) if seed != own)
    for number, seed in zip(range(plan.gradings(module)), (own, *others), strict=False):
        folder, confined = grader.course.folder, grader.confined
        yield Order(folder, grader.address, confined, seed, secrets if number == 0 else (), exercise.id, module, language.current())


def _grade_all(judges: Executor, wanted: Sequence[tuple[Module, list[Order]]], tell: Tell) -> list[tuple[Module, list[Graded]]]:
    """Everything at once, in whatever order the judges come to it."""
    futures = {judges.submit(grade_order, order): order for _module, orders in wanted for order in orders}
    by_order = {}
    for done, future in enumerate(as_completed(futures), 1):
        order = futures[future]
        by_order[order] = future.result()
        tell(order.exercise, done, len(futures))
    return [(module, [by_order[order] for order in orders]) for module, orders in wanted]


def grade_order(order: Order) -> Graded:
    """What a judge does with one order, in its own process."""
    language.use(order.language)
    course = _course(order.course)
    exercise = course.exercise(order.exercise)
    submission = Submission({f"{exercise.module}.py": order.module.source})
    grader = Grader(course, order.zygote, order.confined, order.seed)
    grade = grader.grade(submission, order.module.name, exercises=[exercise])
    return Graded(order.seed, grade.exercises[0], leak(grade, order.secrets) if order.secrets else "")


_course = cache(load_course)


def _make_bank(grader: Grader, exercise: Exercise, found: Iterable[tuple[Module, list[Graded]]]) -> BankFile:
    """The transcripts of the reference and of every misconception, saved beside the suite."""
    transcripts: dict[Kind, dict[str, list[Call]]] = {Kind.REFERENCE: {}, Kind.MISCONCEPTION: {}}
    for module, gradings in found:
        if module.kind in transcripts:
            transcripts[module.kind][module.name] = list(gradings[0].result.transcript)
    (reference,) = transcripts[Kind.REFERENCE].values()
    questions = hash_of_questions(exercise, grader.seed_in_force)
    file = BankFile(questions, hash_of_bank(exercise.secret), reference, transcripts[Kind.MISCONCEPTION])
    save_bank(exercise.secret, file)
    return file


def _trial(module: Module, gradings: Sequence[Graded], bank: Bank, equivalent: object) -> Trial:
    """What is known of one module after all its gradings."""
    first, others = gradings[0], gradings[1:]
    failed = _failed(first.result)
    diagnoses = bank.diagnose(first.result.transcript) if failed and module.kind is Kind.MISCONCEPTION else ()
    trial = Trial(
        module.kind,
        module.name,
        first.result.score,
        first.result.max_score,
        failed,
        tuple(diagnosis.misconception for diagnosis in diagnoses),
        diagnoses[0].match if diagnoses else "",
        equivalent=getattr(equivalent, "reason", ""),
        note=module.note,
        seeds=len(gradings),
        varies=tuple(sorted({check for other in others for check in set(failed) ^ set(_failed(other.result))})),
    )
    problems = [first.leaked or _problem(module, first.result, trial.equivalent) or _misnamed(trial)]
    problems += [f"{problem}, under seed {other.seed}" for other in others if (problem := _problem(module, other.result, ""))]
    return replace(trial, problem="; ".join(filter(None, problems)))


def _failed(result: ExerciseResult) -> tuple[str, ...]:
    return tuple(check.id for check in result.checks if check.outcome is not Outcome.PASSED)


def _problem(module: Module, result: ExerciseResult, equivalent: str) -> str:
    """What is not as it must be; empty when all is well."""
    if result.status is Status.UNGRADED:
        return f"could not be graded: {result.error.strip().splitlines()[-1][:300]}"
    if module.kind is Kind.MISCONCEPTION and result.status is not Status.GRADED:
        return f"is never asked, so nobody can be told of it: {result.message}"
    if module.kind in RIGHT:
        return "" if result.is_full else f"is correct and loses points: {', '.join(_failed(result))}"
    if module.kind is Kind.STUB:
        return f"earns {result.score:g} points" if result.score else ""
    if result.is_full:
        return "" if equivalent else f"is wrong and loses nothing{': ' + module.note if module.note else ''}"
    return "is listed as equivalent and loses points; take it off the list" if equivalent else ""


def _misnamed(trial: Trial) -> str:
    if trial.kind is not Kind.MISCONCEPTION or trial.diagnosed == (trial.name,):
        return ""
    return f"is diagnosed as {', '.join(trial.diagnosed) or 'nothing'}"


def _judged(audit: ExerciseAudit, unknown: set[str]) -> ExerciseAudit:
    """With its problems; `unknown` are listed mutants that do not exist."""
    wrong = [set(trial.failed) for trial in audit.trials if trial.kind in (Kind.MISCONCEPTION, Kind.MUTANT)]
    never_failed = tuple(check for check in audit.checks if not any(check in failed for failed in wrong))
    never_alone = tuple(check for check in audit.checks if check not in never_failed and {check} not in wrong)
    problems = [f"{trial.kind} {trial.name} {trial.problem}" for trial in audit.trials if trial.problem]
    problems += [f"check {check} never fails for any wrong solution" for check in never_failed]
    problems += [f"mutant {name} is listed as equivalent, but there is no such mutant; take it off the list" for name in sorted(unknown)]
    return replace(audit, problems=tuple(problems), never_failed=never_failed, never_alone=never_alone)


# What was measured with modules that were held back -------------------------------------------------------------------------------------


def bank_mark(exercise: Exercise, seed: int) -> str:
    """Changes with whatever a diagnosis is made from: what is asked and answered rightly, what each misconception answers, the thresholds.

    Not with a word of a suite or of a misconception. Empty where there is no bank of the present suite.
    """
    bank = read_bank(exercise.secret, hash_of_questions(exercise, seed))
    if bank is None:
        return ""
    answered = [sorted(bank.reference.items())] + [(name, sorted(known.items())) for name, known in sorted(bank.deviations.items())]
    return hashlib.sha256(repr((answered, bank.thresholds)).encode()).hexdigest()[:16]


def load_figures(course: Course) -> dict[str, HeldBack]:
    """By exercise; those that were measured. Raises AuthorError."""
    try:
        return msgspec.json.decode((course.solutions / FIGURES_FILE).read_bytes(), type=dict[str, HeldBack])
    except FileNotFoundError:
        return {}
    except msgspec.MsgspecError as error:
        raise AuthorError(f"solutions/{FIGURES_FILE}: {error}; make it anew with benchmarks/diagnosis.py") from None


def save_figures(course: Course, figures: dict[str, HeldBack]) -> None:
    """Keep these; those of other exercises stay."""
    known = load_figures(course) | figures
    data = {exercise.id: known[exercise.id] for exercise in course.exercises if exercise.id in known}
    (course.solutions / FIGURES_FILE).write_bytes(msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n")


def _held_back(grader: Grader, exercise: Exercise) -> HeldBack | None:
    figures = load_figures(grader.course).get(exercise.id)
    return figures and replace(figures, is_current=figures.bank == bank_mark(exercise, grader.seed_in_force))


# What must stay hidden ------------------------------------------------------------------------------------------------------------------


def hidden_text(course: Course, exercise: Exercise) -> tuple[str, ...]:
    """Lines and paths that must never reach a student: those of the suite that are not its own docstrings, hints and imports."""
    lines = {line.strip() for line in exercise.suite.read_text("utf-8").splitlines()}
    public = re.compile(r'^(""".*|@hint\(.*|@reveal\(.*|from .*|import .*|#.*)$')
    secret = {line for line in lines if len(line) >= LEAKED_LINE and not public.match(line)}
    return tuple(sorted(secret | {str(course.solutions), exercise.suite.name}))


def leak(grade: Grade, secrets: tuple[str, ...]) -> str:
    """Which hidden text stands in the student's page, if any."""
    page = feedback_page(grade)
    found = next((secret for secret in secrets if secret in page), "")
    return f"shows a student this hidden text: {found}" if found else ""
