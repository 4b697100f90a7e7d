"""A submission: a folder, a zip or a single file, taken in as bytes with safe names and a hash. Nothing of it is executed or written.

After intake nobody on the trusted side opens a path of the student's again: the bytes travel to the worker, which writes them out itself.
"""

from __future__ import annotations

import hashlib
import io
import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from grader.errors import StudentError
from grader.language import _
from grader.text import one_line

MOST_FILES = 500
MOST_BYTES = 16 << 20  # of all files together; lesson texts and five modules are below 100 kB
MOST_FILE_BYTES = 2 << 20  # of one file; larger ones are left out unless they are code
MOST_ZIP_BYTES = 32 << 20
MOST_DEPTH = 12
MOST_NAME = 200  # characters of a relative name
LEFT_OUT = frozenset("__pycache__ __MACOSX .git .venv venv .ipynb_checkpoints .grade .idea .vscode node_modules .pytest_cache".split())
PACKED_MARK = b"grader.submission/1"
CODE = (".py", ".ipynb")


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

    def find(self, module: str) -> str | None:
        """The name of the file that holds `module`, or None. Raises StudentError when it is there twice."""
        found = [name for name in self.files if PurePosixPath(name).name == f"{module}.py"]
        if len(found) > 1:
            places = _(" and ").join(found[:3])
            raise StudentError(
                _("{module}.py is there twice, as {places}; keep one of them and hand in again").format(module=module, places=places)
            )
        return found[0] if found else None

    def folders(self, module: str, modules: tuple[str, ...]) -> tuple[str, ...]:
        """Where Python looks for modules: beside the exercise's own file first, then the top, then beside the other exercises' files."""
        names = [name for name in self.files if PurePosixPath(name).stem in modules and name.endswith(".py")]
        names.sort(key=lambda name: PurePosixPath(name).stem != module)
        folders = [str(PurePosixPath(name).parent) for name in names]
        return tuple(dict.fromkeys([*folders[:1], ".", *folders[1:]]))


def take_in(path: Path) -> Submission:
    """Read a folder, a zip or one .py file. Raises StudentError: what is wrong, in which file, what to do."""
    name = one_line(path.name)
    try:
        kind = path.stat().st_mode
    except OSError:
        raise StudentError(_("{name}: there is no such file or folder").format(name=name)) from None
    if stat.S_ISDIR(kind):
        return _take_in_folder(path, name)
    if not stat.S_ISREG(kind):
        raise StudentError(_("{name} is neither a folder nor a file").format(name=name))
    if path.suffix.lower() == ".py":
        return _checked({path.name: _read_file(path)}, [])
    with path.open("rb") as file:
        data = file.read(MOST_ZIP_BYTES + 1)
    return take_in_zip(data, name)


def take_in_zip(data: bytes, name: str) -> Submission:
    """Read a zip from memory. Raises StudentError."""
    if len(data) > MOST_ZIP_BYTES:
        raise StudentError(_("{name} is larger than {n} MB; hand in your modules only").format(name=name, n=MOST_ZIP_BYTES >> 20))
    _check_zip_directory(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _checked(*_read_zip(archive, name))
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        EOFError,
        ValueError,
        OSError,
        RuntimeError,
        struct.error,
        zlib.error,
    ) as error:
        text = one_line(str(error), 100)
        raise StudentError(_("{name} cannot be unpacked ({text}); zip the folder again").format(name=name, text=text)) from None


def _take_in_folder(path: Path, name: str) -> Submission:
    try:
        return _checked(*_read_folder(path))
    except OSError as error:
        text = f"{one_line(str(error.filename or ''))}: {error.strerror}"
        raise StudentError(_("{name} cannot be read ({text}); copy the folder and hand the copy in").format(name=name, text=text)) from None


