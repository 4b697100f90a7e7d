"""course.toml, checked strictly: every mistake is one line that says file, key and what to do."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from grader import language
from grader.course import Course, find_course, hash_of_suite, load_course
from grader.errors import GraderError, TeacherError
from tests.courses import write_course

GOOD = (
    '[course]\nid = "small"\ntitle = "Small"\n\n[[exercise]]\nid = "01_work"\ntitle = "Work"\nmodule = "work"\nfunctions = ["answer"]\n'
    "weight = 2\n"
)
SECOND = '\n[[exercise]]\nid = "02_more"\ntitle = "More"\nmodule = "more"\nfunctions = ["answer"]\nweight = 1\n'

BAD = {  # course.toml → what the one line says
    "not TOML": (GOOD + "=", "course.toml: this is not TOML: Invalid statement (at line 11, column 1); mend that line"),
    "an unknown key of the course": (GOOD.replace("id =", "ident =", 1), "course.toml: course: there is no key 'ident'; remove it"),
    "an unknown key of an exercise": (
        GOOD.replace("weight", "wieght"),
        "course.toml: exercise number 1: there is no key 'wieght'; remove it",
    ),
    "an unknown table": (GOOD + "[server]\n", "course.toml: there is no key 'server'; remove it"),
    "an unknown limit": (GOOD + "[exercise.limits]\nram = 3\n", "course.toml: exercise number 1.limits: there is no key 'ram'"),
    "a missing key": (GOOD.replace('title = "Work"\n', ""), "course.toml: exercise number 1: the key 'title' is missing; add it"),
    "a missing table": (GOOD.partition("[[")[0], "course.toml: the key 'exercise' is missing; add it"),
    "no exercise": ("exercise = []\n" + GOOD.partition("[[")[0], "course.toml: there is no exercise; add one [[exercise]]"),
    "a number as a title": (GOOD.replace('"Work"', "3"), "course.toml: exercise number 1.title: expected `str`, got `int`; correct it"),
    "a text as a weight": (GOOD.replace("= 2", '= "2"'), "course.toml: exercise number 1.weight: expected `float`, got `str`; correct it"),
    "one function, not a list": (GOOD.replace('["answer"]', '"answer"'), "exercise number 1.functions: expected `array`, got `str`"),
    "no function": (GOOD.replace('["answer"]', "[]"), "'01_work'): functions must list at least one"),
    "a function with arguments": (GOOD.replace('["answer"]', '["answer(x)"]'), "'01_work'): functions must list at least one"),
    "a negative weight": (GOOD.replace("= 2", "= -2"), "exercise number 1 ('01_work'): weight is -2; it must be from 0.001"),
    "no weight": (GOOD.replace("= 2", "= 0"), "weight is 0; it must be from 0.001"),
    "a weight that is no number": (GOOD.replace("= 2", "= nan"), "weight is nan; it must be from 0.001"),
    "an infinite weight": (GOOD.replace("= 2", "= inf"), "weight is inf; it must be from 0.001"),
    "a limit of nothing": (GOOD + "[exercise.limits]\ncall_seconds = 0\n", "'01_work'): limits.call_seconds is 0; it must be more than 0"),
    "a negative limit": (GOOD + "[exercise.limits]\nmemory_mb = -1\n", "'01_work'): limits.memory_mb is -1; it must be more than 0"),
    "a limit that is no number": (GOOD + "[exercise.limits]\ncall_seconds = nan\n", "limits.call_seconds is nan; it must be more than 0"),
    "an endless limit": (GOOD + "[exercise.limits]\ncall_seconds = inf\n", "limits.call_seconds is inf; it must be more than 0"),
    "a limit in words": (GOOD + '[exercise.limits]\ncall_seconds = "10 s"\n', "limits.call_seconds: expected `float | null`, got `str`"),
    "an id that climbs": (GOOD.replace('"01_work"', '"../work"'), "exercise number 1 ('../work'): id may hold letters, digits, _ and -"),
    "a module with its ending": (
        GOOD.replace('"work"', '"work.py"'),
        "module 'work.py' is no Python name of up to 100 letters; write it without .py",
    ),
    "a module called like Python's own": (GOOD.replace('"work"', '"random"'), "module 'random' is a name of Python's own or of a library"),
    "a module called like a library": (GOOD.replace('"work"', '"keras"'), "module 'keras' is a name of Python's own or of a library"),
    "a module called like a keyword": (GOOD.replace('"work"', '"class"'), "module 'class' is a name of Python's own or of a library"),
    "two equal ids": (GOOD + SECOND.replace("02_more", "01_work"), "course.toml: id: two exercises have id '01_work'; rename one"),
    "two equal modules": (GOOD + SECOND.replace('"more"', '"work"'), "course.toml: module: two exercises have module 'work'; rename one"),
    "an exercise without its folder": (GOOD + SECOND, "exercise 02_more: the folder exercises/02_more is missing; create it"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A good course, whose course.toml a test may spoil."""
    write_course(tmp_path / "course")
    return tmp_path / "course"


def complaint(folder: Path) -> str:
    with pytest.raises(GraderError) as caught:
        load_course(folder)
    text = str(caught.value)
    assert "\n" not in text
    assert str(folder) not in text
    return text


