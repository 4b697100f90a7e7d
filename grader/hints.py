"""Public hints in stages: `exercises/<id>/hints.toml`, from a nudge to nearly the answer. Each call gives the next and remembers it.

[[hint]]
en = "…"
es = "…"
"""

from __future__ import annotations

import contextlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from grader.course import Course, Exercise
from grader.errors import AuthorError
from grader.language import _, current

GIVEN = ".grade/hints.json"  # exercise id → how many hints were given


class _Hint(msgspec.Struct, forbid_unknown_fields=True):
    en: str
    es: str = ""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    hint: list[_Hint]


@dataclass(frozen=True)
class Given:
    """The hints that a student has by now, the new one last."""

    texts: tuple[str, ...]  # in the current language
    left: int
    is_new: bool  # False: all had been given before


def read_hints(exercise: Exercise) -> tuple[str, ...]:
    """All hints of an exercise, in the current language; empty where it has none. Raises AuthorError."""
    path = exercise.public / "hints.toml"
    try:
        hints = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File).hint
    except FileNotFoundError:
        return ()
    except (ValueError, msgspec.ValidationError) as error:
        raise AuthorError(_("exercises/{id}/hints.toml: {error}; mend it").format(id=exercise.id, error=error)) from None
    return tuple(getattr(hint, current()) or hint.en for hint in hints)


def next_hint(course: Course, exercise: Exercise) -> Given:
    """One hint more than last time, and remember it."""
    texts = read_hints(exercise)
    given = _read_given(course.folder / GIVEN)
    before = min(max(given.get(exercise.id, 0), 0), len(texts))
    now = min(before + 1, len(texts))
    if now > before:
        _write_given(course.folder / GIVEN, given | {exercise.id: now})
    return Given(texts[:now], len(texts) - now, now > before)


def _read_given(path: Path) -> dict[str, int]:
    """What is remembered; nothing where it cannot be read: hints then begin anew, which does no harm."""
    with contextlib.suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(path.read_bytes(), type=dict[str, int])
    return {}


def _write_given(path: Path, given: dict[str, int]) -> None:
    path.parent.mkdir(exist_ok=True)
    new = path.with_suffix(".new")
    new.write_bytes(msgspec.json.encode(given))
    new.replace(path)