def _read_folder(top: Path) -> tuple[dict[str, bytes], list[str]]:
    """Regular files only, opened relative to their folder and without following links, so that nothing can be swapped meanwhile."""
    files: dict[str, bytes] = {}
    notes: list[str] = []
    total = seen = 0
    for folder, folders, names, descriptor in os.fwalk(top, follow_symlinks=False):
        place = Path(folder).relative_to(top)
        seen += 1 + len(names)
        if seen > 20 * MOST_FILES or len(place.parts) > MOST_DEPTH:
            raise StudentError(_("there are too many folders, or they are nested too deep; hand in your modules only"))
        folders[:] = sorted(
            name
            for name in folders
            if name not in LEFT_OUT and not stat.S_ISLNK(os.stat(name, dir_fd=descriptor, follow_symlinks=False).st_mode)
        )
        for name in sorted(names):
            relative = str(place / name)
            status = os.stat(name, dir_fd=descriptor, follow_symlinks=False)
            if not stat.S_ISREG(status.st_mode):
                notes.append(_("{name} is not a regular file and was left out").format(name=one_line(relative)))
            elif _is_too_large(relative, status.st_size, notes):
                continue
            else:
                opened = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=descriptor)
                with os.fdopen(opened, "rb") as file:
                    files[relative] = file.read(MOST_BYTES + 1)
                total += len(files[relative])
            _check_totals(len(files), total)
    return files, notes


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _check_zip_directory(data: bytes, name: str) -> None:
    """Refuse a directory of more entries than are allowed before zipfile builds an object for each."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if end < 0 or len(data) < end + 22:
        raise StudentError(_("{name} is not a zip file; zip the folder and hand that in").format(name=name))
    if data[max(0, end - 20) : end].startswith(b"PK\x06\x07"):  # its own, larger count of entries would be believed instead
        raise StudentError(_("{name} is a zip of the kind for 4 GB and more (Zip64); use an ordinary zip").format(name=name))
    (directory_bytes,) = struct.unpack_from("<I", data, end + 12)
    if directory_bytes > 2 * MOST_FILES * (46 + 2 * MOST_NAME):
        raise StudentError(_("{name} holds more than {n} files; hand in your modules only").format(name=name, n=MOST_FILES))


def _read_zip(archive: zipfile.ZipFile, name: str) -> tuple[dict[str, bytes], list[str]]:
    files: dict[str, bytes] = {}
    notes: list[str] = []
    total = 0
    for entry in archive.infolist():
        if entry.is_dir():
            continue
        inside = entry.filename.replace("\\", "/")
        shown = one_line(inside)
        _check_entry(entry, inside, shown)
        if set(PurePosixPath(inside).parts) & LEFT_OUT or _is_too_large(inside, entry.file_size, notes):
            continue
        if inside in files:
            raise StudentError(_("{name} holds {inside} twice; zip the folder again").format(name=name, inside=shown))
        with archive.open(entry) as file:
            files[inside] = file.read(MOST_BYTES + 1)
        total += len(files[inside])
        _check_totals(len(files), total)
    return files, notes


def _check_entry(entry: zipfile.ZipInfo, inside: str, shown: str) -> None:
    """What no honest zip holds."""
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise StudentError(_("{name} in the zip is a link or a device; put the file itself there").format(name=shown))
    if inside.startswith("/") or ".." in inside.split("/") or ":" in inside.split("/")[0]:
        raise StudentError(_("{name} in the zip points outside it; zip the folder again").format(name=shown))
    if entry.flag_bits & 0x1:
        raise StudentError(_("{name} in the zip is encrypted; zip without a password").format(name=shown))
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise StudentError(_("{name} in the zip is packed in an unusual way; use an ordinary zip").format(name=shown))


def _is_too_large(name: str, size: int, notes: list[str]) -> bool:
    """Large data files are left out with a note; large code is refused by the totals."""
    if size <= MOST_FILE_BYTES or name.endswith(CODE):
        return False
    notes.append(_("{name} is larger than {n} MB and was left out").format(name=one_line(name), n=MOST_FILE_BYTES >> 20))
    return True


def _check_totals(count: int, total: int) -> None:
    if count > MOST_FILES:
        raise StudentError(_("there are more than {n} files; hand in your modules only").format(n=MOST_FILES))
    if total > MOST_BYTES:
        raise StudentError(_("the files have more than {n} MB together; hand in your modules only").format(n=MOST_BYTES >> 20))


def _checked(files: dict[str, bytes], notes: list[str]) -> Submission:
    """Names that every file system and page can hold; the last word on sizes."""
    _check_totals(len(files), sum(len(content) for content in files.values()))
    kept: dict[str, bytes] = {}
    for name, content in sorted(files.items()):
        problem = _problem_of_name(name)
        if problem:
            notes.append(_("{name} was left out: {problem}").format(name=one_line(name), problem=problem))
        else:
            kept[name] = content
    if PACKED_MARK in kept.get("submission.json", b""):
        del kept["submission.json"]  # `grade submit` put it there; the rest is what the student has
    _check_nesting(kept)
    return Submission(kept, tuple(notes[:20]))


def _problem_of_name(name: str) -> str:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return _("its name is not valid text")
    if any(unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") for character in name):
        return _("its name holds invisible characters")
    if len(name.encode()) > MOST_NAME or name.count("/") > MOST_DEPTH:
        return _("its name is too long")
    return "" if all(part not in ("", ".", "..") for part in name.split("/")) else _("its name is not a plain path")


def _check_nesting(files: dict[str, bytes]) -> None:
    """No file may be another's folder, which only a crafted zip can ask for."""
    for name in files:
        for parent in PurePosixPath(name).parents:
            if str(parent) in files:
                raise StudentError(_("{name} is a file and a folder at once; zip the folder again").format(name=one_line(str(parent))))
