"""The layouts that class folders come in: bulk downloads of Canvas, Moodle and Gradescope, or one folder, zip or notebook per student.

Only names, kinds and times of files are looked at, and Gradescope's own list; no file of a student's is opened here, and no symbolic
link is followed. The formats, as their programs write them:

    Canvas      content_zipper.rb: `name_[LATE_]userid_fileid_file`; the name is "last, first" in lower case without signs, each file has
                its own number, a file handed in again under the same name becomes `padding-1.py`; without names: `anon_id_fileid_file`
    Moodle      `First Last_id_assignsubmission_file_/…` (since 4.0 without the last `_`), or files under that prefix; the id is the number
                of "Participant id" in the grading worksheet; for teams `Group-First Last_id_…`
    Gradescope  `submission_metadata.yml` beside the folders `submission_<id>`; a group's submission has several submitters
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

from grader.errors import TeacherError
from grader.language import _
from grader.text import one_line

METADATA = "submission_metadata.yml"
MAX_METADATA_BYTES = 256 * 1024 * 1024  # it holds every result and its history
MAX_DEPTH = 100  # of lists in lists in it; results go 5 deep
MAX_LOOKED_AT = 10_000  # files per folder whose time is asked for


class Layout(StrEnum):
    CANVAS = "Canvas"
    MOODLE = "Moodle"
    GRADESCOPE = "Gradescope"
    PLAIN = "one folder, zip or notebook per student"


@dataclass(frozen=True)
class Ignored:
    """Something in the class folder that is not graded."""

    source: str
    reason: str  # a sentence


@dataclass(frozen=True)
class Found:
    """A hand-in as the folder names it, before a roster has."""

    number: str  # the LMS's id of the student, or the file's own name
    name: str  # of the student; empty where the layout has none
    path: Path  # a folder, zip or notebook; of loose files the folder that they lie in
    source: str  # the name under the class folder
    handed_in_at: datetime | None = None
    is_late: bool = False
    group: str = ""
    ids: tuple[str, ...] = ()  # what else may be this student's id
    email: str = ""
    rank: int = 0  # of hand-ins of the same time, the higher is newer
    files: tuple[tuple[str, Path], ...] = ()  # loose files: the name that each had when it was handed in, and where it lies


@dataclass
class Look:
    """One look through a class folder: what is found, and what is left out and why."""

    layout: Layout = Layout.PLAIN
    found: list[Found] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)

    def leave_out(self, source: str, reason: str) -> None:
        self.ignored.append(Ignored(one_line(source), reason))


def look_through(folder: Path) -> Look:
    """Recognise the layout and list every hand-in. Raises TeacherError where the folder, or Gradescope's list in it, cannot be read."""
    look = Look()
    root = _root(folder)
    entries = _entries(root, look)
    look.layout = _layout(entries)
    match look.layout:
        case Layout.GRADESCOPE:
            _read_gradescope(root, entries, look)
        case Layout.MOODLE:
            _read_moodle(entries, look)
        case Layout.CANVAS:
            _read_canvas(entries, look)
        case Layout.PLAIN:
            _read_plain(entries, look)
    return look


def _root(folder: Path) -> Path:
    """The folder that holds the hand-ins: the one given, or the only one in it, as unpacked downloads have it."""
    if not folder.is_dir():
        message = _("{folder} is not a folder: unpack the download and name the folder with everybody's hand-ins.")
        raise TeacherError(message.format(folder=folder))
    try:
        inside = [entry for entry in os.scandir(folder) if not _is_litter(entry.name)]
    except OSError as error:
        message = _("{folder} cannot be read ({reason}): check its permissions.")
        raise TeacherError(message.format(folder=folder, reason=error.strerror)) from None
    if len(inside) != 1 or not inside[0].is_dir(follow_symlinks=False) or _MOODLE.fullmatch(inside[0].name):
        return folder
    within = _entries(Path(inside[0].path), Look())
    return Path(inside[0].path) if _layout(within) is not Layout.PLAIN else folder


