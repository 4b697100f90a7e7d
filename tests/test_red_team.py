"""The red team's findings as tests: one test per attack, and tests that the alarms ring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from grader.class_folder import _without_words
from grader.isolation.launch import Zygote
from grader.submission import Submission
from tests import red_team_checks as checks
from tests.clock import within
from tests.red_team import GOALS, Attack, Result, attempt, neighbours_grade, read_attacks, run
from tests.red_team_stage import MARKER, Stage, stage, with_canary

ATTACKS = read_attacks()
PROMISED_ATTACKS = 60


@pytest.fixture(scope="module")
def results(request: pytest.FixtureRequest) -> dict[str, Result]:
    """Every attack is graded once, for all the tests below."""
    needs_keras = any(attack.needs_keras for attack in ATTACKS)
    zygote: Zygote | None = request.getfixturevalue("zygote") if needs_keras else None
    return {result.attack.name: result for result in run(ATTACKS, zygote)}


@pytest.fixture
def here() -> Iterator[Stage]:
    with stage() as one:
        yield one


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_earns_learns_and_leaves_nothing(attack: Attack, results: dict[str, Result]) -> None:
    assert results[attack.name].problems == ()


def test_the_red_team_is_as_large_as_promised_and_covers_every_goal() -> None:
    assert len(ATTACKS) >= PROMISED_ATTACKS
    assert {attack.goal for attack in ATTACKS} == set(GOALS)
    assert all(attack.most_points == 0 for attack in ATTACKS)
    assert all(attack.tries.endswith(".") for attack in ATTACKS)


def test_an_honest_submission_earns_full_marks_under_the_limits_of_the_red_team(here: Stage) -> None:
    grade = here.grader(for_keras=False).grade(here.neighbour, "neighbour", exercises=[here.course.exercise("02_pad")])

    assert grade.score == grade.max_score


def test_the_canary_alarm_rings_for_an_attack_that_is_not_confined(here: Stage) -> None:
    """Without confinement the same attack reads the suite, and it is noticed."""
    (attack,) = read_attacks(["files_of_the_course"])

    result = attempt(here, attack, confined=False)

    assert "grade.json holds the canary of the suite" in result.problems
    assert "feedback page holds the canary of the suite" in result.problems


def test_the_alarm_for_files_rings_for_a_file_left_and_a_suite_changed(here: Stage) -> None:
    suite = here.course.exercise("02_pad").suite
    (here.folder / "neighbour" / MARKER).touch()
    suite.touch()

    found = list(checks.remains(here, set()))

    assert f"{here.folder / 'neighbour'} holds {MARKER}" in found
    assert f"{suite} has changed" in found


def test_every_line_of_a_suite_carries_its_canary_and_still_means_the_same(here: Stage) -> None:
    source = 'def one():\n    """A sentence."""\n    return [\n        1,  # why\n    ]\n\n\nTWO = """\n  text\n"""\n'

    marked = with_canary(source, "canary-x-1")

    names: dict[str, object] = {}
    exec(marked, names)
    assert names["one"]() == [1]  # type: ignore[operator]
    assert names["TWO"] == "\n  text\n"
    assert all("canary-x-1" in line for line in marked.splitlines() if line.strip() and line not in ('TWO = """', "  text"))


def test_the_neighbours_grade_is_the_same_twice(here: Stage) -> None:
    assert neighbours_grade(here) == neighbours_grade(here)


def test_an_attack_that_does_not_do_what_it_says_is_a_problem(here: Stage) -> None:
    (attack,) = read_attacks(["exit_zero_at_import"])
    other = replace(attack, shows=("something else",))

    result = attempt(here, other)

    (problem,) = result.problems
    assert problem.startswith("its grade does not show ('something else',); what came of it: Your code ended its own process")


def test_the_neighbours_worker_answers_while_others_are_attacked(here: Stage) -> None:
    (attack,) = read_attacks(["kill"])

    attempt(here, attack)

    with within(5):
        assert here.neighbour_still_answers()


def test_answers_that_are_too_large_together_end_the_questions(here: Stage) -> None:
    """A check may keep its answers; so what all of an exercise's answers hold together is limited, too."""
    exercise = here.course.exercise("02_pad")
    small = replace(exercise, limits=replace(exercise.limits, answers_bytes=1500))  # more than the first check's three answers
    source = b"import numpy as np\n\n\ndef pad_sequences(*args, **kwargs):\n    return np.zeros(400, np.uint8)\n"

    grade = here.honest_grader().grade(Submission({"padding.py": source}), "mallory", exercises=[small])

    messages = [check.message for check in grade.exercises[0].checks]
    assert messages[0] == "expected shape (2, 6), got shape (400,)"
    assert messages[1] == "Your code's answers hold more than 0 MB together."


def test_code_that_can_be_read_but_not_written_has_no_words_to_hide() -> None:
    """Six hundred minus signs: Python parses them, and gives up when it shall write them out again."""
    assert _without_words(f"x = {'-' * 600}1") == ""
    assert _without_words("x = 1\n" * 100_000) == ""
