"""A course: `exercises/course.toml`, checked strictly, and the folders beside it.

`exercises/` is what students have; `solutions/` (suites, references, the seed) is only where somebody grades.
"""

from __future__ import annotations

import hashlib
import keyword
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from grader.errors import AuthorError, TeacherError
from grader.isolation.limits import MIB, Limits
from grader.language import _, add_catalogue, current
from grader.text import one_line

T = TypeVar("T")

COURSE_FILE = "exercises/course.toml"
SECRET_FILE = "solutions/secret.toml"
GRADED = "graded.json"  # in exercises/: how many checks each exercise's hidden suite holds, for those who do not have it
MOST_SEED = 1 << 32  # NumPy takes no larger one
MOST_OF_A_LIMIT = 1_000_000  # seconds or MB
MOST_BYTES = 100_000  # of course.toml: a hundred exercises like ours need 54 kB
MOST_DOTS = 20  # in one line: tomllib takes 100 MB for a key with 5,000 dots, and four times as much for twice as many
LEAST_WEIGHT, MOST_WEIGHT = 0.001, 1_000_000  # points are rounded to six digits
LIBRARIES = ("numpy", "tensorflow", "keras", "sandlock", "pyseccomp")  # that a worker may hold before the student's module is imported


class LimitsTable(msgspec.Struct, forbid_unknown_fields=True):
    """`[exercise.limits]`: only what differs from isolation.limits.Limits."""

    call_seconds: float | None = None
    load_seconds: float | None = None
    exercise_seconds: float | None = None
    cpu_seconds: int | None = None
    memory_mb: int | None = None


