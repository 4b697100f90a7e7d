"""`grade audit` on a small course: what is sound, each way of not being sound, and the page that shows it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from grader.audit import FIGURES_FILE, Plan, audit_course, bank_mark, load_figures, save_figures
from grader.audit_page import audit_page
from grader.course import Course, load_course
from grader.grading import Grader
from grader.isolation.launch import Zygote
from grader.mutants import equivalents, mutants_of
from grader.soundness import Audit, ExerciseAudit, HeldBack, Kind, Trial
from tests.tiny_course import COURSE

REFERENCE = '''"""Twice a number."""


def double(number):
    """2 → 4."""
    # BEGIN SOLUTION: add it to itself
    return number + number
    # END SOLUTION
'''
SUITE = '''from grader.suite import expect_equal, hint


@hint("Twice two is four.")
def test_two(student):
    """`double` doubles 2."""
    expect_equal(student.doubling.double(2), 4)


@hint("Twice nothing is nothing.")
def test_nothing(student):
    """`double` leaves nothing at nothing."""
    expect_equal(student.doubling.double(0), 0)


@hint("Try numbers of your own.")
def test_numbers_that_nobody_has_seen(student, seed):
    """`double` doubles a number that depends on the seed."""
    number = 4 if seed == 2 else 3 + seed % 5 * 100
    expect_equal(student.doubling.double(number), 2 * number)
'''
WRONG = {"squares": "number ** 2", "adds_two": "number + 2", "always_four": "4", "always_one": "1", "negative": "-2 * number"}
WORDS = """[{name}]
title = "{name}"
explanation = "Your function computes {body}."
next_step = "Try 3."
[{name}.es]
title = "{name}"
explanation = "Tu función calcula {body}."
next_step = "Prueba con 3."

"""
GRADE = Path(sys.executable).with_name("grade")
ONCE = Plan(seeds=1, wrong_seeds=1, with_mutants=False, jobs=1)
MUTANTS_TOO = replace(ONCE, with_mutants=True)

Write = Callable[[str, str], None]


def module(body: str) -> str:
    return f"def double(number):\n    return {body}\n"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A sound course in `tmp_path`; the function writes over one of its files in solutions/01_double."""

    def write(name: str, text: str) -> None:
        path = tmp_path / "solutions" / "01_double" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    (tmp_path / "exercises" / "01_double").mkdir(parents=True)
    (tmp_path / "exercises" / "course.toml").write_text(COURSE, "utf-8")
    write("../secret.toml", "seed = 7\n")
    write("doubling.py", REFERENCE)
    write("test_hidden.py", SUITE)
    write("alternatives/times_two.py", module("2 * number"))
    for name, body in WRONG.items():
        write(f"misconceptions/{name}.py", module(body))
    write("misconceptions/misconceptions.toml", "".join(WORDS.format(name=name, body=body) for name, body in WRONG.items()))
    return write


@pytest.fixture
def audit(tmp_path: Path, write: Write, light_zygote: Zygote) -> Callable[..., ExerciseAudit]:
    def audit(plan: Plan = ONCE) -> ExerciseAudit:
        course = load_course(tmp_path)
        return audit_course(Grader(course, light_zygote.address), course.exercises, plan).exercises[0]

    return audit


def test_a_sound_course_has_no_problems_and_a_bank(audit: Callable[..., ExerciseAudit], tmp_path: Path) -> None:
    found = audit(Plan(seeds=3, wrong_seeds=2, jobs=2))

    assert found.problems == ()
    assert found.mutation_score == 1.0
    assert [found.count(kind) for kind in (Kind.REFERENCE, Kind.STUB, Kind.ALTERNATIVE, Kind.MISCONCEPTION)] == [1, 1, 1, 5]
    assert found.count(Kind.MUTANT) > 5
    assert {trial.kind: trial.seeds for trial in found.trials} == {
        Kind.REFERENCE: 3,
        Kind.ALTERNATIVE: 3,
        Kind.STUB: 2,
        Kind.MISCONCEPTION: 2,
        Kind.MUTANT: 1,
    }
    assert {trial.match for trial in found.trials if trial.kind is Kind.MISCONCEPTION} == {"exact"}
    assert (tmp_path / "solutions" / "01_double" / "transcripts.json").is_file()


def test_a_right_solution_that_loses_points_is_a_problem(audit: Callable[..., ExerciseAudit], write: Write) -> None:
    write("alternatives/wrong_after_all.py", module("number * number"))

    (problem,) = audit().problems

    assert problem == "alternative wrong_after_all is correct and loses points: test_numbers_that_nobody_has_seen"


