"""How often the diagnosis names the right mistake, and how often a wrong one, on modules that were not used to build the banks.

    python -m benchmarks.diagnosis [--exercise ID]… [--write] [--json FILE] [--jobs N]

`tests/variants/<exercise>/<misconception>/` holds the same mistake in other code, written from its description alone, and
`tests/variants/<exercise>/other/` modules that are wrong for a reason that no misconception names. All are graded once; what other
thresholds would have said is worked out from the transcripts. Besides, each misconception is held against its own bank without it: it
should then fit nothing. The figures of the thresholds in force are kept in solutions/diagnosis_figures.json, from which `grade audit` shows
them; `--write` puts them into benchmarks/README.md. Half a second a module for exercises 1 and 2, some seconds with Keras, ten for a
training, a minute for an endless one; `--jobs` judges work at the same time.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from grader.audit import FIGURES_FILE, Module, bank_mark, grade_modules, save_figures
from grader.course import Course, Exercise, hash_of_questions, load_course
from grader.diagnosis import Bank, Thresholds, load_bank
from grader.grading import Grader, warm_grader
from grader.results import Call, ExerciseResult
from grader.soundness import HeldBack, Kind
from grader.submission import Submission

REPOSITORY = Path(__file__).parents[1]
VARIANTS = REPOSITORY / "tests" / "variants"
README = REPOSITORY / "benchmarks" / "README.md"
OTHER = "other"
CHOSEN = Thresholds()
TRIED = {"calls": (0.0, 0.8, 0.85, 0.95, 1.0), "answers": (0.4, 0.5, 0.8, 0.9), "margin": (0.0, 0.1, 0.2, 0.3, 0.4)}
FIRST_RULE = Thresholds(calls=0.0, answers=0.8, margin=0.1)  # what was in force before anything was measured


@dataclass(frozen=True)
class Case:
    """One held-back module."""

    exercise: str
    mistake: str  # of the bank, or OTHER
    path: Path

    @property
    def name(self) -> str:
        return f"{self.mistake}/{self.path.stem}"


@dataclass(frozen=True)
class Graded:
    """What grading a case recorded. Full marks mean that the suite does not notice its mistake, so there is nothing to diagnose."""

    case: Case
    is_full: bool
    transcript: tuple[Call, ...]


@dataclass(frozen=True)
class Figures:
    """How often the diagnosis was right, for one exercise and one set of thresholds. Texts are "case: what it was called"."""

    variants: int
    others: int  # those that lose points
    misconceptions: int
    right: dict[str, int]  # by match: exact, likely, pair
    wrong: tuple[str, ...]  # variants called something else
    silent: tuple[str, ...]  # variants called nothing
    alarms: tuple[str, ...]  # others called anything
    without_own: tuple[str, ...]  # misconceptions called anything by the bank without them
    unnoticed: tuple[str, ...]  # wrong modules that earn full marks

    @property
    def recall(self) -> float:
        return sum(self.right.values()) / self.variants

    @property
    def precision(self) -> float:
        right = sum(self.right.values())
        return right / (right + len(self.wrong) + len(self.alarms))

    @property
    def alarm_rate(self) -> float:
        return len(self.alarms) / self.others


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--exercise", action="append", help="only this one; may be given again")
    parser.add_argument("--write", action="store_true", help="put the figures into benchmarks/README.md")
    parser.add_argument("--json", type=Path, help="write the figures of the thresholds in force, with the names of the cases, as JSON")
    parser.add_argument("--jobs", type=int, default=0, help="judges at work at once (default: one for each core, as memory allows)")
    options = parser.parse_args(arguments)
    course = load_course(REPOSITORY)
    held_back = [exercise for exercise in course.exercises if (VARIANTS / exercise.id).is_dir()]
    found = {}
    for exercise in held_back:
        if not options.exercise or exercise.id in options.exercise:
            found[exercise.id] = measure(course, exercise, options.jobs)
            save_figures(course, {exercise.id: held_back_of(found[exercise.id][CHOSEN], bank_mark(exercise, course.seed))})
            print(f"{exercise.id}: figures kept in solutions/{FIGURES_FILE}", file=sys.stderr)
            text = "\n".join(section(exercise.id, found[exercise.id]))
            print(text)
            if options.write:
                write_section(README, exercise.id, text)
    if options.json:
        options.json.write_text(json.dumps({name: asdict(figures[CHOSEN]) for name, figures in found.items()}, indent=2) + "\n", "utf-8")
    return 0


def measure(course: Course, exercise: Exercise, jobs: int = 0) -> dict[Thresholds, Figures]:
    """Grade every case of the exercise; the figures of every set of thresholds."""
    bank, cases = the_bank(course, exercise), list(cases_of(exercise.id))
    modules = [Module(Kind.MISCONCEPTION, case.name, case.path.read_bytes()) for case in cases]
    with warm_grader(course, preload=preload_for(course, exercise)) as grader:
        results = grade_modules(grader, exercise, modules, jobs, tell)
    print(file=sys.stderr)
    graded = [graded_as(case, result) for case, result in zip(cases, results, strict=True)]
    return {thresholds: figures_of(replace(bank, thresholds=thresholds), graded) for thresholds in all_thresholds()}


def tell(exercise: str, done: int, of: int) -> None:
    print(f"\r{exercise}: {done} of {of}", end="", file=sys.stderr, flush=True)


def all_thresholds() -> Iterator[Thresholds]:
    """Those in force, and others that differ in one value each."""
    yield CHOSEN
    yield FIRST_RULE
    for name, values in TRIED.items():
        yield from (replace(CHOSEN, **{name: value}) for value in values)


def cases_of(exercise: str) -> Iterator[Case]:
    for path in sorted((VARIANTS / exercise).glob("*/*.py")):
        yield Case(exercise, path.parent.name, path)


def preload_for(course: Course, exercise: Exercise) -> Sequence[str]:
    """The heavy libraries only where the suite itself needs them."""
    suite = exercise.suite.read_text("utf-8")
    return course.preload if any(library in suite for library in course.preload) else ["numpy"]


def the_bank(course: Course, exercise: Exercise) -> Bank:
    bank = load_bank(exercise.secret, hash_of_questions(exercise, course.seed))
    if bank is None:
        raise SystemExit(
            f"{exercise.id}: the bank is of another suite; first run: grade audit --exercise {exercise.id} --seeds 1 --no-mutants"
        )
    return bank


def grade_case(grader: Grader, exercise: Exercise, case: Case) -> Graded:
    submission = Submission({f"{exercise.module}.py": case.path.read_bytes()})
    return graded_as(case, grader.grade(submission, "student", exercises=[exercise]).exercises[0])


def graded_as(case: Case, result: ExerciseResult) -> Graded:
    if result.score is None:
        raise SystemExit(f"{case.exercise}/{case.name} could not be graded: {result.error}")
    return Graded(case, result.is_full, result.transcript)


def figures_of(bank: Bank, graded: Iterable[Graded]) -> Figures:
    right = {"exact": 0, "likely": 0, "pair": 0}
    wrong, silent, alarms, unnoticed = [], [], [], []
    variants = others = 0
    for one in graded:
        found = bank.diagnose(one.transcript) if not one.is_full else ()
        names = tuple(diagnosis.misconception for diagnosis in found)
        called = f"{one.case.name}: {', '.join(names) or 'nothing'}"
        if one.is_full:
            unnoticed.append(one.case.name)
        if one.case.mistake == OTHER:
            others += not one.is_full
            alarms += [called] if names else []
            continue
        variants += 1
        if one.case.mistake in names:
            right["pair" if len(names) > 1 else found[0].match] += 1
        elif names:
            wrong.append(called)
        else:
            silent.append(one.case.name)
    strangers = tuple(without_own(bank))
    return Figures(variants, others, len(bank.deviations), right, tuple(wrong), tuple(silent), tuple(alarms), strangers, tuple(unnoticed))


def held_back_of(figures: Figures, mark: str) -> HeldBack:
    """The figures as the audit's page shows them; `mark` says which bank was measured."""
    return HeldBack(
        bank=mark,
        variants=figures.variants,
        exact=figures.right["exact"],
        likely=figures.right["likely"],
        pair=figures.right["pair"],
        wrong=len(figures.wrong),
        silent=len(figures.silent),
        others=figures.others,
        alarms=len(figures.alarms),
        unnoticed=len(figures.unnoticed),
    )


