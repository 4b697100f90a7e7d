"""The red team against plain pytest, where student code runs in the process that gives the points, and against this grader.

    python -m benchmarks.plain_pytest

writes docs/attacks.md: what gets through there, what gets through here. The plain grader is what many courses begin with: the student's
files and the hidden suite in one folder, `pytest` over it in a process with a time limit, points by its JSON report or exit status. It is
asked for no tracebacks, so that it does not print the suite's own lines with every failed check.

Each run is fenced in all the same, for this machine's sake: Landlock, resource limits, a time limit. Attacks that destroy files, kill other
processes, overload the machine or use the network are not run there; their row says so.
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.isolation.launch import Zygote
from grader.text import one_line
from tests.red_team import GOALS, Attack, Result, read_attacks, run
from tests.red_team_stage import MARKER, REPOSITORY, set_out, with_canary

REPORT = REPOSITORY / "docs" / "attacks.md"
LIMIT_SECONDS = 20.0
PLACES = ("suite", "solution", "neighbour", "environment")
SUITE = """
import numpy as np
import pytest

import padding
from padding import pad_sequences


def test_short_sequences_are_filled_in_front():
    expected = np.array([[0, 0, 1, 2]])
    np.testing.assert_array_equal(pad_sequences([[1, 2]], maxlen=4), expected)


def test_post_fills_behind():
    expected = [[1, 2, 0, 0]]
    assert pad_sequences([[1, 2]], maxlen=4, padding="post").tolist() == expected


def test_long_sequences_lose_their_beginning():
    result = pad_sequences([[1, 2, 3], [4, 5, 6, 7]], maxlen=2)
    assert np.array_equal(result, [[2, 3], [6, 7]])


def test_value_fills():
    result = pad_sequences([[1], [], [2, 3]], maxlen=2, value=9)
    assert (result == np.array([[9, 1], [9, 9], [2, 3]])).all()


def test_another_word_raises():
    assert pad_sequences([[1]], maxlen=1).shape == (1, 1)
    with pytest.raises(ValueError):
        pad_sequences([[1]], maxlen=2, padding="left")
"""
FENCE = """import os, resource, sys
folder = sys.argv[1]
for name, most in {"AS": 6 << 30, "FSIZE": 64 << 20, "CORE": 0, "NOFILE": 512}.items():
    resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (most, most))
