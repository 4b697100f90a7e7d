"""A class of N realistic submissions, from a seed: references, alternatives, misconceptions, mutants, crashes and gaps.

    python -m benchmarks.sample_class FOLDER -n 40 --seed 7

writes FOLDER/submissions (one folder or zip per student) and FOLDER/roster.csv, on which two students more stand than handed in.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import random
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.course import Course, Exercise, load_course
from grader.mutants import mutants_of
from grader.roster import Person

REPOSITORY = Path(__file__).parents[1]
ABSENT = 2
COPY_EVERY = 23  # this student hands in what the one before did
SECTIONS = ("A", "B")
HANDED_IN_AT = 1_767_600_000  # files get times from here on, so that a class is the same whenever it is made

# How often a student's exercise is what. A mutant is a solution with one small slip.
KINDS = {"reference": 34, "alternative": 20, "misconception": 28, "mutant": 8, "crash": 4, "syntax": 2, "missing": 4}

FIRST = (
    *("Ana", "Bruno", "Chen", "Dora", "Elif", "Farid", "Gitte", "Hugo", "Inés", "Jonas", "Keiko", "Łukasz", "Mei", "Noor", "Olga", "Paul"),
    *("Quentin", "Rosa", "Sven", "Tomás", "Uma", "Víctor", "Wanjiru", "Ximena", "Yusuf", "Zoë"),
)
LAST = (
    *(
        "Álvarez",
        "Bauer",
        "Chowdhury",
        "Dubois",
        "Eriksen",
        "Fernández",
        "García",
        "Haddad",
        "Ivanova",
        "Jensen",
        "Kim",
        "Lindqvist",
        "Müller",
    ),
    *("Nguyen", "O'Brien", "Pereira", "Quiroga", "Rossi", "Schmidt", "Tanaka", "Usman", "Varga", "Wang", "Yılmaz", "Żak"),
)


@dataclass(frozen=True)
class Sample:
    """One student and where each of their files comes from."""

    person: Person
    made_of: dict[str, str] = field(default_factory=dict)  # exercise → "misconception post_padding"; empty: handed in nothing


def make_class(
    folder: Path,
    count: int,
    *,
    seed: int = 1,
    exercises: Sequence[str] = (),
    course: Course | None = None,
    kinds: dict[str, int] = KINDS,
    tail: str = "",
    zips: bool = True,
) -> list[Sample]:
    """Write the class; who it is, those who handed in nothing last.

    `exercises` are ids, by default all of the course's that are not optional; `tail` is put at the end of every file;
    `zips`: one in five hands in a zip.
    """
    course = course or load_course(REPOSITORY)
    chosen = [exercise for exercise in course.exercises if (exercise.id in exercises if exercises else not exercise.optional)]
    rng = random.Random(seed)
    submissions = folder / "submissions"
    submissions.mkdir(parents=True)
    samples: list[Sample] = []
    files: dict[str, str] = {}
    for number, person in enumerate(_people(count + ABSENT, rng)):
        if number >= count:
            samples.append(Sample(person))
            continue
        if number % COPY_EVERY == COPY_EVERY - 1:
            samples.append(Sample(person, samples[-1].made_of))
        else:
            made = [(exercise, *_pick(exercise, rng, kinds)) for exercise in chosen]
            samples.append(Sample(person, {exercise.id: what for exercise, what, _source in made}))
            files = {f"{exercise.module}.py": f"{source}\n# {person.id}\n{tail}" for exercise, _what, source in made if source}
        _write(submissions, person.id, files or {"notes.txt": "not yet\n"}, rng, may_zip=zips)
    _write_roster(folder / "roster.csv", samples)
    return samples


def _people(count: int, rng: random.Random) -> list[Person]:
    people = []
    for number in range(count):
        first, last = rng.choice(FIRST), rng.choice(LAST)
        student = f"s{1001 + number}"
        people.append(Person(student, f"{first} {last}", f"{student}@example.edu", SECTIONS[number % len(SECTIONS)]))
    return people


def _pick(exercise: Exercise, rng: random.Random, kinds: dict[str, int]) -> tuple[str, str | None]:
    """What one student wrote for one exercise: where it comes from, and the source (None: nothing)."""
    kind = rng.choices(list(kinds), list(kinds.values()))[0]
    match kind:
        case "alternative" | "misconception":
            paths = _bank(exercise, f"{kind}s")
            if not paths:
                return "reference", _reference(exercise)
            path = paths[min(int(rng.expovariate(6 / len(paths))), len(paths) - 1)] if kind == "misconception" else rng.choice(paths)
            return f"{kind} {path.stem}", path.read_text("utf-8")
        case "mutant":
            if not (mutants := _mutants(exercise)):
                return "reference", _reference(exercise)
            mutant, source = rng.choice(mutants)
            return f"mutant {mutant}", source
        case "crash":
            return "crash", _reference(exercise) + f"\n\nprint({exercise.functions[0]}(None, None))\n"
        case "syntax":
            return "syntax", _reference(exercise).replace("    return", "    retrun", 1)
        case "missing":
            return "missing", None
        case _:
            return "reference", _reference(exercise)


def _bank(exercise: Exercise, folder: str) -> list[Path]:
    """In UTF-8: what stands in another encoding could not get a line of ours at its end."""
    return [path for path in sorted((exercise.secret / folder).glob("*.py")) if _is_utf8(path.read_bytes())]


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


_made_mutants: dict[Path, list[tuple[str, str]]] = {}  # it takes seconds


def _mutants(exercise: Exercise) -> list[tuple[str, str]]:
    """Name and source of every mutant of the reference."""
    if exercise.reference not in _made_mutants:
        _made_mutants[exercise.reference] = [(f"{one.operator} in line {one.line}", _unmarked(one.source)) for one in mutants_of(exercise)]
    return _made_mutants[exercise.reference]


def _reference(exercise: Exercise) -> str:
    """The reference as a student would have it: without the marks of what a stub leaves out."""
    return _unmarked(exercise.reference.read_text("utf-8"))


def _unmarked(source: str) -> str:
    return "".join(
        line for line in source.splitlines(keepends=True) if not line.lstrip().startswith(("# BEGIN SOLUTION", "# END SOLUTION"))
    )


def _write(submissions: Path, student: str, files: dict[str, str], rng: random.Random, may_zip: bool) -> None:
    """A folder, or sometimes a zip, as classes hand in."""
    when = HANDED_IN_AT + rng.randrange(86_400)
    if rng.random() < 0.2 and may_zip:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, source in files.items():
                archive.writestr(zipfile.ZipInfo(name, (2026, 1, 5, 8, 0, 0)), source)
        path = submissions / f"{student}.zip"
        path.write_bytes(packed.getvalue())
        os.utime(path, (when, when))
        return
    folder = submissions / student
    folder.mkdir()
    for name, source in files.items():
        (folder / name).write_text(source, "utf-8")
        os.utime(folder / name, (when, when))


def _write_roster(path: Path, samples: Sequence[Sample]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "name", "email", "section"])
        rows.writerows([one.person.id, one.person.name, one.person.email, one.person.section] for one in samples)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--exercise", action="append", default=[], help="only this one; may be given again")
    chosen = parser.parse_args()
    for sample in make_class(chosen.folder, chosen.n, seed=chosen.seed, exercises=chosen.exercise):
        print(sample.person.id, sample.person.name, sample.made_of or "nothing")


if __name__ == "__main__":
    main()