def test_a_right_solution_that_loses_points_under_another_seed_only_is_a_problem(audit: Callable[..., ExerciseAudit], write: Write) -> None:
    write("alternatives/seldom_wrong.py", module("5 if number == 4 else 2 * number"))

    assert audit().problems == ()
    assert audit(replace(ONCE, seeds=3)).problems == (
        "alternative seldom_wrong is correct and loses points: test_numbers_that_nobody_has_seen, under seed 2",
    )


def test_a_mistake_that_loses_nothing_under_one_seed_is_a_problem(audit: Callable[..., ExerciseAudit], write: Write) -> None:
    write("misconceptions/negative.py", module("2 * number if number in (2, 0, 4) else 0"))

    assert audit().problems == ()
    assert audit(replace(ONCE, wrong_seeds=3)).problems == ("misconception negative is wrong and loses nothing, under seed 2",)


def test_checks_that_fail_under_some_seeds_only_are_told_and_no_problem(audit: Callable[..., ExerciseAudit], write: Write) -> None:
    write("misconceptions/always_four.py", module("8"))

    found = audit(replace(ONCE, wrong_seeds=3))

    assert found.problems == ()
    assert {trial.name: trial.varies for trial in found.trials if trial.varies} == {"always_four": ("test_numbers_that_nobody_has_seen",)}


def test_two_mistakes_that_do_the_same_are_a_problem(audit: Callable[..., ExerciseAudit], write: Write) -> None:
    write("misconceptions/negative.py", module("number * number"))

    assert audit().problems == ("misconception negative is diagnosed as nothing", "misconception squares is diagnosed as nothing")


def test_a_mistake_that_does_not_load_is_a_problem_since_nobody_can_be_told_of_it(
    audit: Callable[..., ExerciseAudit], write: Write
) -> None:
    write("misconceptions/negative.py", "import nothing_of_that_name\n")

    (problem,) = audit().problems

    assert problem.startswith("misconception negative is never asked, so nobody can be told of it: Your code raised ModuleNotFoundError")


def test_a_stub_that_earns_points_is_a_problem(audit: Callable[..., ExerciseAudit], write: Write) -> None:
    write("test_hidden.py", SUITE + '\n\n@hint("Read.")\ndef test_there(student):\n    """`double` is there."""\n')

    problems = audit().problems

    assert "stub doubling earns 0.5 points" in problems
    assert "check test_there never fails for any wrong solution" in problems


def test_a_mutant_that_survives_is_a_problem_until_it_is_listed_with_a_reason(audit: Callable[..., ExerciseAudit], write: Write) -> None:
    write("doubling.py", REFERENCE.replace("return number + number", "return number + number if number else 0"))
    survivors = [trial for trial in audit(MUTANTS_TOO).trials if trial.kind is Kind.MUTANT and trial.problem]
    entries = [f'[{trial.name}]\nchange = """\n{trial.note}\n"""\nreason = "the same for 0"\n' for trial in survivors]

    write("equivalent_mutants.toml", "\n".join(entries))
    found = audit(MUTANTS_TOO)

    assert survivors
    assert "is wrong and loses nothing" in survivors[0].problem
    assert found.problems == ()
    assert found.mutation_score == 1.0


def test_a_listed_mutant_that_loses_points_or_does_not_exist_is_a_problem(
    audit: Callable[..., ExerciseAudit], write: Write, tmp_path: Path
) -> None:
    killed = next(iter(mutants_of(load_course(tmp_path).exercises[0])))
    write("equivalent_mutants.toml", f'[{killed.id}]\nchange = "x"\nreason = "x"\n\n[nobody]\nchange = "x"\nreason = "x"\n')

    assert audit(MUTANTS_TOO).problems == (
        f"mutant {killed.id} is listed as equivalent and loses points; take it off the list",
        "mutant nobody is listed as equivalent, but there is no such mutant; take it off the list",
    )


def test_hidden_text_that_a_student_would_see_is_a_problem(audit: Callable[..., ExerciseAudit], write: Write) -> None:
    leaking = SUITE.replace('"Twice two is four."', '"expect_equal(student.doubling.double(2), 4)"')
    write("test_hidden.py", leaking)

    assert any("shows a student this hidden text" in problem for problem in audit().problems)


def test_a_reference_that_only_calls_a_library_has_mutants_too(write: Write, tmp_path: Path) -> None:
    write("doubling.py", REFERENCE.replace("number + number", "sum([number, number], start=float('0'))"))

    changes = {mutant.change for mutant in mutants_of(load_course(tmp_path).exercises[0])}

    assert "-    return sum([number, number], start=float('0'))\n+    return sum(None, start=float('0'))" in changes
    assert "-    return sum([number, number], start=float('0'))\n+    return sum([number, number], start=float('XX0XX'))" in changes


