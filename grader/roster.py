"""Who is in the class: people from a roster CSV, and one way to find a person by whatever a file calls them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader import sheets
from grader.errors import TeacherError
from grader.language import _
from grader.sheets import Sheet
from grader.text import one_line

# Columns that can stand for a missing "id" column, best first.
ID_ROLES = ("id", "sis_id", "login", "email")


@dataclass(frozen=True)
class Person:
    """One student, as the roster or the LMS names them."""

    id: str  # what the gradebook knows them by
    name: str = ""  # "Anna Müller"
    email: str = ""
    section: str = ""
    aliases: tuple[str, ...] = ()  # other ids of theirs: SIS id, login, number in the LMS


class Register:
    """Finds people: by id, then by their other ids, then by email, then by name. Whoever is not found for certain is not found."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.people = tuple(people)
        self._by_id = {person.id: person for person in self.people}
        self._by_alias = _unique((alias, person) for person in self.people for alias in (*person.aliases, login(person.email)) if alias)
        self._by_email = _unique((person.email.casefold(), person) for person in self.people if person.email)
        self._by_name = _unique((key, person) for person in self.people for key in name_keys(person.name))

    def find(self, ids: Sequence[str] = (), email: str = "", name: str = "") -> Person | None:
        return self.by_number(ids, email, name) or self.by_name(name, email)

    def by_number(self, ids: Sequence[str], email: str = "", name: str = "") -> Person | None:
        """The person with one of these ids or this email. Where they lead to several people, name or email decides."""
        found = [known.get(one) for known in (self._by_id, self._by_alias) for one in ids if one]
        found += [self._by_email.get(one.casefold()) for one in (email, *ids) if one]
        people = {one.id: one for one in found if one is not None and not contradicts(one, email, name)}
        if len(people) > 1:
            people = {one.id: one for one in people.values() if agrees(one, email, name)}
        return next(iter(people.values())) if len(people) == 1 else None

    def by_name(self, name: str, email: str = "") -> Person | None:
        """The one person of this name, unless the email is another's: namesakes are no rarity."""
        found = {one.id: one for key in name_keys(name) if (one := self._by_name.get(key)) is not None}
        people = [one for one in found.values() if not (email and one.email) or email.casefold() == one.email.casefold()]
        return people[0] if len(found) == len(people) == 1 else None

    def knows(self, student: str) -> bool:
        return student in self._by_id


def read_roster(path: Path) -> tuple[Person, ...]:
    """The people of a roster CSV, in its order: columns id, name (or first and last name), email, section, in any order and of many names.

    Canvas's gradebook export, Moodle's worksheet and Gradescope's roster are read as they are. Raises TeacherError, one line, for a
    file that is no such table, a row without an id and an id that comes twice.
    """
    sheet = sheets.read(path)
    columns = sheet.people_columns()
    id_role = next((role for role in ID_ROLES if role in columns), None)
    if id_role is None:
        message = _("{file}: no column holds the students' ids: call one of them id (there are: {columns}).")
        raise TeacherError(message.format(file=path.name, columns=one_line(", ".join(sheet.header))))
    people: dict[str, Person] = {}
    for row, line in zip(sheet.rows, sheet.lines, strict=True):
        if is_about_assignments(row) or not any(cell.strip() for cell in row):
            continue
        person = person_of(row, columns, id_role)
        _refuse_bad_row(person, people, sheet, line)
        people[person.id] = person
    return tuple(people.values())


def person_of(row: Sequence[str], columns: dict[str, int], id_role: str = "id") -> Person:
    """One row as a person; `id` is empty where the row has none."""
    cells = {role: one_line(row[index]) for role, index in columns.items()}
    first_and_last = f"{cells.get('first_name', '')} {cells.get('last_name', '')}".strip()
    aliases = (cells.get(role, "") for role in ("sis_id", "login") if role != id_role)
    return Person(
        id=cells.get(id_role, ""),
        name=first_last(cells.get("name", "")) or first_and_last,
        email=cells.get("email", ""),
        section=cells.get("section", ""),
        aliases=tuple(alias for alias in aliases if alias),
    )


def is_about_assignments(row: Sequence[str]) -> bool:
    """Whether this is one of Canvas's rows under the header, which hold points and posting policies instead of a student."""
    if row and row[0].strip() == "Points Possible":
        return True
    return any("Manual Posting" in cell or cell.strip() == "Muted" for cell in row) and not any(cell.strip() for cell in row[:3])


def first_last(name: str) -> str:
    """ "Müller, Anna" as "Anna Müller"; every other name as it is."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() and "," not in first else name


def login(email: str) -> str:
    return email.partition("@")[0]


def name_keys(name: str) -> frozenset[str]:
    """What a name may look like in a file: without accents, case and signs, its words in turn first ("annamuller", "mulleranna")."""
    words = list(filter(None, ("".join(filter(str.isalnum, word)) for word in _bare(first_last(name)).split())))
    return frozenset("".join(words[turn:] + words[:turn]) for turn in range(len(words)))


def agrees(person: Person, email: str, name: str) -> bool:
    return bool(email and email.casefold() == person.email.casefold()) or bool(name_keys(name) & name_keys(person.name))


def contradicts(person: Person, email: str, name: str) -> bool:
    """Whether this is somebody else by name, and not the same by email: two LMS may give one number to two people."""
    if agrees(person, email, name) or not (name and person.name):
        return False
    return not _words(name) & _words(person.name)


def file_names(students: Iterable[str]) -> dict[str, str]:
    """A file name (without its ending) for each id: the id itself where any file system takes it, else made safe and unmistakable."""
    students = sorted(set(students))
    wanted = {student: _as_file_name(student) for student in students}
    taken = Counter(name.casefold() for name in wanted.values())
    return {
        student: name if name == student and taken[name.casefold()] == 1 else f"{name}-{digest(student)}"
        for student, name in wanted.items()
    }


def digest(text: str) -> str:
    """Eight hex digits that tell texts apart which look alike once made safe."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


# Names that Windows keeps for devices, whatever follows the dot.
_DEVICES = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}


def _as_file_name(student: str) -> str:
    kept = "".join("_" if c in '\\/:*?"<>|' or not c.isprintable() else c for c in one_line(student))
    kept = kept.encode()[:100].decode(errors="ignore").strip(". ")
    return f"_{kept}" if not kept or kept.partition(".")[0].casefold() in _DEVICES else kept


def _refuse_bad_row(person: Person, people: dict[str, Person], sheet: Sheet, line: int) -> None:
    if not person.id:
        message = _("{file}, line {line}: this row has no id: give every student one, or delete the row.")
        raise TeacherError(message.format(file=sheet.path.name, line=line))
    if person.id in people:
        message = _("{file}, line {line}: the id {id} comes a second time: give every student an id of their own.")
        raise TeacherError(message.format(file=sheet.path.name, line=line, id=person.id))


def _unique(pairs: Iterable[tuple[str, Person]]) -> dict[str, Person]:
    """Key → person, without the keys that fit two people."""
    found: dict[str, Person | None] = {}
    for key, person in pairs:
        found[key] = person if found.get(key, person) == person else None
    return {key: person for key, person in found.items() if person is not None}


def _bare(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


def _words(name: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", _bare(name)))