def _entries(folder: Path, look: Look) -> list[os.DirEntry[str]]:
    """What lies in `folder`, by name, without litter; links and special files are left out with a word."""
    entries = []
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if _is_litter(entry.name):
            continue
        if entry.is_symlink():
            look.leave_out(entry.name, _("a symbolic link is not followed: put the file or folder itself here"))
        elif not entry.is_dir(follow_symlinks=False) and not entry.is_file(follow_symlinks=False):
            look.leave_out(entry.name, _("neither a file nor a folder"))
        else:
            entries.append(entry)
    return entries


def _is_litter(name: str) -> bool:
    """What file managers leave behind."""
    return name.startswith(".") or name in ("__MACOSX", "Thumbs.db", "desktop.ini")


def _layout(entries: list[os.DirEntry[str]]) -> Layout:
    if any(entry.name == METADATA for entry in entries):
        return Layout.GRADESCOPE
    if any(_MOODLE.fullmatch(entry.name) for entry in entries):
        return Layout.MOODLE
    if 2 * sum(bool(_CANVAS.fullmatch(entry.name)) for entry in entries) > len(entries):
        return Layout.CANVAS
    return Layout.PLAIN


# Canvas --------------------------------------------------------------------------------------------------------------------------------

# Canvas takes `_digits_` out of names, so the first such group is the user's id.
_CANVAS = re.compile(r"(?:(?P<name>.+?)_)??(?:(?P<late>LATE)_)?(?P<user>\d+|anon_\w+?)_(?P<number>\d+)_(?P<file>.+)", re.DOTALL)


def _read_canvas(entries: list[os.DirEntry[str]], look: Look) -> None:
    """One hand-in per user: Canvas gives the last attempt only, as one or more files."""
    of_user: dict[str, list[tuple[re.Match[str], os.DirEntry[str]]]] = {}
    for entry in entries:
        match = _CANVAS.fullmatch(entry.name)
        if match and match["file"] not in (".", ".."):
            of_user.setdefault(match["user"], []).append((match, entry))
        else:
            look.leave_out(entry.name, _("not named as Canvas names a hand-in"))
    for user, files in of_user.items():
        files.sort(key=lambda pair: int(pair[0]["number"]))
        look.found += _canvas_hand_ins(user, files, look)


def _canvas_hand_ins(user: str, files: list[tuple[re.Match[str], os.DirEntry[str]]], look: Look) -> Iterator[Found]:
    first = files[0][0]
    common = Found(
        number=user.removeprefix("anon_"),
        name=first["name"] or "",
        path=Path(files[0][1].path).parent,
        source=files[0][1].name,
        handed_in_at=_newest(entry for _match, entry in files),
        is_late=any(match["late"] for match, _entry in files),
    )
    loose = {_handed_in_as(match["file"]): Path(entry.path) for match, entry in files if not _is_whole(entry)}
    wholes = [(match, entry) for match, entry in files if _is_whole(entry)]
    if any(name.endswith((".py", ".ipynb")) for name in loose) or len(wholes) == 0:
        for _match, entry in wholes:
            look.leave_out(entry.name, _("handed in beside loose files, which are graded instead"))
        yield replace(common, files=tuple(loose.items()))
        return
    for match, entry in wholes:
        yield replace(common, path=Path(entry.path), source=entry.name, rank=int(match["number"]))


def _is_whole(entry: os.DirEntry[str]) -> bool:
    """Whether this alone can be a submission: a zip, or a folder that a zip was unpacked to. (Notebooks go together with other files.)"""
    return entry.is_dir(follow_symlinks=False) or entry.name.lower().endswith(".zip")


def _handed_in_as(name: str) -> str:
    """The file's name before Canvas counted it: `padding-1.py` was `padding.py`. No module's name holds a hyphen."""
    return re.sub(r"-\d+(?=\.(py|ipynb)$)", "", name)


# Moodle --------------------------------------------------------------------------------------------------------------------------------

