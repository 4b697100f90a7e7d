"""A CSV that a spreadsheet or an LMS wrote: read in its own encoding and separator, written back the same way."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.errors import TeacherError
from grader.language import _

MAX_BYTES = 64 * 1024 * 1024  # a course of 10,000 with 100 columns stays below 30 MB
MAX_CELL = 16 * 1024 * 1024  # Moodle's worksheets carry whole online texts; the csv module stops at 128 KiB
BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

# What people and programs call the columns that say who somebody is: English, Spanish, German, French.
HEADERS: dict[str, tuple[str, ...]] = {
    "id": (
        *("id", "identifier", "student id", "student_id", "studentid", "student number", "user id", "userid", "canvas id"),
        *("identificador", "número de estudiante", "matrícula", "número de matrícula"),
        *("matrikelnummer", "matrikel-nr.", "matr.-nr.", "identifiant", "numéro d'étudiant"),
    ),
    "sis_id": (
        *("sis user id", "sis id", "sid", "integration id", "id number", "idnumber"),
        *("número de id", "número de identificación", "id-nummer", "numéro d'identification"),
    ),
    "login": ("sis login id", "login", "login id", "username", "user name", "nombre de usuario", "usuario", "anmeldename", "benutzername"),
    "name": (
        *("name", "full name", "fullname", "student", "student name", "display name"),
        *("nombre completo", "nombre y apellidos", "estudiante", "alumno", "vollständiger name", "nom complet"),
    ),
    "first_name": ("first name", "firstname", "given name", "nombre", "nombre(s)", "vorname", "prénom"),
    "last_name": (
        "last name",
        "lastname",
        "surname",
        "family name",
        "apellido",
        "apellidos",
        "apellido(s)",
        "nachname",
        "nom de famille",
        "nom",
    ),
    "email": (
        *("email", "e-mail", "mail", "email address", "e-mail address", "correo", "correo electrónico", "dirección de correo"),
        *("dirección de correo electrónico", "dirección email", "e-mail-adresse", "adresse de courriel", "courriel"),
    ),
    "section": ("section", "sections", "class", "group", "sección", "grupo", "clase", "gruppe", "klasse", "kurs", "groupe"),
}


@dataclass(frozen=True)
class Sheet:
    """Header and rows as text, and how the file was written."""

    path: Path
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # each at least as long as the header; a blank line is a row of empty cells
    lines: tuple[int, ...]  # where in the file each row ends, 1-based
    separator: str
    encoding: str  # "utf-8", "utf-16-le", "utf-16-be" or "cp1252"
    mark: bytes  # the byte order mark, or nothing
    newline: str

    def with_rows(self, rows: Iterable[Sequence[str]]) -> bytes:
        """The file's bytes with other rows: same header, encoding, separator and line ends."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=self.separator, lineterminator=self.newline)
        writer.writerow(self.header)
        writer.writerows(rows)
        return self.mark + text.getvalue().encode(self.encoding, "replace")

    def column(self, *names: str) -> int | None:
        """The first column that is called by one of these names, whatever its case and outer spaces."""
        wanted = {plain(name) for name in names}
        return next((index for index, title in enumerate(self.header) if plain(title) in wanted), None)

    def people_columns(self) -> dict[str, int]:
        """The columns of HEADERS that this sheet has, each with its place."""
        found = {role: self.column(*names) for role, names in HEADERS.items()}
        return {role: index for role, index in found.items() if index is not None}


def read(path: Path) -> Sheet:
    """Read a CSV; raises TeacherError, one line, for what is no table."""
    data = _bytes_of(path)
    text, encoding, mark = _decode(data, path)
    separator = _separator(text)
    rows, lines = _parse(text, separator, path)
    if not rows:
        raise TeacherError(_("{file} is empty: export it once more.").format(file=path.name))
    header, body = rows[0], rows[1:]
    return Sheet(
        path=path,
        header=header,
        rows=tuple(_fitted(row, len(header), line, path) for row, line in zip(body, lines[1:], strict=True)),
        lines=lines[1:],
        separator=separator,
        encoding=encoding,
        mark=mark,
        newline="\r\n" if "\r\n" in text else "\n",
    )


def write(path: Path, data: bytes) -> None:
    """Put `data` in the file's place at once: killed at any moment, there is the old file or the new one."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        message = _("{file} cannot be written ({reason}): check the path and its permissions.")
        raise TeacherError(message.format(file=path, reason=error.strerror or error)) from None


def plain(title: str) -> str:
    """A header as it is compared: composed, without case and outer or doubled spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", title).casefold()).strip()


def number(cell: str) -> float | None:
    """The number in a cell, with point or comma as decimal sign; None where there is none."""
    text = cell.strip().replace(" ", "").replace("\u00a0", "")
    if not re.fullmatch(r"-?\d{1,9}([.,]\d{1,9})?", text):
        return None
    return float(text.replace(",", "."))


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TeacherError(_("{file} is larger than 64 MB, which no class list is: choose another file.").format(file=path.name))
        return path.read_bytes()
    except OSError as error:
        message = _("{file} cannot be read ({reason}): check the path and its permissions.")
        raise TeacherError(message.format(file=path, reason=error.strerror or error)) from None


def _decode(data: bytes, path: Path) -> tuple[str, str, bytes]:
    """Text, encoding and byte order mark. Excel's plain "CSV" is in the Windows code page of its country."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, path), encoding, mark
    try:
        return _decoded(data, "utf-8", path), "utf-8", b""
    except TeacherError:
        return _decoded(data, "cp1252", path), "cp1252", b""


def _decoded(data: bytes, encoding: str, path: Path) -> str:
    unreadable = TeacherError(_("{file} is not a text file: save it as CSV (UTF-8) and try again.").format(file=path.name))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise unreadable from None
    if "\0" in text:
        raise unreadable
    return text


def _separator(text: str) -> str:
    """Whichever of comma, semicolon and tab is most frequent in the first line, outside quotes."""
    first = re.sub(r'"[^"]*"', "", text.lstrip("\r\n").partition("\n")[0])
    return max(",;\t", key=first.count)


def _parse(text: str, separator: str, path: Path) -> tuple[tuple[tuple[str, ...], ...], tuple[int, ...]]:
    before = csv.field_size_limit(MAX_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    try:
        for row in reader:
            if row or rows:
                rows.append(tuple(row))
                lines.append(reader.line_num)
    except csv.Error as error:
        message = _("{file}, line {line}: not a table of comma-separated values ({reason}): export it once more.")
        raise TeacherError(message.format(file=path.name, line=reader.line_num, reason=error)) from None
    finally:
        csv.field_size_limit(before)
    return tuple(rows), tuple(lines)


def _fitted(row: tuple[str, ...], width: int, line: int, path: Path) -> tuple[str, ...]:
    """`row` as wide as the header. Empty cells beyond it are dropped, as a spreadsheet leaves them behind."""
    if any(row[width:]):
        message = _("{file}, line {line}: {cells} cells under {width} headers: put text that holds the separator in quotes.")
        raise TeacherError(message.format(file=path.name, line=line, cells=len(row), width=width))
    return row[:width] + ("",) * (width - len(row))