def without_own(bank: Bank) -> Iterator[str]:
    """Each misconception that the bank without it calls something else."""
    for name, known in bank.deviations.items():
        rest = replace(bank, deviations={other: answers for other, answers in bank.deviations.items() if other != name})
        transcript = [Call(*key[:3], answer) for key, answer in sorted((bank.reference | known).items())]
        called = [diagnosis.misconception for diagnosis in rest.diagnose(transcript)]
        if called:
            yield f"{name}: {', '.join(called)}"


def section(name: str, figures: dict[Thresholds, Figures]) -> Iterator[str]:
    """The exercise's part of the README, line by line."""
    chosen = figures[CHOSEN]
    right = sum(chosen.right.values())
    yield f"### {name}"
    yield ""
    yield f"- {right} of {chosen.variants} variants named rightly ({chosen.recall:.1%}): " + ", ".join(
        f"{count} {match}" for match, count in chosen.right.items()
    )
    yield f"- {len(chosen.wrong)} called something else"
    yield f"- {len(chosen.alarms)} false alarms among {chosen.others} other wrong modules ({chosen.alarm_rate:.1%})"
    yield f"- precision {chosen.precision:.1%}"
    yield f"- {len(chosen.without_own)} of {chosen.misconceptions} misconceptions are called something by a bank without them"
    yield from details_of(chosen)
    yield ""
    yield "| calls | answers | margin | right | wrong | false alarms | without own | |"
    yield "| --- " * 8 + "|"
    for thresholds, tried in figures.items():
        counts = (sum(tried.right.values()), len(tried.wrong), len(tried.alarms), len(tried.without_own))
        note = {CHOSEN: "in force", FIRST_RULE: "before measuring"}.get(thresholds, "")
        cells = [f"{thresholds.calls:g}", f"{thresholds.answers:g}", f"{thresholds.margin:g}", *counts, note]
        yield "| " + " | ".join(str(cell) for cell in cells) + " |"


def details_of(figures: Figures) -> Iterator[str]:
    for title, names in (
        ("not named", figures.silent),
        ("called something else", figures.wrong),
        ("false alarms", figures.alarms),
        ("full marks, so never diagnosed", figures.unnoticed),
    ):
        if names:
            yield f"- {title}: {'; '.join(names)}"


def write_section(readme: Path, name: str, text: str) -> None:
    """Replace the exercise's part, or add it at the end; everything else stays."""
    begin, end = f"<!-- begin: diagnosis.py {name} -->", f"<!-- end: diagnosis.py {name} -->"
    before = readme.read_text("utf-8") if readme.is_file() else "# Benchmarks\n"
    head, found, rest = before.partition(begin)
    tail = rest.partition(end)[2] if found else "\n"
    readme.write_text(f"{head.rstrip()}\n\n{begin}\n{text}\n{end}{tail}", "utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