import sandlock
paths = [sys.prefix, sys.base_prefix, "/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/proc", "/dev/urandom", folder]
rules = sandlock.Sandbox(
    fs_readable=[path for path in paths if os.path.exists(path)],
    fs_writable=[folder, "/dev/null"],
    allow_degraded=list(sandlock.Protection),
)
sandlock.confine(rules)
sys.argv[:] = ["pytest", "test_hidden.py", "-q", "-s", "--tb=no", "-rfE", "-p", "no:cacheprovider", "--disable-plugin-autoload"]
sys.argv += ["-p", "pytest_metadata.plugin", "-p", "pytest_jsonreport.plugin", "--json-report", "--json-report-file=report.json"]
sys.path.insert(0, "")
import pytest
sys.exit(pytest.main(sys.argv[1:]))"""


@dataclass(frozen=True)
class Plain:
    """What came of one attack against plain pytest."""

    ran: bool
    got_through: bool
    words: str


def try_plain(attack: Attack) -> Plain:
    """Run the plain grader over one attack, in a folder that is thrown away."""
    if attack.plain != "run":
        return Plain(False, False, attack.plain)
    folder = Path(tempfile.mkdtemp(prefix="plain-pytest-")).resolve()
    try:
        return _judged(attack, _Run(folder, attack.folder))
    finally:
        subprocess.run(["rm", "-rf", folder], check=True)


class _Run:
    """One process of the plain grader over one folder: the student's files, then the suite, then pytest."""

    def __init__(self, folder: Path, submission: Path) -> None:
        self.folder = folder
        self.canaries = {place: f"canary-{place}-{secrets.token_hex(12)}" for place in PLACES}
        told = _plant(folder, self.canaries)
        work = set_out(submission, folder / "work", folder / "course", told)
        (work / "test_hidden.py").write_text(with_canary(SUITE, self.canaries["suite"]), "utf-8")
        (work / "report.json").unlink(missing_ok=True)
        self.suite_before = (folder / "course" / "solutions" / "02_pad" / "test_hidden.py").read_bytes()
        self._start(work)
        report = work / "report.json"
        self.summary = _summary(report) if report.is_file() else {}

    def _start(self, work: Path) -> None:
        home = str(self.folder)
        environment = {"PATH": os.environ["PATH"], "HOME": home, "TMPDIR": home, "COLUMNS": "100000"}
        environment["GRADER_TOKEN"] = self.canaries["environment"]
        log = self.folder / "log"
        with log.open("wb") as said:
            process = subprocess.Popen(
                [sys.executable, "-c", FENCE, str(self.folder)],
                cwd=work,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
            try:
                self.status: int | None = process.wait(LIMIT_SECONDS)
            except subprocess.TimeoutExpired:
                self.status = None
            finally:
                os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
                process.wait()
        self.output = log.read_bytes()[: 64 << 20].decode("utf-8", "replace")

    @property
    def points(self) -> int:
        return self.summary.get("passed", 0)

    def leaks(self) -> list[str]:
        return [place for place, canary in self.canaries.items() if canary in self.output]

    def written(self) -> list[str]:
        places = (self.folder, self.folder / "course", self.folder / "course" / "solutions" / "02_pad", self.folder / "neighbour")
        return [str(place.relative_to(self.folder.parent)).partition("/")[2] or "home" for place in places if (place / MARKER).exists()]


def _plant(folder: Path, canaries: dict[str, str]) -> dict[str, str]:
    """A course, a neighbour, and what the attacker is told about them. The judge is the attacker's own process here."""
    secret = folder / "course" / "solutions" / "02_pad"
    secret.mkdir(parents=True)
    (folder / "neighbour").mkdir()
    solution = (REPOSITORY / "solutions" / "02_pad" / "padding.py").read_text("utf-8")
    (secret / "padding.py").write_text(with_canary(solution, canaries["solution"]), "utf-8")
    (secret / "test_hidden.py").write_text(with_canary(SUITE, canaries["suite"]), "utf-8")
    (folder / "course" / "solutions" / "secret.toml").write_text(f"seed = 1 # {canaries['solution']}\n", "utf-8")
    (folder / "neighbour" / "padding.py").write_text(with_canary(solution, canaries["neighbour"]), "utf-8")
    return {
        "@COURSE@": str(folder / "course"),
        "@NEIGHBOUR@": str(folder / "neighbour"),
        "@JUDGE@": "self",
        "@ZYGOTE@": "self",
        "@PORT@": "9",
        "@SOCKET@": "x",
    }


def _summary(report: Path) -> dict[str, int]:
    """As the plain grader reads it, whoever wrote it."""
    try:
        found = json.loads(report.read_text("utf-8"))["summary"]
        return {key: number for key, number in found.items() if isinstance(number, int)}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _judged(attack: Attack, run: _Run) -> Plain:
    """Points, secrets, files, ends, escapes: the first of these that got through."""
    words = next(_gains(attack, run), "")
    if words:
        return Plain(True, True, words)
    return Plain(True, False, f"held: {run.points} of {run.summary.get('total', 0)} points")


def _gains(attack: Attack, run: _Run) -> Iterator[str]:
    if run.leaks():
        yield f"prints what is secret: {', '.join(run.leaks())}"
    if run.written():
        yield f"writes into {', '.join(run.written())}"
    if run.points:
        yield f"earns {run.points} of {run.summary.get('total', 5)} points"
    if run.status == 0:
        yield "ends with exit status 0, as if all had passed"
    if run.status is None:
        yield f"never ends: stopped after {LIMIT_SECONDS:.0f} s, without a report, so no check counts"
    if not run.summary:
        end = f"signal {signal.Signals(-run.status).name}" if run.status is not None and run.status < 0 else f"exit status {run.status}"
        yield f"ends the grader itself ({end}), without a report, so no check counts"
    if attack.goal == "pages" and "\x1b" in run.output:
        yield "its terminal escapes come out as they are"


def write_report(attacks: Sequence[Attack], there: dict[str, Plain], here: dict[str, Result]) -> None:
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text("\n".join(_lines(attacks, there, here)) + "\n", "utf-8")


def _lines(attacks: Sequence[Attack], there: dict[str, Plain], here: dict[str, Result]) -> Iterator[str]:
    yield "# What gets through\n"
    yield "Written by `python -m benchmarks.plain_pytest`; do not edit. *Plain pytest*: the student's module is imported by the process"
    yield "that runs the hidden tests and writes the report. *gradekit*: this grader. The same submissions, in `tests/submissions/hostile`."
    yield "Attacks that destroy files, kill other processes, overload the machine, use the network, or aim at something that plain pytest"
    yield "does not have, are not run there.\n"
    yield "*Gets through*: earns a point or an exit status 0 that it has not worked for, prints a secret, writes outside its folder, sends"
    yield "escapes to the terminal; or the run ends without a report of its own, and every check of every exercise is lost with it."
    yield "*Held*: none of these; and in gradekit's column also: the grader ended within its limits, a neighbour's grade stayed the same,"
    yield "and nothing was left behind.\n"
    yield "| goal | attacks | run against plain pytest | get through there | get through here |"
    yield "| --- | --: | --: | --: | --: |"
    for goal, title in GOALS.items():
        yield _row(title, [attack for attack in attacks if attack.goal == goal], there, here)
    yield _row("**all**", attacks, there, here)
    for goal, title in GOALS.items():
        yield f"\n## {title[0].upper()}{title[1:]}\n"
        yield "| attack | what it tries | plain pytest | gradekit |"
        yield "| --- | --- | --- | --- |"
        for attack in attacks:
            if attack.goal == goal:
                yield f"| `{attack.name}` | {_cell(attack.tries)} | {_there(there[attack.name])} | {_here(here[attack.name])} |"


def _row(title: str, attacks: Iterable[Attack], there: dict[str, Plain], here: dict[str, Result]) -> str:
    names = [attack.name for attack in attacks]
    ran, through = sum(there[name].ran for name in names), sum(there[name].got_through for name in names)
    return f"| {title} | {len(names)} | {ran} | {through} | {sum(bool(here[name].problems) for name in names)} |"


def _there(plain: Plain) -> str:
    return f"**{_cell(plain.words)}**" if plain.got_through else _cell(plain.words)


def _here(result: Result) -> str:
    return f"**{_cell('; '.join(result.problems))}**" if result.problems else "held"


def _cell(text: str) -> str:
    return one_line(text, 200).replace("|", "\\|").replace("<", "&lt;")


def main() -> int:
    attacks = read_attacks()
    there: dict[str, Plain] = {}
    for attack in attacks:
        there[attack.name] = try_plain(attack)
        print(f"{attack.name:36} {there[attack.name].words}", flush=True)
    with Zygote(["tensorflow", "keras"]) as zygote:
        here = {result.attack.name: result for result in run(attacks, zygote)}
    write_report(attacks, there, here)
    return 1 if any(result.problems for result in here.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
