"""A notebook as a module's code: its code cells, in order, as text. Nothing else of it is read: no output, no metadata, no attachment.

Cells are counted as Jupyter counts them when all run from the top: code cells only, from 1. What is not Python but a command of Jupyter's
(`%timeit f()`, `!pip install x`, `pad_sequences?`) becomes `pass` with the line as a comment, so that lines keep their numbers.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

import msgspec

from grader.errors import StudentError
from grader.language import _, n_
from grader.text import one_line

SUFFIX = ".ipynb"
MOST_CELLS = 2000
MOST_CODE = 500_000  # characters of all code cells together; a whole course has 30,000
MOST_STUB = 50_000  # characters of a stub; more is not parsed here: 2 MB of code can take 2 GB of memory

_IMPORT = re.compile(r"^(?:from|import)\b[^\n#(]*(?:\([^)]*)?", re.MULTILINE)
_TIMING = ("%%time", "%%capture")  # cell magics that run the cell as it is; of all others the cell is skipped
_COMMAND = re.compile(r"\s*(?:[%!?]|[\w.]+\?\??\s*$)")
_ASSIGNED = re.compile(r"(?P<left>\s*[A-Za-z_][\w\s,.*=]*=)\s*[%!](?!=)")
_TOKEN = re.compile(r"""(?P<comment>\#)|(?P<triple>\"{3}|'{3})|"(?:\\.|[^"\\])*(?:"|\\?$)|'(?:\\.|[^'\\])*(?:'|\\?$)|[\[({]|[\])}]""")
_ENDS = {quote: re.compile(rf"(?:\\.|(?!{quote})[^\\])*{quote}", re.DOTALL) for quote in ('"""', "'''")}


class _Cell(msgspec.Struct):
    cell_type: str
    source: str | list[str] = ""


class _File(msgspec.Struct):
    nbformat: int
    cells: list[_Cell] = []


@dataclass(frozen=True)
class Notebook:
    """The code of one notebook."""

    name: str  # as it was handed in: "02_pad/work.ipynb"
    cells: tuple[str, ...]  # Python, nothing of Jupyter's left in it
    notes: tuple[str, ...] = ()  # what was skipped, for the student

    @property
    def code(self) -> str:
        return "\n".join(self.cells)

    def holds(self, functions: Sequence[str]) -> bool:
        """Whether a line of it, not indented, defines or imports one of these functions."""
        return any(_defines(name).search(cell) or _imports(name, cell) for name in functions for cell in self.cells)

    def is_named(self, module: str) -> bool:
        return PurePosixPath(self.name).stem == module


def read(data: bytes, name: str) -> Notebook:
    """The code of a notebook file. Raises StudentError, in one line, when it is none, or too long."""
    shown = one_line(name)
    try:
        file = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=_File)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        text = one_line(str(error), 100)
        raise StudentError(
            _("{name} cannot be read as a notebook ({text}); clear all its outputs, save it in Jupyter and try again").format(
                name=shown, text=text
            )
        ) from None
    if file.nbformat < 4:
        message = _("{name} is a notebook of an old kind (version {n}); save it again in Jupyter")
        raise StudentError(message.format(name=shown, n=file.nbformat))
    sources = [cell.source if isinstance(cell.source, str) else "".join(cell.source) for cell in file.cells if cell.cell_type == "code"]
    if len(sources) > MOST_CELLS or sum(map(len, sources)) > MOST_CODE:
        raise StudentError(_("{name} holds too much code; hand in the cells with your functions only").format(name=shown))
    return _in_python(name, sources)


def is_untouched(code: str, functions: Sequence[str]) -> bool:
    """Whether `code` is a stub still: whatever it says about `functions` is `raise NotImplementedError`."""
    if len(code) > MOST_STUB:
        return False
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return not any(_writes(statement, functions) for statement in tree.body)