def test_only_lines_of_the_solution_are_mutated_and_no_two_mutants_are_the_same_program(write: Write, tmp_path: Path) -> None:
    write("doubling.py", REFERENCE.replace("def double", "LARGEST = 10 + 1\n\n\ndef double"))

    mutants = list(mutants_of(load_course(tmp_path).exercises[0]))

    assert {mutant.line for mutant in mutants} == {10}
    assert len({mutant.id for mutant in mutants}) == len(mutants)


@pytest.mark.parametrize("name", ["01_tokenize", "02_pad", "03_embedding", "04_verify", "05_train"])
def test_the_equivalent_mutants_of_this_course_are_mutants_of_its_references(course: Course, name: str) -> None:
    exercise = course.exercise(name)
    changes = {mutant.id: mutant.change for mutant in mutants_of(exercise)}

    listed = {number: equivalent.change.strip("\n") for number, equivalent in equivalents(exercise).items()}

    assert listed == {number: changes.get(number) for number in listed}


# The figures of held-back modules, and the page ---------------------------------------------------------------------------------------

MEASURED = HeldBack(bank="1234", variants=40, exact=30, likely=5, pair=2, wrong=1, silent=2, others=110, alarms=1)


def test_figures_of_one_exercise_leave_those_of_others_as_they_are(tmp_path: Path, write: Write) -> None:
    course = load_course(tmp_path)
    two = replace(course, exercises=(*course.exercises, replace(course.exercises[0], id="02_halve")))

    save_figures(two, {"02_halve": MEASURED})
    save_figures(two, {"01_double": replace(MEASURED, variants=50)})

    assert {name: figures.variants for name, figures in load_figures(two).items()} == {"01_double": 50, "02_halve": 40}


def test_figures_are_current_until_a_misconception_changes(audit: Callable[..., ExerciseAudit], write: Write, tmp_path: Path) -> None:
    course = load_course(tmp_path)
    audit()
    save_figures(course, {"01_double": replace(MEASURED, bank=bank_mark(course.exercises[0], course.seed))})

    before = audit().held_back
    write("misconceptions/negative.py", module("-3 * number"))
    after = audit().held_back

    assert before is not None
    assert after is not None
    assert (before.is_current, after.is_current) == (True, False)


def test_the_page_shows_the_figures_and_says_which_are_out_of_date() -> None:
    current, old = exercise_audit(MEASURED), exercise_audit(replace(MEASURED, is_current=False))

    assert "37 (92.5%)" in audit_page(Audit("course", (current,)))
    assert "1 (0.9%)" in audit_page(Audit("course", (current,)))
    assert "out of date" not in audit_page(Audit("course", (current,))).lower()
    assert "another bank (out of date)" in audit_page(Audit("course", (current, old)))


def test_the_page_says_how_many_seeds_and_shows_a_mutants_change_with_its_row() -> None:
    page = audit_page(Audit("course", (exercise_audit(None),)))

    assert "10 of each right module, 3 of the stub and of each mistake" in page
    assert '<th scope="row" title="-a &lt; b\n+a &gt; b">0123456789</th>' in page
    assert "squares loses points under every seed, but these checks fail under some only: test_two." in page


def test_an_audit_as_json_can_be_read_again() -> None:
    audit = Audit("course", (exercise_audit(MEASURED),))

    assert msgspec.json.decode(audit.to_json(), type=Audit) == audit


def test_the_command_writes_json_and_a_page_and_ends_with_1_where_the_course_is_not_sound(write: Write, tmp_path: Path) -> None:
    write("misconceptions/negative.py", module("number + number"))
    options = ["--seeds", "1", "--no-mutants", "--json", str(tmp_path / "audit.json"), "--html", str(tmp_path / "audit.html")]

    done = subprocess.run([GRADE, "audit", "--course", tmp_path, *options], capture_output=True, text=True, check=False)

    assert done.returncode == 1, done.stderr
    assert "misconception negative is wrong and loses nothing" in done.stdout
    assert not msgspec.json.decode((tmp_path / "audit.json").read_bytes(), type=Audit).is_sound
    assert "The course is not sound" in (tmp_path / "audit.html").read_text("utf-8")
    assert not (tmp_path / "solutions" / FIGURES_FILE).exists()


def exercise_audit(held_back: HeldBack | None) -> ExerciseAudit:
    trials = (
        Trial(Kind.MISCONCEPTION, "squares", 1.0, 2.0, ("test_two",), ("squares",), "exact", seeds=3, varies=("test_two",)),
        Trial(Kind.MUTANT, "0123456789", 1.0, 2.0, ("test_two",), note="-a < b\n+a > b"),
    )
    return ExerciseAudit("01_double", ("test_two",), trials, (), (), (), seeds=10, wrong_seeds=3, held_back=held_back)