_MOODLE = re.compile(r"(?P<name>.*)_(?P<number>\d+)_assignsubmission_(?P<kind>[a-z]+)(?:_(?P<file>.*))?", re.DOTALL)


def _read_moodle(entries: list[os.DirEntry[str]], look: Look) -> None:
    loose: dict[str, list[tuple[re.Match[str], os.DirEntry[str]]]] = {}
    for entry in entries:
        match = _MOODLE.fullmatch(entry.name)
        if match is None:
            look.leave_out(entry.name, _("not named as Moodle names a hand-in"))
        elif match["kind"] != "file":
            look.leave_out(entry.name, _("text typed into Moodle, not a file"))
        elif entry.is_dir(follow_symlinks=False):
            look.found += (_moodle_found(match, entry, one) for one in _unwrapped(entry, look))
        else:
            loose.setdefault(match["number"], []).append((match, entry))
    for files in loose.values():
        look.found += _moodle_loose(files)


def _moodle_found(match: re.Match[str], entry: os.DirEntry[str], path: Path) -> Found:
    return Found(number=match["number"], name=match["name"], path=path, source=entry.name, handed_in_at=_newest_within(path))


def _moodle_loose(files: list[tuple[re.Match[str], os.DirEntry[str]]]) -> Iterator[Found]:
    """Files downloaded without folders: one zip or notebook is the hand-in itself, all else goes together."""
    match, entry = files[0]
    if len(files) == 1 and (match["file"] or "").lower().endswith((".zip", ".ipynb")):
        yield _moodle_found(match, entry, Path(entry.path))
        return
    named = tuple((match["file"], Path(entry.path)) for match, entry in files if match["file"] not in (None, "", ".", ".."))
    path, when = Path(entry.path).parent, _newest(entry for _match, entry in files)
    yield Found(number=match["number"], name=match["name"], path=path, source=entry.name, handed_in_at=when, files=named)


# Gradescope ----------------------------------------------------------------------------------------------------------------------------


def _read_gradescope(root: Path, entries: list[os.DirEntry[str]], look: Look) -> None:
    places = {entry.name: entry for entry in entries if entry.name != METADATA}
    for name, about in _gradescope_list(root / METADATA).items():
        submitters = _submitters(about)
        entry = places.pop(str(name), None)
        if entry is None:
            look.leave_out(str(name), _("Gradescope lists it, and it is not in the download"))
            continue
        if not submitters:
            look.leave_out(str(name), _("Gradescope names nobody for it"))
        for path in _unwrapped(entry, look) if submitters else ():
            when = _time_of(about.get(":created_at")) or _newest_within(path)
            group = str(name) if len(submitters) > 1 else ""
            look.found += (replace(one, path=path, source=str(name), handed_in_at=when, group=group) for one in submitters)
    for name in places:
        look.leave_out(name, _("not in Gradescope's list"))


def _gradescope_list(path: Path) -> dict[str, dict[str, Any]]:
    """Submission → what Gradescope writes about it, as text; its Ruby types are read as the plain values that they hold."""
    import yaml

    try:
        listed = _yaml(path)
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        message = _("{file}, line {line}: not readable ({reason}): download the submissions once more.")
        reason = one_line(getattr(error, "problem", None) or str(error))
        raise TeacherError(message.format(file=path.name, line=mark.line + 1 if mark else 1, reason=reason)) from None
    if not isinstance(listed, dict) or not all(isinstance(about, dict) for about in listed.values()):
        raise TeacherError(_("{file} is not Gradescope's list of submissions: download them once more.").format(file=path.name))
    return listed


def _yaml(path: Path) -> object:
    """Lists, mappings and text; no other type and no tag is built."""
    import yaml

    if path.stat().st_size > MAX_METADATA_BYTES:
        raise ValueError(_("larger than 256 MB"))
    loader, data, depth = getattr(yaml, "CBaseLoader", yaml.BaseLoader), path.read_bytes(), 0
    for event in yaml.parse(data, Loader=loader):  # libyaml's loader recurses in C: 200,000 brackets end the process
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise ValueError(_("nested too deeply"))
    found: object = yaml.load(data, Loader=loader)
    return found


