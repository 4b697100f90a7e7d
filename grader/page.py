"""What our pages share: the template machinery, texts of unknown origin made fit to show, and words for numbers, times and isolation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from grader import language
from grader.language import _, n_
from grader.results import FullRun, Grade
from grader.text import clean

if TYPE_CHECKING:
    from jinja2 import Environment

LONGEST = 20_000  # characters of any one text; what grading writes down is shorter


@contextmanager
def speaking(spoken: str) -> Iterator[None]:
    """Switch to the grade's language, so that the page's own sentences go with its checks'."""
    before = language.current()
    language.use(spoken if spoken in language.LANGUAGES else "en")
    try:
        yield
    finally:
        language.use(before)


@cache
def environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = Path(__file__).parent / "templates"
    return Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def tidy(text: str) -> str:
    return clean(text, LONGEST)


def prose(text: str) -> Markup:
    """A sentence or more; what stands between `backticks` is code."""
    parts = re.split(r"`([^`\n]+)`", tidy(text))
    return Markup("").join(Markup("<code>{}</code>").format(part) if index % 2 else escape(part) for index, part in enumerate(parts))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def score_text(score: float | None, most: float) -> str:
    if score is None:
        return _("no score yet")
    return n_("{score} of {most} point", "{score} of {most} points", 1 if most == 1 else 2).format(
        score=number_text(score), most=number_text(most)
    )


def full_marks(grade: Grade) -> str:
    """What is said of a grade with full marks; a bonus exercise that is begun and wrong takes none of them away."""
    if names := ", ".join(clean(exercise.title or exercise.id) for exercise in grade.begun_bonus):
        return _("Full marks. The bonus is not complete yet: {exercises}.").format(exercises=names)
    return _("Everything works: full marks.")


def percent_text(score: float | None, most: float) -> str:
    """Rounded down, so that 100 is only said of full marks."""
    if score is None or most <= 0:
        return "0"
    return str(max(0, min(100, int(100 * score / most + 1e-9))))


def number_text(number: float) -> str:
    """At most two decimals, and none that say nothing: 2, 1.5, 0.33."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def moment_text(text: str) -> str:
    """ "2025-03-01T14:05:09+00:00" → "2025-03-01 14:05 UTC"; anything else stays as it is."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def full_sentences(run: FullRun) -> tuple[str, ...]:
    """What a training on the published data came to; texts of the student's in it are not made safe yet."""
    if run.accuracy is None:
        return (_("On the published reviews: {message}").format(message=run.message or _("no result")),)
    measured = _("On the published reviews your model is right on {accuracy:.2%} of {n} new ones; {low:.0%} to {high:.0%} are expected.")
    spent = _("Training took {training:.1f} min, everything {all:.1f} min. This changes no points.")
    return (
        measured.format(accuracy=run.accuracy, n=run.test_reviews, low=run.expected_low, high=run.expected_high),
        spent.format(training=run.training_seconds / 60, all=run.seconds / 60),
    )


def isolation_sentences(isolation: Mapping[str, Any]) -> tuple[str, ...]:
    """What was in force while the code ran, as sentences; a layer that we have no sentence for is named as it is."""
    if isolation.get("unsafe"):
        return (_("None: unsafe mode. The code ran without protection."),)
    if not isolation:
        return (_("How the code was confined is not recorded."),)
    sentences = _layer_sentences()
    known = [sentences[layer][0 if _is_in_force(isolation[layer]) else 1] for layer in sentences if layer in isolation]
    others = [f"{layer}: {value}" for layer, value in isolation.items() if layer not in (*sentences, "uid", "unsafe")]
    return tuple(tidy(text) for text in (*known, *others) if text)


def _layer_sentences() -> dict[str, tuple[str, str]]:
    """Layer → what is said when it is in force, and when it is not."""
    return {
        "landlock": (
            _("The code could read its own files and the libraries, nothing else (Landlock)."),
            _("Which files the code could read was not limited (no Landlock)."),
        ),
        "seccomp": (
            _("It could not start programs or reach into other processes (seccomp)."),
            _("What it could ask of the system was not limited (no seccomp)."),
        ),
        "network": (_("It could use the network."), _("It had no network.")),
        "namespaces": (_("It saw no processes but its own (namespaces)."), _("It could see other processes (no namespaces).")),
        "rlimits": (_("Its memory and time were limited."), _("Its memory and time were not limited by the system.")),
        "disk_cap": (_("It could write a little, into a folder that is gone now."), _("It could write into a folder that is gone now.")),
        "own_root": (_("It saw no files but these, not even their names."), _("It could see the names of other files.")),
        "no_capabilities": ("", _("It kept special rights of the system.")),
        "no_new_privileges": ("", _("It could have gained rights from other programs.")),
    }


def _is_in_force(value: object) -> bool:
    """True or a version; a text is the reason why a layer is not in force."""
    return bool(value) and not isinstance(value, str)