def test_this_repositorys_course_is_sound(course: Course) -> None:
    required = [exercise.module for exercise in course.exercises if not exercise.optional]
    optional = [exercise.module for exercise in course.exercises if exercise.optional]

    assert required == ["tokenizing", "padding", "embedding", "lookup", "imdb_lstm"]
    assert optional == ["masking", "learning", "neighbours"]
    assert course.modules == (*required, *optional)
    assert sum(exercise.weight for exercise in course.exercises if not exercise.optional) == 10
    assert course.exercise("05_train").limits.call_seconds == 60
    assert course.exercise("02_pad").suite.is_file()


def test_the_good_course_of_this_file_is_good(folder: Path) -> None:
    (folder / "exercises" / "course.toml").write_text(GOOD)

    assert load_course(folder).exercises[0].weight == 2


@pytest.mark.parametrize(("text", "said"), BAD.values(), ids=BAD)
def test_a_mistake_is_one_line_with_file_key_and_what_to_do(folder: Path, text: str, said: str) -> None:
    (folder / "exercises" / "course.toml").write_text(text)

    complained = complaint(folder)

    assert complained.startswith("exercises/course.toml: ")
    assert said in complained
    assert ";" in complained


def test_a_file_that_is_not_utf8_is_one_line(folder: Path) -> None:
    (folder / "exercises" / "course.toml").write_bytes(GOOD.encode() + b"# \xff\n")

    assert complaint(folder).startswith("exercises/course.toml: this is not TOML: ")


@pytest.mark.parametrize("name", ["test_hidden.py", "work.py"])
def test_a_file_missing_in_solutions_is_named(folder: Path, name: str) -> None:
    (folder / "solutions" / "01_work" / name).unlink()

    assert complaint(folder) == f"exercises/course.toml: exercise 01_work: solutions/01_work/{name} is missing; write it"


def test_a_course_without_its_secret_seed_is_not_sound(folder: Path) -> None:
    (folder / "solutions" / "secret.toml").unlink()

    assert complaint(folder) == "solutions/secret.toml: the file is missing; create it"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("seed = -1\n", "seed is -1; it must be a whole number from 0"),
        ("seed = 1.5\n", "seed: expected `int`, got `float`; correct it"),
        ("seed = true\n", "seed: expected `int`, got `bool`; correct it"),
        ("seeds = 1\n", "there is no key 'seeds'; remove it"),
        ("", "the key 'seed' is missing; add it"),
        ("seed = " + "9" * 5000, "this is not TOML"),
    ],
)
def test_a_bad_seed_is_one_line(folder: Path, text: str, said: str) -> None:
    (folder / "solutions" / "secret.toml").write_text(text)

    assert complaint(folder).startswith(f"solutions/secret.toml: {said}")


def test_a_students_copy_needs_no_solutions(folder: Path) -> None:
    shutil.rmtree(folder / "solutions")

    assert not load_course(folder).has_solutions


def test_a_folder_without_course_toml_is_no_course(tmp_path: Path) -> None:
    with pytest.raises(TeacherError, match=r"is not a course: it has no exercises/course.toml; name the folder"):
        load_course(tmp_path)


def test_the_course_is_found_from_a_folder_inside_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "exercises" / "01_work")

    assert find_course(None).folder == folder.resolve()


def test_no_course_here_or_above_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(TeacherError, match=r"there is no exercises/course.toml here or above; go to the course's folder, or name it"):
        find_course(None)


@pytest.mark.parametrize("name", ["02_pad", "padding", "2", "02"])
def test_an_exercise_is_called_by_id_module_or_number(course: Course, name: str) -> None:
    assert course.exercise(name).id == "02_pad"


@pytest.mark.parametrize("name", ["", "pad", "9", "0"])
def test_an_unknown_exercise_is_one_line_with_those_there_are(course: Course, name: str) -> None:
    with pytest.raises(TeacherError, match="this course has 01_tokenize, 02_pad"):
        course.exercise(name)


def test_a_whole_id_wins_over_the_beginning_of_another(course: Course) -> None:
    long, short = replace(course.exercises[0], id="a_b"), replace(course.exercises[1], id="a")

    assert replace(course, exercises=(long, short)).exercise("a") is short


def test_titles_are_in_the_language_of_the_reader(course: Course) -> None:
    language.use("es")
    try:
        assert course.exercise("02_pad").title == "Rellenar: de las listas a una tabla"
    finally:
        language.use("en")
    assert course.exercise("02_pad").title == "Pad: from lists to a table"


def test_the_hash_of_a_suite_changes_with_whatever_may_change_a_grade(folder: Path) -> None:
    (exercise,) = load_course(folder).exercises
    hashes = [hash_of_suite(exercise, 1), hash_of_suite(exercise, 1)]

    assert hashes[0] == hashes[1]
    hashes += [hash_of_suite(exercise, 2), hash_of_suite(replace(exercise, weight=3), 1)]
    exercise.suite.write_text("# another suite")
    hashes.append(hash_of_suite(exercise, 1))
    exercise.reference.write_text("# another reference")
    hashes.append(hash_of_suite(exercise, 1))

    assert len(set(hashes)) == 5
