"""Hints in stages: each call one more, remembered, and the course's own in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader import language
from grader.course import Course
from grader.errors import AuthorError
from grader.hints import GIVEN, next_hint, read_hints
from tests.student_place import grade, make_course

HINTS = '[[hint]]\nen = "First."\nes = "Primero."\n\n[[hint]]\nen = "Second."\n'


@pytest.fixture
def small(tmp_path: Path) -> Course:
    course = make_course(tmp_path / "course")
    (course.exercises[0].public / "hints.toml").write_text(HINTS)
    return course


def test_each_call_gives_one_hint_more_until_there_are_no_more(small: Course) -> None:
    first, second, third = (next_hint(small, small.exercises[0]) for _call in range(3))

    assert (first.texts, first.left, first.is_new) == (("First.",), 1, True)
    assert (second.texts, second.left, second.is_new) == (("First.", "Second."), 0, True)
    assert (third.texts, third.left, third.is_new) == (("First.", "Second."), 0, False)


def test_hints_of_one_exercise_do_not_count_for_another(small: Course) -> None:
    (small.exercises[1].public / "hints.toml").write_text(HINTS)
    next_hint(small, small.exercises[0])

    assert next_hint(small, small.exercises[1]).texts == ("First.",)


def test_a_hint_without_a_translation_stays_english(small: Course) -> None:
    language.use("es")
    try:
        assert read_hints(small.exercises[0]) == ("Primero.", "Second.")
    finally:
        language.use("en")


@pytest.mark.parametrize("memory", ["", "{", '{"01_work": "two"}', '{"01_work": 99}', '{"01_work": -5}'])
def test_a_memory_that_makes_no_sense_does_no_harm(small: Course, memory: str) -> None:
    (small.folder / GIVEN).parent.mkdir()
    (small.folder / GIVEN).write_text(memory)

    assert next_hint(small, small.exercises[0]).texts[:1] == ("First.",)


@pytest.mark.parametrize("text", ["[[hint]]\n", '[[hint]]\nen = "a"\nhint = "b"\n', "hint = 1\n", "[[hint"])
def test_a_file_of_hints_that_cannot_be_read_is_one_line_for_its_author(small: Course, text: str) -> None:
    (small.exercises[0].public / "hints.toml").write_text(text)

    with pytest.raises(AuthorError, match=r"^exercises/01_work/hints\.toml: [^\n]*; mend it$"):
        read_hints(small.exercises[0])


def test_the_command_shows_how_many_are_left(small: Course) -> None:
    first, second, third = (grade("hint", "work", cwd=small.folder) for _call in range(3))
    without = grade("hint", "2", cwd=small.folder)

    assert [run.returncode for run in (first, second, third, without)] == [0, 0, 0, 0]
    assert "1/2 First." in first.stdout
    assert "1 more hint is left." in first.stdout
    assert "2/2 Second." in second.stdout
    assert "That was the last hint." in second.stdout
    assert "There are no more hints" in third.stdout
    assert "02_more has no hints; its lesson is exercises/02_more/README.md." in " ".join(without.stdout.split())


def test_every_exercise_of_the_course_has_three_or_four_hints_in_both_languages(course: Course) -> None:
    hints = {}
    for name in language.LANGUAGES:
        language.use(name)
        hints[name] = {exercise.id: read_hints(exercise) for exercise in course.exercises}
    language.use("en")

    for exercise in course.exercises:
        english, spanish = hints["en"][exercise.id], hints["es"][exercise.id]
        assert len(english) in (3, 4)
        assert len(set(english) | set(spanish)) == 2 * len(english)


def test_no_hint_of_the_course_gives_a_solution_away(course: Course) -> None:
    """No line of code of a reference's solution stands in its hints."""
    for exercise in course.exercises:
        told = " ".join(read_hints(exercise))
        for line in _solution_lines(exercise.reference):
            assert line not in told, exercise.id


def _solution_lines(reference: Path) -> list[str]:
    """What stands between the marks; short lines, such as `else:`, may occur anywhere."""
    text = reference.read_text("utf-8")
    regions = [region.partition("\n")[2].partition("# END SOLUTION")[0] for region in text.split("# BEGIN SOLUTION")[1:]]
    return [line.strip() for region in regions for line in region.splitlines() if len(line.strip()) > 20]
