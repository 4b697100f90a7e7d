"""A submission: a folder, a zip, a module or a notebook, taken in as bytes with safe names and a hash. Nothing is executed or written.

After intake nobody on the trusted side opens a path of the student's again: the bytes travel to the worker, which writes them out itself.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from grader import notebook
from grader.errors import StudentError
from grader.language import _
from grader.notebook import Notebook
from grader.text import one_line

MOST_FILES = 500
MOST_BYTES = 16 << 20  # of all files together; lesson texts and modules are below 100 kB
MOST_FILE_BYTES = 2 << 20  # of one file; larger ones are left out unless they are code
MOST_ZIP_BYTES = 32 << 20
MOST_SEEN = 10 * MOST_FILES  # entries that are looked at, those to be left out included
MOST_DEPTH = 12
MOST_NAME = 200  # bytes of a relative name
MOST_NOTES = 20
LEFT_OUT = frozenset("__pycache__ __MACOSX .git .venv venv .ipynb_checkpoints .grade .idea .vscode node_modules .pytest_cache".split())
PACKED_NAME, PACKED_MARK = "submission.json", b"grader.submission/1"
CODE = (".py", ".ipynb")

_DRIVE = re.compile("[A-Za-z]:")
_BROKEN_ZIP = (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError, RuntimeError, struct.error, zlib.error)


@dataclass(frozen=True)
class Submission:
    """What a student handed in."""

    files: dict[str, bytes]  # by relative name, "/" between folders, sorted
    notes: tuple[str, ...] = ()  # what was left out, for the student

    @property
    def sha256(self) -> str:
        """Over names and contents; neither times nor the order of files count."""
        digest = hashlib.sha256()
        for name, content in sorted(self.files.items()):
            digest.update(struct.pack(">IQ", len(name.encode()), len(content)) + name.encode() + content)
        return digest.hexdigest()

    @cached_property
    def notebooks(self) -> tuple[Notebook, ...]:
        """The code of the notebooks among the files. Raises StudentError for one that cannot be read; intake has left those out."""
        return tuple(notebook.read(content, name) for name, content in self.files.items() if name.endswith(notebook.SUFFIX))

    def notebook(self, name: str) -> Notebook | None:
        return next((each for each in self.notebooks if each.name == name), None)

    def mentions(self, words: Sequence[str], folder: str = "") -> bool:
        """Whether the code in `folder` (all of it, when not said) contains one of `words`; lessons and outputs do not count."""
        below = f"{folder}/" if folder else ""
        codes = [content for name, content in self.files.items() if name.endswith(".py") and name.startswith(below)]
        codes += [each.code.encode() for each in self.notebooks if each.name.startswith(below)]
        return any(word.encode() in code for word in words for code in codes)

    def find(self, module: str, functions: Sequence[str] = ()) -> str | None:
        """The name of the file that holds `module`, or of the notebook that holds its `functions`; None when there is neither.

        Raises StudentError when it is in two places, of which stubs that nobody has written in do not count.
        """
        file = self._find_file(module)
        books = [each.name for each in self.notebooks if each.holds(functions)]
        books = books or [each.name for each in self.notebooks if each.is_named(module) and functions]
        places = [file, *books] if file else books
        if len(places) > 1:
            written = [name for name in places if not notebook.is_untouched(self.code(name), functions)]
            places = written or places[:1]
        if len(places) > 1:
            shown = _(" and ").join(one_line(name) for name in places[:3])
            message = _("the functions of {module} are there twice, in {places}; keep one of them and hand in again")
            raise StudentError(message.format(module=module, places=shown))
        return places[0] if places else None

    def leaves_out(self, module: str, functions: Sequence[str]) -> bool:
        """Whether it has nothing of this module, or only the stub as it was given out."""
        with suppress(StudentError):
            name = self.find(module, functions)
            return name is None or notebook.is_untouched(self.code(name), functions)
        return False

    def code(self, name: str) -> str:
        """What a file says, or the code of a notebook."""
        book = self.notebook(name)
        return book.code if book else self.files[name].decode("utf-8", "replace")

    def _find_file(self, module: str) -> str | None:
        found = [name for name in self.files if PurePosixPath(name).name == f"{module}.py"]
        if len(found) > 1:
            places = _(" and ").join(found[:3])
            raise StudentError(
                _("{module}.py is there twice, as {places}; keep one of them and hand in again").format(module=module, places=places)
            )
        return found[0] if found else None

    def folders(self, module: str, modules: tuple[str, ...], file: str = "") -> tuple[str, ...]:
        """Where Python looks for modules: beside the exercise's own file first (`file`, where that is a notebook), then the top,
        then beside the other exercises' files."""
        names = [name for name in self.files if PurePosixPath(name).stem in modules and name.endswith(".py")]
        names.sort(key=lambda name: PurePosixPath(name).stem != module)
        folders = [str(PurePosixPath(name).parent) for name in ([file] if file else []) + names]
        return tuple(dict.fromkeys([*folders[:1], ".", *folders[1:]]))


