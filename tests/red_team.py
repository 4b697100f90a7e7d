"""The red team: every hostile submission is graded by the real engine, and must earn nothing, learn nothing and leave nothing.

`python -m tests.red_team [NAME]…` grades tests/submissions/hostile and prints what came of each attack, by goal; exit status 1 when one got
through. An attack is a folder: its files, `make.py` where git cannot hold them, `expected.json`: what it tries and what must come of
it.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from grader.errors import GraderError, StudentError
from grader.isolation.launch import Zygote
from grader.results import ExerciseResult, Grade, Outcome
from grader.submission import take_in
from grader.text import one_line
from tests import red_team_checks as checks
from tests.red_team_stage import Stage, stage

HOSTILE = Path(__file__).parent / "submissions" / "hostile"
GOALS = {
    "raise": "raise the grade",
    "read": "read secrets",
    "write": "write outside",
    "forge": "forge the wire",
    "exhaust": "exhaust the machine",
    "network": "reach the network",
    "signal": "reach other processes",
    "values": "confuse by values",
    "notebook": "hostile notebooks",
    "intake": "hostile zips and names",
    "pages": "inject into pages",
}
OUT_OF_TIME = ("answer within", "computing time")
NOT_TAKEN_IN = "not taken in"
SLACK_SECONDS = 5.0  # beyond the exercise's limit: starting workers, ending them, our own work


@dataclass(frozen=True)
class Attack:
    """One hostile submission."""

    name: str
    goal: str  # one of GOALS
    tries: str  # one sentence
    exercise: str
    most_points: float  # what its honest part earns: nothing
    status: tuple[str, ...]  # of the exercise; "not taken in": refused before
    shows: tuple[str, ...]  # one of these stands in the grade, or the attack did not do what it says
    plain: str  # "run", or why it is not run against plain pytest
    needs_keras: bool = False
    student: str = "mallory"

    @property
    def folder(self) -> Path:
        return HOSTILE / self.name

    @property
    def is_endless(self) -> bool:
        """Whether it may end by a limit of time."""
        return any(text in shown for text in OUT_OF_TIME for shown in self.shows)


@dataclass(frozen=True)
class Result:
    """What came of one attack."""

    attack: Attack
    status: str
    points: float | None
    seconds: float
    came_of_it: str  # in a few words
    problems: tuple[str, ...]  # empty: it was held


def read_attacks(names: Sequence[str] = ()) -> list[Attack]:
    """All attacks, or those of these names, in the order of the goals."""
    found = [_attack(path.parent) for path in HOSTILE.glob("*/expected.json") if not names or path.parent.name in names]
    return sorted(found, key=lambda attack: (list(GOALS).index(attack.goal), attack.name))


def run(
    attacks: Sequence[Attack], keras_zygote: Zygote | None = None, tell: Callable[[Result], None] = lambda _result: None
) -> list[Result]:
    """Grade them all; the neighbour is graded before, between the goals and at the end."""
    results: list[Result] = []
    with stage(keras_zygote) as here:
        before = neighbours_grade(here)
        for goal in GOALS:
            group = [attempt(here, attack) for attack in attacks if attack.goal == goal]
            if group and (wrong := tuple(_neighbour_problems(here, before))):
                group[-1] = replace(group[-1], problems=group[-1].problems + wrong)
            for result in group:
                tell(result)
            results += group
    return results


def attempt(here: Stage, attack: Attack, *, confined: bool = True) -> Result:
    """Grade one attack and hold everything against what must be."""
    path = here.set_out(attack.folder, attack.student)
    known, temporary = checks.processes(), set(_list(tempfile.gettempdir()))
    grader = here.grader(for_keras=attack.needs_keras, endless=attack.is_endless, confined=confined)
    exercise = grader.course.exercise(attack.exercise)
    grade: Grade | None = None
    refusal = ""
    with checks.Meter() as meter:
        try:
            grade = grader.grade(take_in(path), attack.student, exercises=[exercise])
        except StudentError as error:
            refusal = str(error)
        except GraderError as error:
            refusal = f"our error: {error}"
    problems = list(_grade_problems(here, attack, grade, refusal))
    problems += _judge_problems(meter, exercise.limits.exercise_seconds)
    problems += [*checks.survivors(known), *checks.remains(here, temporary)]
    problems += ["somebody called"] if here.callers() else []
    here.clear_up()
    result = grade.exercises[0] if grade else None
    status, points = (result.status.value, result.score) if result else (NOT_TAKEN_IN, 0.0)
    return Result(attack, status, points, meter.seconds, one_line(_came_of_it(result, refusal), 120), tuple(problems))


def neighbours_grade(here: Stage) -> dict[str, Any]:
    """The neighbour's grade without what differs by the clock."""
    grade = here.honest_grader().grade(here.neighbour, "neighbour", exercises=[here.course.exercise("02_pad")])
    return _without_clock(json.loads(grade.to_json()))


