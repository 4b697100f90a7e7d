"""What must be true after every attack; each check returns the sentences that say what is wrong, and none when all is well."""

from __future__ import annotations

import base64
import contextlib
import csv
import io
import json
import os
import re
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import psutil
from rich.console import Console

from grader import export, terminal
from grader.report import feedback_page
from grader.results import Grade
from grader.roster import Person
from tests.red_team_stage import MARKER, Stage

JUDGE_BYTES = 1 << 30  # what the judge may need at most, whatever a worker sends
TAGS = frozenset(  # all that a feedback page is made of
    """html head meta title style body main header footer nav section article details summary div p span h1 h2 h3 h4 ul li dl dt dd a
    strong em b i code pre table caption thead tbody tr th td svg circle rect text bdi figure figcaption path g line""".split()
)
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f\ud800-\udfff]")
PLACES = [
    "/tmp",
    "/var/tmp",
    "/dev/shm",
    "/",
    "/root",
    "/run",
    "/etc",
    "/mnt",
    str(Path.home()),
    sys.prefix,
    str(Path(np.__file__).parent),
    ".",
]


def outputs(grade: Grade) -> dict[str, str]:
    """Everything that anybody may see of a grade, as text."""
    said = io.StringIO()
    terminal.show(grade, console=Console(file=said, width=100))
    person = Person(grade.student, grade.student, f"{grade.student}@example.org")
    return {
        "grade.json": grade.to_json().decode(),
        "feedback page": feedback_page(grade),
        "terminal": said.getvalue(),
        "grades.csv": export.grades_csv([(person, grade)]).decode("utf-8-sig"),
        "Gradescope": export.gradescope_results(grade).decode(),
        "JUnit": b"".join(export.junit_xml([grade])).decode(),
    }


def secrets_in(texts: dict[str, str], canaries: dict[str, str]) -> Iterator[str]:
    """A canary in any output: as it is, reversed, in hexadecimal or in base64."""
    for where, text in texts.items():
        for place, canary in canaries.items():
            if any(trace in text for trace in _traces(canary)):
                yield f"{where} holds the canary of the {place}"


def _traces(canary: str) -> Iterator[str]:
    data = canary.encode()
    yield from (canary, canary[::-1], canary.rpartition("-")[2], data.hex())
    for lost in range(3):  # base64 of a text in which the canary starts anywhere
        yield base64.b64encode(data[lost:])[:-4].decode().rstrip("=")


def acts_in(texts: dict[str, str]) -> Iterator[str]:
    """Anything that a browser, a terminal, a spreadsheet or an XML reader would do something with."""
    yield from _acts_in_page(texts["feedback page"])
    for where in ("feedback page", "terminal", "JUnit"):
        if found := ACTS.search(texts[where]):
            yield f"{where} holds {unicodedata.name(found[0], repr(found[0]))}"
    for text in texts_of(json.loads(texts["grade.json"]) | {"student": ""}):
        if found := ACTS.search(text):
            yield f"grade.json holds {found[0]!r} in {text[:60]!r}"
    for cell in (cell for row in csv.reader(io.StringIO(texts["grades.csv"])) for cell in row):
        if cell.startswith(("=", "+", "-", "@", "\t")) or ACTS.search(cell):
            yield f"grades.csv has the cell {cell[:40]!r}"
    ElementTree.fromstring(texts["JUnit"])
    json.loads(texts["Gradescope"])


def texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts_of(part)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.wrong.append(f"feedback page has a <{tag}>")
        for name, value in attrs:
            if name.startswith("on") or (name in ("href", "src", "action") and not (value or "").startswith("#")):
                self.wrong.append(f"feedback page has {name}={value!r}")

    def handle_data(self, data: str) -> None:
        self.text += data


def _acts_in_page(html: str) -> list[str]:
    page = _Page()
    page.feed(html)
    return page.wrong + (["Jinja has computed 7919 * 7907 on the feedback page"] if "62615533" in page.text else [])


def survivors(known: set[int]) -> Iterator[str]:
    """Processes below ours that were not there before, after a moment's patience."""
    until = time.monotonic() + 3
    while (left := processes() - known) and time.monotonic() < until:
        time.sleep(0.02)
    for pid in left:
        yield f"process {pid} survives"


def processes() -> set[int]:
    """Every process below ours; a zombie of somebody else's counts, one of our own is only waiting to be asked."""
    ours, found = psutil.Process(), set()
    for child in ours.children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            if child.status() != psutil.STATUS_ZOMBIE or child.ppid() != ours.pid:
                found.add(child.pid)
    return found


def remains(stage: Stage, temporary: set[str]) -> Iterator[str]:
    """Files that are left, changed or new."""
    for path in stage.changed_treasure():
        yield f"{path} has changed"
    for place in (*PLACES, stage.folder, stage.folder / "course", stage.folder / "neighbour", stage.course.exercise("02_pad").secret):
        if Path(place, MARKER).exists():
            yield f"{place} holds {MARKER}"
    for name in set(os.listdir(tempfile.gettempdir())) - temporary:
        yield f"{name} is left in the folder for temporary files"


class Meter:
    """How long the judge took, how much memory it needed, and which descriptors it kept; between `with` and its end."""

    def __enter__(self) -> Meter:
        Path("/proc/self/clear_refs").write_text("5")  # start the high-water mark anew
        self._before, self._descriptors, self._began = _memory("VmRSS"), len(os.listdir("/proc/self/fd")), time.monotonic()
        return self

    def __exit__(self, *error: object) -> None:
        self.seconds = time.monotonic() - self._began
        self.grown_bytes = _memory("VmHWM") - self._before
        self.new_descriptors = len(os.listdir("/proc/self/fd")) - self._descriptors


def _memory(name: str) -> int:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) * 1024