def take_in(path: Path) -> Submission:
    """Read a folder, a zip, one .py file or one notebook. Raises StudentError: what is wrong, in which file, what to do."""
    name = one_line(path.name or path.resolve().name)
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            return _read_folder(path.resolve()) if hasattr(os, "fwalk") else _read_own_folder(path.resolve())
        if not stat.S_ISREG(kind):
            raise StudentError(_("{name} is neither a folder nor a file").format(name=name))
        with path.open("rb") as file:
            if path.suffix.lower() not in CODE:
                return take_in_zip(file.read(MOST_ZIP_BYTES + 1), name)
            intake = _Intake()
            intake.offer(path.name, 0, file.read)
            return intake.submission()
    except FileNotFoundError:
        raise StudentError(_("{name}: there is no such file or folder").format(name=name)) from None
    except OSError as error:
        text = one_line(f"{Path(str(error.filename or name)).name}: {error.strerror}")
        raise StudentError(_("{name} cannot be read ({text}); copy it and hand the copy in").format(name=name, text=text)) from None


def take_in_zip(data: bytes, name: str) -> Submission:
    """Read a zip from memory. Raises StudentError."""
    if len(data) > MOST_ZIP_BYTES:
        raise StudentError(_("{name} is larger than {n} MB; hand in your modules only").format(name=name, n=MOST_ZIP_BYTES >> 20))
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise StudentError(_("{name} is not a zip file; zip the folder and hand that in").format(name=name))
    if data.count(b"PK\x01\x02") > MOST_SEEN:  # before zipfile builds an object for each entry; what the directory itself says may be a lie
        raise StudentError(_("{name} holds more than {n} files; hand in your modules only").format(name=name, n=MOST_FILES))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read_zip(archive)
    except _BROKEN_ZIP as error:
        text = one_line(str(error), 100)
        raise StudentError(_("{name} cannot be unpacked ({text}); zip the folder again").format(name=name, text=text)) from None