class ExerciseTable(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    title: str
    module: str
    functions: list[str]
    weight: float
    about: str = ""
    title_es: str = ""
    about_es: str = ""
    optional: bool = False
    limits: LimitsTable = msgspec.field(default_factory=LimitsTable)


class CourseTable(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    title: str
    title_es: str = ""
    preload: list[str] = []


class CourseFile(msgspec.Struct, forbid_unknown_fields=True):
    course: CourseTable
    exercise: list[ExerciseTable]


class SecretFile(msgspec.Struct, forbid_unknown_fields=True):
    seed: int


@dataclass(frozen=True)
class Exercise:
    """One exercise: one module that a student writes, one folder in `exercises/`, one in `solutions/`."""

    id: str
    module: str  # "padding", without .py
    functions: tuple[str, ...]
    weight: float  # its points in the grade
    optional: bool
    limits: Limits
    titles: dict[str, str]  # by language
    abouts: dict[str, str]
    public: Path  # exercises/<id>
    secret: Path  # solutions/<id>; may not exist

    @property
    def title(self) -> str:
        return self.titles.get(current()) or self.titles["en"]

    @property
    def about(self) -> str:
        return self.abouts.get(current()) or self.abouts["en"]

    @property
    def suite(self) -> Path:
        return self.secret / "test_hidden.py"

    @property
    def reference(self) -> Path:
        return self.secret / f"{self.module}.py"

    @property
    def lesson(self) -> Path:
        return self.public / "README.md"

    @property
    def stub(self) -> Path:
        """What a student writes in, as a file; beside it stands the same as a notebook."""
        return self.public / f"{self.module}.py"

    @property
    def public_suite(self) -> Path:
        return self.public / "test_public.py"


@dataclass(frozen=True)
class Course:
    """The whole course, validated."""

    id: str
    titles: dict[str, str]
    preload: tuple[str, ...]
    exercises: tuple[Exercise, ...]
    folder: Path
    seed: int = 0  # that hidden random inputs are drawn from; a teacher changes it each term; 0 where there is no solutions/

    @property
    def title(self) -> str:
        return self.titles.get(current()) or self.titles["en"]

    @property
    def modules(self) -> tuple[str, ...]:
        return tuple(exercise.module for exercise in self.exercises)

    @property
    def solutions(self) -> Path:
        return self.folder / "solutions"

    @property
    def catalogues(self) -> tuple[Path, Path]:
        """The folders with translations of its checks' sentences: public ones, which students have too, and hidden ones."""
        return self.folder / "exercises" / "locale", self.solutions / "locale"

    @property
    def has_solutions(self) -> bool:
        return self.solutions.is_dir()

    def exercise(self, name: str) -> Exercise:
        """By id, by its module, or by its number ("2"). Raises TeacherError."""
        for names in (_full_names, _numbers):
            for exercise in self.exercises:
                if name in names(exercise):
                    return exercise
        known = ", ".join(exercise.id for exercise in self.exercises)
        raise TeacherError(_("there is no exercise {name}; this course has {names}").format(name=repr(name), names=known))


def find_course(folder: Path | None) -> Course:
    """The course in `folder`, or in the first folder at or above here that holds exercises/course.toml. Raises TeacherError."""
    if folder is not None:
        return load_course(folder)
    here = Path.cwd()
    for place in (here, *here.parents):
        if (place / COURSE_FILE).is_file():
            return load_course(place)
    raise TeacherError(_("there is no {file} here or above; go to the course's folder, or name it with --course").format(file=COURSE_FILE))


def load_course(folder: Path) -> Course:
    """Read and check a course. Raises TeacherError (not there) or AuthorError (file, key, what to do)."""
    if not (folder / COURSE_FILE).is_file():
        text = _("{folder} is not a course: it has no {file}; name the folder that has, with --course")
        raise TeacherError(text.format(folder=folder, file=COURSE_FILE))
    folder = folder.resolve()
    file = _decode(folder / COURSE_FILE, COURSE_FILE, CourseFile)
    exercises = tuple(_exercise(table, folder, number) for number, table in enumerate(file.exercise, 1))
    _check_course(file, exercises)
    titles = {"en": file.course.title, "es": file.course.title_es}
    course = Course(file.course.id, titles, tuple(file.course.preload), exercises, folder, _seed(folder))
    for catalogue in course.catalogues:
        add_catalogue(catalogue)
    return course


def hash_of_suite(exercise: Exercise, seed: int) -> str:
    """What the cache and a regrade compare: what is asked, and what it counts and how long it may take."""
    return hashlib.sha256(repr((hash_of_questions(exercise, seed), exercise.weight, exercise.limits)).encode()).hexdigest()


def hash_of_questions(exercise: Exercise, seed: int) -> str:
    """What decides what is asked and what is right: the exercise's secret modules and the seed."""
    digest = hashlib.sha256(str(seed).encode())
    for path in sorted(exercise.secret.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _full_names(exercise: Exercise) -> tuple[str, ...]:
    return exercise.id, exercise.module


def _numbers(exercise: Exercise) -> tuple[str, ...]:
    number = exercise.id.split("_")[0]
    return number, number.lstrip("0") or "0"


def _decode(path: Path, name: str, kind: type[T]) -> T:
    try:
        return msgspec.convert(tomllib.loads(_text_of(path, name)), kind)
    except FileNotFoundError:
        raise AuthorError(_("{name}: the file is missing; create it").format(name=name)) from None
    except OSError as error:
        raise AuthorError(
            _("{name}: the file cannot be read ({reason}); mend its rights").format(name=name, reason=error.strerror)
        ) from None
    except msgspec.ValidationError as error:
        raise AuthorError(f"{name}: {_validation_text(one_line(str(error), 500))}") from None
    except (ValueError, RecursionError) as error:  # not TOML, not UTF-8, a number of 5,000 digits, brackets without end
        raise AuthorError(_("{name}: this is not TOML: {reason}; mend that line").format(name=name, reason=one_line(str(error)))) from None


def _text_of(path: Path, name: str) -> str:
    """What tomllib can read in bounded memory; an AuthorError says what it could not."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise AuthorError(_("{name}: the file is larger than {n} kB; shorten it").format(name=name, n=MOST_BYTES // 1000))
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line.count(b".") > MOST_DOTS and not line.lstrip().startswith(b"#"):
            raise AuthorError(_("{name}: line {line} has more than {n} dots; shorten it").format(name=name, line=number, n=MOST_DOTS))
    return content.decode("utf-8")


def _validation_text(text: str) -> str:
    """msgspec's "Object contains unknown field `wieght` - at `$.exercise[1]`" as key, what is wrong and what to do."""
    what, _at, where = text.partition(" - at ")
    place = re.sub(r"\[(\d+)\]", lambda match: _(" number {n}").format(n=int(match[1]) + 1), where.strip("`").removeprefix("$").lstrip("."))
    in_place = f"{place}: " if place else ""
    if unknown := re.fullmatch(r"Object contains unknown field `(.*)`", what):
        return in_place + _("there is no key {key}; remove it, or correct its name").format(key=repr(unknown[1]))
    if missing := re.fullmatch(r"Object missing required field `(.*)`", what):
        return in_place + _("the key {key} is missing; add it").format(key=repr(missing[1]))
    return in_place + _("{problem}; correct it").format(problem=f"{what[:1].lower()}{what[1:].replace('object', 'table')}")


def _exercise(table: ExerciseTable, folder: Path, number: int) -> Exercise:
    place = _("{file}: exercise number {n} ({id})").format(file=COURSE_FILE, n=number, id=repr(table.id[:100]))
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}", table.id):
        raise AuthorError(_("{place}: id may hold letters, digits, _ and - only, at most 100; correct it").format(place=place))
    if not table.module.isidentifier() or len(table.module) > 100:
        text = _("{place}: module {name} is no Python name of up to 100 letters; write it without .py")
        raise AuthorError(text.format(place=place, name=repr(table.module[:100])))
    if table.module in {*sys.stdlib_module_names, *keyword.kwlist, *LIBRARIES}:  # a worker would never look for the student's file
        text = _("{place}: module {name} is a name of Python's own or of a library; choose another")
        raise AuthorError(text.format(place=place, name=repr(table.module)))
    if not table.functions or not all(name.isidentifier() for name in table.functions):
        raise AuthorError(_("{place}: functions must list at least one function's name; correct it").format(place=place))
    if not LEAST_WEIGHT <= table.weight < MOST_WEIGHT:
        text = _("{place}: weight is {weight:.6g}; it must be from {least:g} to less than {most:,}")
        raise AuthorError(text.format(place=place, weight=table.weight, least=LEAST_WEIGHT, most=MOST_WEIGHT))
    return Exercise(
        table.id,
        table.module,
        tuple(table.functions),
        table.weight,
        table.optional,
        _limits(table.limits, place),
        {"en": table.title, "es": table.title_es},
        {"en": table.about, "es": table.about_es},
        folder / "exercises" / table.id,
        folder / "solutions" / table.id,
    )


def _limits(table: LimitsTable, place: str) -> Limits:
    changed = {name: value for name, value in msgspec.structs.asdict(table).items() if value is not None}
    for name, value in changed.items():
        if not 0 < value <= MOST_OF_A_LIMIT:
            text = _("{place}: limits.{name} is {value:.6g}; it must be more than 0 and at most {most:,}")
            raise AuthorError(text.format(place=place, name=name, value=value, most=MOST_OF_A_LIMIT))
    if "memory_mb" in changed:
        changed["memory_bytes"] = changed.pop("memory_mb") * MIB
    return Limits(**changed)


def _seed(folder: Path) -> int:
    """The seed in the course's secret file, which every course with solutions has."""
    if not (folder / "solutions").is_dir():
        return 0
    seed = _decode(folder / SECRET_FILE, SECRET_FILE, SecretFile).seed
    if not 0 <= seed < MOST_SEED:
        text = _("{file}: seed is {seed:.6g}; it must be a whole number from 0 to {most}")
        raise AuthorError(text.format(file=SECRET_FILE, seed=seed, most=MOST_SEED - 1))
    return seed


def _check_course(file: CourseFile, exercises: tuple[Exercise, ...]) -> None:
    if not exercises:
        raise AuthorError(_("{file}: there is no exercise; add one [[exercise]]").format(file=COURSE_FILE))
    for key in ("id", "module"):
        seen: set[str] = set()
        for exercise in exercises:
            value = getattr(exercise, key)
            if value in seen:
                text = _("{file}: {key}: two exercises have {key} {value}; rename one")
                raise AuthorError(text.format(file=COURSE_FILE, key=key, value=repr(value)))
            seen.add(value)
    for exercise in exercises:
        if not exercise.public.is_dir():
            text = _("{file}: exercise {id}: the folder exercises/{id} is missing; create it")
            raise AuthorError(text.format(file=COURSE_FILE, id=exercise.id))
        if exercise.secret.parent.is_dir():
            for path in (exercise.suite, exercise.reference):
                if not path.is_file():
                    text = _("{file}: exercise {id}: solutions/{id}/{name} is missing; write it")
                    raise AuthorError(text.format(file=COURSE_FILE, id=exercise.id, name=path.name))
