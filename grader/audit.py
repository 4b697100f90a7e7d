"""Is the course sound? Grades everything whose grade is known beforehand, and says what does not come out as it must.

- the reference earns full marks, the stub nothing, every alternative correct solution full marks, under every seed tried;
- every misconception loses points and is diagnosed as itself;
- every mutant of the reference loses points or is listed as equivalent with its reason;
- every check fails for at least one wrong solution; checks that are never the only one to catch something are listed;
- no hidden line, path or withheld value stands in what a student may see.

On the way it makes the bank of transcripts that `diagnosis` works with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from grader.course import Course, Exercise, hash_of_questions
from grader.diagnosis import Bank, BankFile, bank_of, hash_of_bank, misconception_files, misconception_words, save_bank
from grader.grading import Grader
from grader.mutants import equivalents, mutants_of
from grader.release import stub_of
from grader.report import feedback_page
from grader.results import Call, ExerciseResult, Grade, Outcome, Status
from grader.soundness import Audit, ExerciseAudit, Kind, Trial
from grader.submission import Submission

Tell = Callable[[str, int, int], None]  # what is graded, how many are done, of how many

LEAKED_LINE = 25  # characters of a hidden source line that would be recognised


FULL = (Kind.REFERENCE, Kind.ALTERNATIVE)


@dataclass(frozen=True)
class Module:
    """One module whose grade is known beforehand."""

    kind: Kind
    name: str
    source: bytes
    note: str = ""  # a mutant's change


def audit_course(
    grader: Grader,
    exercises: Sequence[Exercise],
    *,
    seeds: int = 10,
    with_mutants: bool = True,
    tell: Tell = lambda _what, _done, _all: None,
) -> Audit:
    """Audit these exercises and write their banks of transcripts; `seeds` is how often what must earn full marks is graded."""
    return Audit(grader.course.id, tuple(_audit(grader, exercise, seeds, with_mutants, tell) for exercise in exercises))


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


def _audit(grader: Grader, exercise: Exercise, seeds: int, with_mutants: bool, tell: Tell) -> ExerciseAudit:
    modules = list(modules_of(exercise, with_mutants=with_mutants))
    secrets = hidden_text(grader.course, exercise)
    found: list[tuple[Module, ExerciseResult, str]] = []
    for number, module in enumerate(modules):
        tell(f"{exercise.id}: {module.kind} {module.name}", number, len(modules))
        grade = _grade(grader, exercise, module)
        found.append((module, grade.exercises[0], leak(grade, secrets)))
    bank = bank_of(_make_bank(grader, exercise, found), misconception_words(exercise.secret))
    listed = equivalents(exercise)
    trials = tuple(_trial(module, result, bank, listed.get(module.name), leaked) for module, result, leaked in found)
    trials += tuple(_repeats(grader, exercise, [module for module in modules if module.kind in FULL], seeds, tell))
    checks = tuple(check.id for check in found[0][1].checks)
    return _summary(exercise, checks, trials, seeds)


def _grade(grader: Grader, exercise: Exercise, module: Module) -> Grade:
    return grader.grade(Submission({f"{exercise.module}.py": module.source}), module.name, exercises=[exercise])


def _make_bank(grader: Grader, exercise: Exercise, found: Iterable[tuple[Module, ExerciseResult, str]]) -> BankFile:
    """The transcripts of the reference and of every misconception, saved beside the suite."""
    transcripts: dict[Kind, dict[str, list[Call]]] = {Kind.REFERENCE: {}, Kind.MISCONCEPTION: {}}
    for module, result, _leak in found:
        if module.kind in transcripts:
            transcripts[module.kind][module.name] = list(result.transcript)
    seed = grader.course.seed if grader.seed is None else grader.seed
    (reference,) = transcripts[Kind.REFERENCE].values()
    file = BankFile(hash_of_questions(exercise, seed), hash_of_bank(exercise.secret), reference, transcripts[Kind.MISCONCEPTION])
    save_bank(exercise.secret, file)
    return file


def _trial(module: Module, result: ExerciseResult, bank: Bank, equivalent: object, leaked: str) -> Trial:
    failed = tuple(check.id for check in result.checks if check.outcome is not Outcome.PASSED)
    diagnoses = bank.diagnose(result.transcript) if failed and module.kind is Kind.MISCONCEPTION else ()
    trial = Trial(
        module.kind,
        module.name,
        result.score,
        result.max_score,
        failed,
        tuple(diagnosis.misconception for diagnosis in diagnoses),
        diagnoses[0].match if diagnoses else "",
        equivalent=getattr(equivalent, "reason", ""),
    )
    return replace(trial, problem=leaked or _problem(trial, result, module))


def _problem(trial: Trial, result: ExerciseResult, module: Module) -> str:
    """What is not as it must be; empty when all is well."""
    if result.status is Status.UNGRADED:
        return f"could not be graded: {result.error.strip().splitlines()[-1][:300]}"
    if trial.kind in FULL:
        return "" if result.is_full else f"is correct and loses points: {', '.join(trial.failed)}"
    if trial.kind is Kind.STUB:
        return f"earns {trial.score:g} points" if trial.score else ""
    if result.is_full:
        return "" if trial.equivalent else f"is wrong and loses nothing{': ' + module.note if module.note else ''}"
    if trial.equivalent:
        return "is listed as equivalent and loses points; take it off the list"
    if trial.kind is Kind.MISCONCEPTION and trial.diagnosed != (trial.name,):
        return f"is diagnosed as {', '.join(trial.diagnosed) or 'nothing'}"
    return ""


def _repeats(grader: Grader, exercise: Exercise, modules: list[Module], seeds: int, tell: Tell) -> Iterator[Trial]:
    """What must earn full marks, under other seeds; only what does not is a trial of its own."""
    for number in range(1, seeds):
        other = replace(grader, seed=number)
        for position, module in enumerate(modules):
            tell(f"{exercise.id}: seed {number}: {module.name}", position, len(modules))
            result = _grade(other, exercise, module).exercises[0]
            if not result.is_full:
                failed = tuple(check.id for check in result.checks if check.outcome is not Outcome.PASSED)
                problem = f"is correct and loses points under seed {number}: {', '.join(failed)}"
                yield Trial(module.kind, module.name, result.score, result.max_score, failed, problem=problem)


def _summary(exercise: Exercise, checks: tuple[str, ...], trials: tuple[Trial, ...], seeds: int) -> ExerciseAudit:
    wrong = [trial for trial in trials if trial.kind in (Kind.MISCONCEPTION, Kind.MUTANT)]
    never_failed = tuple(check for check in checks if not any(check in trial.failed for trial in wrong))
    never_alone = tuple(check for check in checks if check not in never_failed and not any(trial.failed == (check,) for trial in wrong))
    problems = [f"{trial.kind} {trial.name} {trial.problem}" for trial in trials if trial.problem]
    problems += [f"check {check} never fails for any wrong solution" for check in never_failed]
    return ExerciseAudit(exercise.id, checks, trials, tuple(problems), never_failed, never_alone, seeds)


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