class _Intake:
    """Gathers files, with a note about each one left out; refuses too many, too much, and two of one name."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}
        self._notes: list[str] = []
        self._bytes = 0

    def offer(self, name: str, size: int, read: Callable[[int], bytes]) -> None:
        """One regular file: its relative name, how long it says it is, and how to read at most so many bytes of it."""
        name = unicodedata.normalize("NFC", name)  # macOS takes letters apart, and Python would not find the module
        if _is_left_out(name):
            return
        if problem := _problem_of(name, size):
            self.leave_out(name, problem)
            return
        if name in self._files:
            raise StudentError(_("{name} is there twice; keep one of them and hand in again").format(name=name))
        content = read(MOST_BYTES + 1)
        if name == PACKED_NAME and PACKED_MARK in content:
            return  # `grade submit` put it there; the rest is what the student has
        self._files[name] = content
        self._bytes += len(content)
        if len(self._files) > MOST_FILES:
            raise StudentError(_("there are more than {n} files; hand in your modules only").format(n=MOST_FILES))
        if self._bytes > MOST_BYTES:
            raise StudentError(_("the files have more than {n} MB together; hand in your modules only").format(n=MOST_BYTES >> 20))

    def leave_out(self, name: str, problem: str) -> None:
        self._notes.append(_("{name} was left out: {problem}").format(name=one_line(name), problem=problem))

    def submission(self) -> Submission:
        for name in self._files:  # no file may be another's folder, which only a crafted zip can ask for
            for parent in PurePosixPath(name).parents:
                if str(parent) in self._files:
                    raise StudentError(_("{name} is a file and a folder at once; zip the folder again").format(name=parent))
        self._leave_out_broken_notebooks()
        submission = Submission(dict(sorted(self._files.items())))
        self._notes += [note for each in submission.notebooks for note in each.notes]
        notes = self._notes[:MOST_NOTES]
        if len(self._notes) > MOST_NOTES:
            notes.append(_("{n} more files were left out").format(n=len(self._notes) - MOST_NOTES))
        return replace(submission, notes=tuple(notes))

    def _leave_out_broken_notebooks(self) -> None:
        """One bad notebook stops nothing else; but where it is all the code there is, its StudentError is raised."""
        codes = [name for name in self._files if name.endswith(CODE)]
        for name in [name for name in codes if name.endswith(notebook.SUFFIX)]:
            try:
                notebook.read(self._files[name], name)
            except StudentError as error:
                if len(codes) == 1:
                    raise
                self._notes.append(_("left out: {problem}").format(problem=error))
                del self._files[name]


def _read_folder(top: Path) -> Submission:
    """Regular files only, opened relative to their folder and without following links, so that nothing can be swapped meanwhile."""
    intake = _Intake()
    seen = 0
    for folder, folders, names, descriptor in os.fwalk(top, onerror=_raise, follow_symlinks=False):
        place = Path(folder).relative_to(top)
        seen += 1 + len(names)
        if seen > MOST_SEEN or len(place.parts) > MOST_DEPTH:
            raise StudentError(_("there are too many folders, or they are nested too deep; hand in your modules only"))
        kinds = {name: os.stat(name, dir_fd=descriptor, follow_symlinks=False) for name in sorted((*folders, *names))}
        folders[:] = [name for name, status in kinds.items() if stat.S_ISDIR(status.st_mode) and name not in LEFT_OUT]
        for name, status in kinds.items():
            relative = (place / name).as_posix()
            if stat.S_ISREG(status.st_mode):
                opened = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=descriptor)
                with os.fdopen(opened, "rb") as file:
                    intake.offer(relative, status.st_size, file.read)
            elif not stat.S_ISDIR(status.st_mode) and name not in LEFT_OUT:
                intake.leave_out(relative, _("it is a link or a device; put the file itself there"))
    return intake.submission()


def _read_own_folder(top: Path) -> Submission:
    """The same by names, on Windows, which has no folder descriptors; there only one's own folder is read."""
    intake = _Intake()
    for folder, folders, names in os.walk(top, onerror=_raise):
        folders[:] = sorted(name for name in folders if name not in LEFT_OUT)
        for path in (Path(folder, name) for name in sorted(names)):
            relative = path.relative_to(top).as_posix()
            if path.is_symlink() or not path.is_file():
                intake.leave_out(relative, _("it is a link or a device; put the file itself there"))
            else:
                with path.open("rb") as file:
                    intake.offer(relative, path.stat().st_size, file.read)
    return intake.submission()


def _raise(error: OSError) -> None:
    raise error


def _read_zip(archive: zipfile.ZipFile) -> Submission:
    intake = _Intake()
    for entry in archive.infolist():
        name = entry.filename.replace("\\", "/")
        if not name.endswith("/") and not _is_left_out(name):
            _check_entry(entry, name)
            with archive.open(entry) as file:
                intake.offer(name, entry.file_size, file.read)
    return intake.submission()


def _is_left_out(name: str) -> bool:
    """What tools leave behind; nobody needs to hear of it."""
    return not LEFT_OUT.isdisjoint(name.split("/"))


def _check_entry(entry: zipfile.ZipInfo, name: str) -> None:
    """What no honest zip holds."""
    shown = one_line(name)
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        raise StudentError(_("{name} in the zip is a link or a device; put the file itself there").format(name=shown))
    if name.startswith("/") or ".." in name.split("/") or _DRIVE.match(name):
        raise StudentError(_("{name} in the zip points outside it; zip the folder again").format(name=shown))
    if entry.flag_bits & 0x1:
        raise StudentError(_("{name} in the zip is encrypted; zip without a password").format(name=shown))
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise StudentError(_("{name} in the zip is packed in an unusual way; use an ordinary zip").format(name=shown))


def _problem_of(name: str, size: int) -> str:
    """Why a file is left out: a name that not every file system and page can hold, or data that no exercise needs."""
    try:
        written = name.encode("utf-8")
    except UnicodeEncodeError:
        return _("its name is not valid text")
    if any(unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") for character in name):
        return _("its name holds invisible characters")
    if len(written) > MOST_NAME or name.count("/") > MOST_DEPTH:
        return _("its name is too long")
    if "\\" in name or _DRIVE.match(name) or any(part in ("", ".", "..") for part in name.split("/")):
        return _("its name is not a plain path")
    if size > MOST_FILE_BYTES and not name.endswith(CODE):  # large code is refused by the totals
        return _("it is larger than {n} MB").format(n=MOST_FILE_BYTES >> 20)
    return ""