def table(results: Iterable[Result]) -> Table:
    """For the terminal: one row per attack, a heading per goal."""
    shown = Table(box=None, pad_edge=False)
    for heading in ("attack", "what it tries", "what came of it", "points", "seconds"):
        shown.add_column(heading, justify="right" if heading in ("points", "seconds") else "left", overflow="fold")
    goal = ""
    for result in results:
        if result.attack.goal != goal:
            goal = result.attack.goal
            shown.add_row(f"\n[bold]{GOALS[goal]}[/bold]")
        came = "; ".join(result.problems) if result.problems else result.came_of_it
        points = "none" if result.points is None else f"{result.points:g}"
        style = "red" if result.problems else ""
        shown.add_row(result.attack.name, result.attack.tries, _plain(came), points, f"{result.seconds:.1f}", style=style)
    return shown


def main(arguments: Sequence[str]) -> int:
    console = Console(width=max(Console().width, 160))
    attacks = read_attacks(arguments)
    zygote = Zygote(["tensorflow", "keras"]) if any(attack.needs_keras for attack in attacks) else None
    try:
        results = run(attacks, zygote)
    finally:
        if zygote is not None:
            zygote.close()
    console.print(table(results))
    through = [result for result in results if result.problems]
    console.print(f"\n{len(results)} attacks, {len(through)} got through, {sum(result.seconds for result in results):.0f} s")
    return 1 if through or not results else 0


def _attack(folder: Path) -> Attack:
    found = json.loads((folder / "expected.json").read_text("utf-8"))
    return Attack(name=folder.name, **found | {"status": tuple(found["status"]), "shows": tuple(found["shows"])})


def _grade_problems(here: Stage, attack: Attack, grade: Grade | None, refusal: str) -> Iterator[str]:
    """No undeserved point, the expected end, no secret, nothing that acts."""
    if grade is None:
        if NOT_TAKEN_IN not in attack.status or refusal.startswith("our error"):
            yield f"not graded: {refusal}"
        if not any(here.fill_in(shown) in refusal for shown in attack.shows) or "\n" in refusal:
            yield f"the refusal says otherwise: {refusal[:300]}"
        yield from checks.secrets_in({"the refusal": refusal}, here.canaries)
        return
    result, texts = grade.exercises[0], checks.outputs(grade)
    if result.status not in attack.status:
        yield f"the exercise is {result.status}, not {' or '.join(attack.status)} ({result.error or result.message})"
    if result.score is None or result.score > attack.most_points:
        yield f"it earned {result.score}"
    if not any(
        here.fill_in(shown) in texts["grade.json"] or here.fill_in(shown) in _decoded(texts["grade.json"]) for shown in attack.shows
    ):
        yield f"its grade does not show {attack.shows}; what came of it: {_came_of_it(result, '')}"
    yield from checks.secrets_in(texts, here.canaries)
    yield from checks.acts_in(texts)


def _decoded(text: str) -> str:
    return "\n".join(checks.texts_of(json.loads(text)))


def _judge_problems(meter: checks.Meter, limit_seconds: float) -> Iterator[str]:
    if meter.seconds > limit_seconds + SLACK_SECONDS:
        yield f"it took {meter.seconds:.1f} s"
    if meter.grown_bytes > checks.JUDGE_BYTES:
        yield f"the judge took {meter.grown_bytes >> 20} MB"
    if meter.new_descriptors > 0:
        yield f"the judge keeps {meter.new_descriptors} more descriptors open"


def _neighbour_problems(here: Stage, before: dict[str, Any]) -> Iterator[str]:
    if neighbours_grade(here) != before:
        yield "the neighbour's grade has changed"
    if not here.neighbour_still_answers():
        yield "the neighbour's worker gives another answer"


def _came_of_it(result: ExerciseResult | None, refusal: str) -> str:
    """The message of the exercise, of its first failed check, or of the intake."""
    if result is None:
        return refusal
    failed = (check.message for check in result.checks if check.outcome is not Outcome.PASSED and check.message)
    return result.message or next(failed, "") or "every check passed"


def _without_clock(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_clock(part) for key, part in value.items() if key not in ("seconds", "student_cpu_seconds", "graded_at")}
    return [_without_clock(part) for part in value] if isinstance(value, list) else value


def _plain(text: str) -> str:
    """For rich, without its markup."""
    return text.replace("[", "\\[")


def _list(folder: str) -> list[str]:
    return [path.name for path in Path(folder).iterdir()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
