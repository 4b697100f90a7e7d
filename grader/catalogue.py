"""Keeps the catalogues complete: finds every sentence in the code, and brings the .po files up to date with it.

    python -m grader.catalogue [COURSE]

The engine's sentences go into `grader/locale/es.po`, a course's into `exercises/locale/es.po` (public checks, which students have
too) and `solutions/locale/es.po`. Translations are kept, sentences that are said no more go, new ones wait with an empty
translation. Nothing is ever guessed ("fuzzy"). Exit status 1 while a translation is missing.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from grader.cli import cli
from grader.cli.words import sentences_of
from grader.course import Course, find_course

PACKAGE = Path(__file__).parent
ENGINE = PACKAGE / "locale" / "es.po"

Sentences = dict[str, set[str]]  # English → the files that say it
Keywords = dict[str, tuple[int, ...] | None]  # function → which of its arguments are sentences; None: the first

HEADER = r"""# Translate msgstr; the rest is kept up to date by: python -m grader.catalogue
msgid ""
msgstr ""
"Language: es\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""

OURS: Keywords = {"_": None, "n_": (1, 2), "marked": None}
OF_SUITES: Keywords = OURS | {"hint": None}


def sentences_of_engine() -> Sentences:
    """What grading, pages and commands say."""
    files = sorted(PACKAGE.rglob("*.py"))
    said = [(path.relative_to(PACKAGE.parent).as_posix(), sentence) for path in files for sentence in _marked(path, OURS)]
    return _collect([*said, *(("grade --help", sentence) for sentence in sentences_of(cli))])


def sentences_of_course(course: Course) -> dict[Path, Sentences]:
    """By catalogue: what public checks say, and what only hidden ones do (docstrings, hints and what they mark themselves)."""
    public = _sentences_of_suites(course, [exercise.public_suite for exercise in course.exercises])
    hidden = _sentences_of_suites(course, [exercise.suite for exercise in course.exercises])
    only_hidden = {sentence: files for sentence, files in hidden.items() if sentence not in public}
    return {folder / "es.po": found for folder, found in zip(course.catalogues, (public, only_hidden), strict=True)}


def update(path: Path, sentences: Sentences) -> list[str]:
    """Write the catalogue anew with what it has of these sentences; those that wait for a translation."""
    before = read(path)
    catalogue = Catalog("es")
    for sentence, files in sentences.items():
        known = before.get(sentence)
        text = known.string if known and not known.fuzzy else ""
        catalogue.add(sentence, text, locations=[(file, 0) for file in sorted(files)])
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        file.write(HEADER.encode())
        write_po(file, catalogue, width=120, omit_header=True, include_lineno=False)
    return [str(message.id) for message in catalogue if message.id and not message.string]


def read(path: Path) -> Catalog:
    """A catalogue, empty where there is no file yet."""
    if not path.is_file():
        return Catalog("es")
    with path.open("rb") as file:
        return read_po(file, locale="es")


def _sentences_of_suites(course: Course, suites: Iterable[Path]) -> Sentences:
    files = [path for path in suites if path.is_file()]
    marked = ((path, sentence) for path in files for sentence in (*_docstrings_of_checks(path), *_marked(path, OF_SUITES)))
    return _collect((path.relative_to(course.folder).as_posix(), sentence) for path, sentence in marked)


def _collect(said: Iterable[tuple[str, str]]) -> Sentences:
    sentences: Sentences = {}
    for file, sentence in said:
        sentences.setdefault(sentence, set()).add(file)
    return sentences


def _marked(path: Path, keywords: Keywords) -> Iterator[str]:
    with path.open("rb") as file:
        for _line, found, _comments, _context in extract("python", file, keywords):
            yield from (found,) if isinstance(found, str) else found


def _docstrings_of_checks(path: Path) -> Iterator[str]:
    """As the plugin shows them: on one line."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield " ".join((ast.get_docstring(node) or "").split())


def main(arguments: list[str]) -> int:
    course = find_course(Path(arguments[0]) if arguments else None)
    missing = 0
    for path, sentences in {ENGINE: sentences_of_engine(), **sentences_of_course(course)}.items():
        waiting = update(path, sentences)
        missing += len(waiting)
        print(f"{path}: {len(sentences)} sentences, {len(waiting)} without a translation")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
