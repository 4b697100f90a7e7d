"""The language of every sentence that a student or a teacher reads: gettext over Babel's .po catalogues.

English sentences are the message ids. `use("es")` switches the process; `grader/locale/es.po` translates ours, a course's
own `solutions/locale/es.po` (added by `add_catalogue`) translates its suites. A sentence without a translation stays English.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

LANGUAGES = ("en", "es")

_current = "en"
_course_folders: list[Path] = []


def _(text: str) -> str:
    """`text` in the current language."""
    if _current == "en" or not text:
        return text
    for path in _catalogues():
        found = _catalogue(path).get(text)
        if found:
            return found
    return text


def n_(one: str, many: str, number: int) -> str:
    """`one` or `many`, translated; both English and Spanish have these two forms. The caller formats the number in."""
    return _(one if number == 1 else many)


def marked(text: str) -> str:
    """`text` as it is: a sentence for the catalogue that `_` translates elsewhere, when somebody reads it."""
    return text


def use(language: str) -> None:
    """Switch this process to "en" or "es"; anything else raises ValueError."""
    global _current
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is not one of {', '.join(LANGUAGES)}")
    _current = language


def current() -> str:
    return _current


def of_environment(environment: Mapping[str, str] = os.environ) -> str:
    """The first of LC_ALL, LC_MESSAGES, LANGUAGE and LANG that is set, when we speak it; otherwise English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        if value := environment.get(name):
            return value[:2].lower() if value[:2].lower() in LANGUAGES else "en"
    return "en"


def add_catalogue(folder: Path) -> None:
    """Let a course's own catalogues (`<folder>/es.po`) translate its sentences, before ours."""
    if folder not in _course_folders:
        _course_folders.append(folder)


def fingerprint() -> str:
    """Changes with every catalogue that sentences are taken from; empty in English, which needs none."""
    if _current == "en":
        return ""
    return sha256(b"".join(path.read_bytes() for path in _catalogues() if path.is_file())).hexdigest()


def _catalogues() -> list[Path]:
    """The courses' own first."""
    return [folder / f"{_current}.po" for folder in (*_course_folders, Path(__file__).parent / "locale")]


@cache
def _catalogue(path: Path) -> dict[str, str]:
    """English sentence → translation, of one .po file; empty when there is none. A guess ("fuzzy") is no translation."""
    if not path.is_file():
        return {}
    from babel.messages.pofile import read_po  # slow to import, and English needs none of it

    with path.open("rb") as file:
        messages = [message for message in read_po(file) if message.id and message.string and not message.fuzzy]
    return {str(message.id): str(message.string) for message in messages}