def _submitters(about: Mapping[str, Any]) -> list[Found]:
    listed = about.get(":submitters")
    people = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    found = []
    for one in people:
        sid, email, name = (one_line(str(one.get(key) or "")) for key in (":sid", ":email", ":name"))
        if number := sid or email or name:
            found.append(Found(number=number, name=name, path=Path(), source="", ids=(sid, email), email=email))
    return found


def _time_of(value: object) -> datetime | None:
    """A time as Gradescope writes it, "2026-04-26 17:34:00.861687000 Z"; without a zone it is UTC."""
    if isinstance(value, dict):  # ActiveSupport::TimeWithZone
        return _time_of(value.get("utc") or value.get("time"))
    try:
        when = datetime.fromisoformat(re.sub(r" (?=(Z|[+-]\d\d:?\d\d)$)", "", str(value).strip().replace(" UTC", " Z")))
    except ValueError:
        return None
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


# One folder, zip or notebook per student -----------------------------------------------------------------------------------------------

_COPY = re.compile(r"(?P<base>.+?) ?\((?P<copy>\d{1,3})\)", re.DOTALL)  # "submission-anna (1)": downloaded a second time


def _read_plain(entries: list[os.DirEntry[str]], look: Look) -> None:
    stems = {_stem(entry) for entry in entries}
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False) and not entry.name.lower().endswith((".zip", ".ipynb")):
            look.leave_out(entry.name, _("neither a folder nor a zip nor a notebook"))
            continue
        stem, copy = _stem(entry), 0
        match = _COPY.fullmatch(stem)
        if match and (match["base"] in stems or stem.startswith("submission-")):
            stem, copy = match["base"], int(match["copy"])
        packed = stem.removeprefix("submission-") if entry.name.lower().endswith(".zip") else stem
        for path in _unwrapped(entry, look) if entry.is_dir(follow_symlinks=False) else (Path(entry.path),):
            when = _newest_within(path)
            look.found.append(
                Found(number=packed or stem, name="", path=path, source=entry.name, handed_in_at=when, rank=copy, ids=(stem,))
            )


def _stem(entry: os.DirEntry[str]) -> str:
    return entry.name if entry.is_dir(follow_symlinks=False) else Path(entry.name).stem


def _unwrapped(entry: os.DirEntry[str], look: Look) -> list[Path]:
    """The folder itself; where it holds nothing but zips, those. An LMS puts into a folder what was uploaded, and that is often a zip."""
    if not entry.is_dir(follow_symlinks=False):
        return [Path(entry.path)]
    try:
        inside = [one for one in os.scandir(entry.path) if not _is_litter(one.name)]
    except OSError:
        look.leave_out(entry.name, _("a folder that cannot be read: check its permissions"))
        return []
    if not inside:
        look.leave_out(entry.name, _("an empty folder"))
        return []
    if all(one.is_file(follow_symlinks=False) and one.name.lower().endswith(".zip") for one in inside):
        return sorted(Path(one.path) for one in inside)
    return [Path(entry.path)]


# Times ----------------------------------------------------------------------------------------------------------------


def _newest(entries: Iterable[os.DirEntry[str]]) -> datetime | None:
    times = [_newest_within(Path(entry.path)) for entry in entries]
    return max((when for when in times if when is not None), default=None)


def _newest_within(path: Path) -> datetime | None:
    """When the newest regular file at or below `path` was last changed; links are neither followed nor counted."""
    newest = -1.0
    for place in islice(_files_at(path), MAX_LOOKED_AT):
        about = place.lstat()
        if stat.S_ISREG(about.st_mode):
            newest = max(newest, about.st_mtime)
    return datetime.fromtimestamp(newest, UTC) if newest >= 0 else None


def _files_at(path: Path) -> Iterator[Path]:
    if path.is_symlink() or not path.is_dir():
        yield path
        return
    for folder, _folders, files in os.walk(path):
        yield from (Path(folder, name) for name in files if not _is_litter(name))