def _in_python(name: str, sources: list[str]) -> Notebook:
    cells, notes, lines, places = [], [], 0, []
    for number, source in enumerate(sources, 1):
        source = source.encode("utf-8", "replace").decode("utf-8")
        magic = _cell_magic(source)
        if magic and magic not in _TIMING:
            notes.append(_("{name}, cell {n} begins with {magic} and was skipped").format(name=one_line(name), n=number, magic=magic))
            cells.append("")
            continue
        text, skipped = _without_commands(source)
        cells.append(text)
        lines += skipped
        places += [str(number)] if skipped else []
    if lines:
        said = n_("{name}: {n} line of Jupyter's was skipped, in {cells}", "{name}: {n} lines of Jupyter's were skipped, in {cells}", lines)
        cells_named = n_("cell {list}", "cells {list}", len(places)).format(list=", ".join(places[:20]))
        notes.insert(0, said.format(name=one_line(name), n=lines, cells=cells_named))
    return Notebook(name, tuple(cells), tuple(notes[:10]))


def _cell_magic(source: str) -> str:
    """`%%bash`, when the cell's first line that is not empty begins with it."""
    found = re.match(r"\s*(%%[A-Za-z_!]\w{0,40})", source)
    return found[1] if found else ""


def _without_commands(source: str) -> tuple[str, int]:
    """The cell with `pass` for each command of Jupyter's, and how many lines these had."""
    kept, skipped = [], 0
    reader = _Reader()
    in_command = False
    for line in source.split("\n"):
        assigned = _ASSIGNED.match(line) if reader.at_start else None
        if in_command:
            replaced = f"# {line.strip()}"
        elif assigned:
            replaced = f"{assigned['left']} None  # {line.strip()}"
        elif reader.at_start and _COMMAND.match(line):
            replaced = f"{line[: len(line) - len(line.lstrip())]}pass  # {line.strip()}"
        else:
            reader.read(line)
            kept.append(line)
            continue
        kept.append(replaced)
        skipped += 1
        in_command = line.rstrip().endswith("\\")
    return "\n".join(kept), skipped


class _Reader:
    """Knows, line after line, whether a new statement begins: no string, bracket or backslash is open."""

    def __init__(self) -> None:
        self._quote = ""
        self._depth = 0
        self._goes_on = False

    @property
    def at_start(self) -> bool:
        return not (self._quote or self._depth > 0 or self._goes_on)

    def read(self, line: str) -> None:
        self._goes_on = line.endswith("\\")
        for token in self._tokens(line):
            if token.lastgroup == "comment":
                self._goes_on = False
                return
            self._depth += (token[0] in "([{") - (token[0] in ")]}") if len(token[0]) == 1 else 0

    def _tokens(self, line: str) -> Iterator[re.Match[str]]:
        """The comments, strings and brackets outside of strings that span lines, which are stepped over."""
        place = 0
        while True:
            if self._quote:
                end = _ENDS[self._quote].match(line, place)
                if end is None:
                    return
                self._quote, place = "", end.end()
            token = _TOKEN.search(line, place)
            if token is None:
                return
            place = token.end()
            if token.lastgroup == "triple":
                self._quote = token[0]
            else:
                yield token


def _defines(name: str) -> re.Pattern[str]:
    name = re.escape(name)
    return re.compile(
        rf"^(?:(?:async\s+def|def|class)\s+{name}\b"
        rf"|{name}\s*(?::[^=\n]*)?=\s*(?:lambda\b|[\w.]+\s*(?:\#.*)?$))",
        re.MULTILINE,
    )


def _imports(name: str, code: str) -> bool:
    """Whether an import, not indented, brings in `name`. Each character is read once, so `import (` without end costs nothing."""
    return any(re.search(rf"\b{re.escape(name)}\b", found[0]) for found in _IMPORT.finditer(code))


def _writes(statement: ast.stmt, functions: Sequence[str]) -> bool:
    """Whether a statement gives one of `functions` a meaning beyond the stub's."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return statement.name in functions and not _only_raises(statement.body)
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return any((alias.asname or alias.name) in functions for alias in statement.names)
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return any(isinstance(target, ast.Name) and target.id in functions for target in targets)


def _only_raises(body: list[ast.stmt]) -> bool:
    """`raise NotImplementedError(…)` and perhaps a docstring before it."""
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:]
    return len(body) == 1 and isinstance(body[0], ast.Raise) and "NotImplementedError" in ast.dump(body[0])
