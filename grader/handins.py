"""Who handed in what: a class folder's hand-ins with their students, the newest of each, and who is missing."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from grader.downloads import Found, Ignored, Layout, Look, look_through
from grader.roster import Person, Register, digest, first_last
from grader.text import one_line


@dataclass(frozen=True)
class HandIn:
    """One thing that one student handed in."""

    student_id: str
    name: str
    email: str
    section: str
    path: Path  # a folder, zip or notebook; of loose files (`files`) the folder that they lie in
    source: str  # the name under the class folder, for people
    handed_in_at: datetime | None = None  # UTC; by the LMS where it says so, else the newest file's own time
    is_late: bool = False  # the LMS calls it so
    group: str = ""  # of several students who handed in together
    aliases: tuple[str, ...] = ()  # other ids of this student: the LMS's number, the roster's SIS id and login
    files: tuple[tuple[str, Path], ...] = ()  # loose files: the name that each had when it was handed in, and where it lies

    @property
    def person(self) -> Person:
        return Person(self.student_id, self.name, self.email, self.section, self.aliases)


@dataclass(frozen=True)
class ClassFolder:
    """Everything in a class folder, sorted by student."""

    layout: Layout
    hand_ins: tuple[HandIn, ...]  # the newest of each student: these are graded
    earlier: tuple[HandIn, ...] = ()  # kept, not graded
    absent: tuple[Person, ...] = ()  # on the roster, handed in nothing
    strangers: tuple[str, ...] = ()  # ids that handed in and are not on the roster
    ignored: tuple[Ignored, ...] = ()


def read_class(folder: Path, roster: Iterable[Person] = ()) -> ClassFolder:
    """All hand-ins of a class folder. Raises TeacherError where the folder, or Gradescope's list in it, cannot be read."""
    return _named(look_through(folder), Register(roster))


def gather(hand_in: HandIn, into: Path) -> Path:
    """What to grade: `hand_in.path`, or, for loose files, the new folder `into` with the files under the names they were handed in with."""
    if not hand_in.files:
        return hand_in.path
    into.mkdir(parents=True)
    for name, place in hand_in.files:
        try:
            os.link(place, into / name, follow_symlinks=False)
        except OSError:  # another file system, or one without hard links
            shutil.copyfile(place, into / name, follow_symlinks=False)
    return into


def _named(look: Look, register: Register) -> ClassFolder:
    """Give every hand-in its student, keep the newest of each apart, and see who is missing."""
    of_student: dict[str, list[tuple[Found, HandIn]]] = {}
    strangers: dict[str, None] = {}
    for found in look.found:
        person, group = _who(found, register)
        if person is None:
            person = Person(_id_of(found, register), first_last(one_line(found.name)), found.email)
            strangers[person.id] = None
        of_student.setdefault(person.id, []).append((found, _hand_in(found, person, group)))
    newest, earlier = [], []
    for _student, pairs in sorted(of_student.items()):
        pairs.sort(key=lambda pair: (pair[1].handed_in_at or datetime.min.replace(tzinfo=UTC), pair[0].rank, pair[1].source))
        newest.append(pairs[-1][1])
        earlier += [hand_in for _found, hand_in in pairs[:-1]]
    return ClassFolder(
        layout=look.layout,
        hand_ins=tuple(newest),
        earlier=tuple(earlier),
        absent=tuple(person for person in register.people if person.id not in of_student),
        strangers=tuple(strangers) if register.people else (),
        ignored=tuple(sorted(look.ignored, key=lambda one: one.source)),
    )


def _who(found: Found, register: Register) -> tuple[Person | None, str]:
    """The person on the roster, and the group; Moodle writes a team's name before the student's: "Group A-Anna Müller"."""
    ids = [unicodedata.normalize("NFC", one) for one in (*found.ids, found.number) if one]
    person = register.find(ids, found.email, found.name)
    if person is None and not found.name:
        person = next((one for text in ids if (one := register.find(name=text))), None)
    if person is not None:
        return person, found.group
    for hyphen in re.finditer("-", found.name):
        if person := register.find(name=found.name[hyphen.end() :]):
            return person, one_line(found.name[: hyphen.start()])
    return None, found.group


def _hand_in(found: Found, person: Person, group: str) -> HandIn:
    other = one_line(found.number)
    return HandIn(
        student_id=person.id,
        name=person.name or first_last(one_line(found.name)),
        email=person.email or found.email,
        section=person.section,
        path=found.path,
        source=one_line(found.source),
        handed_in_at=found.handed_in_at,
        is_late=found.is_late,
        group=group,
        aliases=tuple(dict.fromkeys(one for one in (*person.aliases, other) if one and one != person.id)),
        files=found.files,
    )


def _id_of(found: Found, register: Register) -> str:
    """An id for somebody who is not on the roster. Where it had to be cleaned, or is another person's, it is marked: no two become one."""
    composed = unicodedata.normalize("NFC", found.number)
    cleaned = one_line(composed)
    return cleaned if cleaned == composed and not register.knows(cleaned) else f"{cleaned}-{digest(composed + found.name)}"
