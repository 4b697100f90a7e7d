"""The banks of misconceptions: every wrong module has its texts, in both languages, and none of them gives the solution away."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

SOLUTIONS = Path(__file__).parent.parent / "solutions"
EXERCISES = SOLUTIONS.parent / "exercises"
FUNCTIONS = {  # EXERCISES.md
    "01_tokenize": {"build_word_index", "texts_to_sequences"},
    "02_pad": {"pad_sequences"},
    "03_embedding": {"build_embedding_model"},
    "04_verify": {"embed_by_hand", "output_rows_match_weights"},
    "05_train": {"load_reviews", "build_model", "train"},
    "06_mask": {"word_mask", "padding_changes_output"},
    "07_learn": {"one_hot_lookup", "train_one_step", "rows_moved"},
    "08_neighbours": {"cosine_similarities", "nearest_words"},
}
TEXTS = {"title", "explanation", "next_step"}
MOST_CHARACTERS = 400
FEWEST_MISCONCEPTIONS = 12
SHORTEST_TELLING_LINE = 12  # characters; "return table" and shorter say nothing about how a solution goes

each_exercise = pytest.mark.parametrize("exercise", FUNCTIONS)


@each_exercise
def test_every_exercise_has_a_dozen_misconceptions_at_least(exercise: str) -> None:
    assert len(modules_of(exercise)) >= FEWEST_MISCONCEPTIONS


@each_exercise
def test_every_wrong_module_has_texts_and_every_text_a_wrong_module(exercise: str) -> None:
    assert sorted(texts_of(exercise)) == [path.stem for path in modules_of(exercise)]


@each_exercise
def test_an_id_is_made_of_small_letters_digits_and_underscores(exercise: str) -> None:
    ids = set(texts_of(exercise)) | {path.stem for path in modules_of(exercise)}

    assert {name for name in ids if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name)} == set()


@each_exercise
def test_every_wrong_module_parses_and_has_all_functions_of_its_exercise(exercise: str) -> None:
    lacking = {path.stem: FUNCTIONS[exercise] - functions_in(path.read_text("utf-8")) for path in modules_of(exercise)}

    assert {name: functions for name, functions in lacking.items() if functions} == {}


@each_exercise
def test_every_misconception_is_told_completely_in_english_and_spanish(exercise: str) -> None:
    bank = texts_of(exercise)

    assert {name for name, entry in bank.items() if set(entry) - {"hint"} != TEXTS | {"es"} or set(entry["es"]) != TEXTS} == set()
    assert [place for place, text in sentences(exercise) if not isinstance(text, str) or not text.strip()] == []


@each_exercise
def test_most_misconceptions_say_which_public_hint_fits_and_it_is_there(exercise: str) -> None:
    hints = tomllib.loads((EXERCISES / exercise / "hints.toml").read_text("utf-8"))["hint"]
    chosen = [entry["hint"] for entry in texts_of(exercise).values() if "hint" in entry]

    assert set(chosen) <= set(range(1, len(hints) + 1))
    assert len(chosen) >= len(texts_of(exercise)) * 3 / 4


@each_exercise
def test_no_spanish_text_is_a_copy_of_the_english_one(exercise: str) -> None:
    copies = [(name, key) for name, entry in texts_of(exercise).items() for key in TEXTS if entry[key] == entry["es"][key]]

    assert copies == []


@each_exercise
def test_no_text_is_longer_than_a_beginner_reads(exercise: str) -> None:
    assert [(place, len(text)) for place, text in sentences(exercise) if len(text) > MOST_CHARACTERS] == []


@each_exercise
def test_no_two_misconceptions_of_an_exercise_share_a_title(exercise: str) -> None:
    titles = [text for place, text in sentences(exercise) if place.endswith("title")]

    assert sorted(set(titles)) == sorted(titles)


@each_exercise
def test_every_explanation_names_the_function_it_speaks_of(exercise: str) -> None:
    explanations = [(place, text) for place, text in sentences(exercise) if place.endswith("explanation")]

    assert [place for place, text in explanations if not any(name in text for name in FUNCTIONS[exercise])] == []


@each_exercise
def test_no_text_holds_a_line_of_the_solution(exercise: str) -> None:
    lines = solution_lines(reference_of(exercise))

    assert lines
    assert [(place, line) for place, text in sentences(exercise) for line in lines if line in text] == []


def test_lines_of_the_solution_are_those_between_its_marks_without_comments_and_small_change() -> None:
    reference = (
        "import math\ndef f(x):\n    # BEGIN SOLUTION: add\n    # why\n    y = 0\n    return math.floor(x)  # down\n    # END SOLUTION\n"
    )

    assert solution_lines(reference) == {"return math.floor(x)"}


def modules_of(exercise: str) -> list[Path]:
    return sorted((SOLUTIONS / exercise / "misconceptions").glob("*.py"))


def texts_of(exercise: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((SOLUTIONS / exercise / "misconceptions" / "misconceptions.toml").read_text("utf-8"))


def sentences(exercise: str) -> list[tuple[str, str]]:
    """Every text with its place: ("indices_from_zero.es.title", "La numeración empieza en 0")."""
    found = []
    for name, entry in texts_of(exercise).items():
        found += [(f"{name}.{key}", entry[key]) for key in sorted(TEXTS)]
        found += [(f"{name}.es.{key}", entry["es"][key]) for key in sorted(TEXTS)]
    return found


def functions_in(source: str) -> set[str]:
    return {node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)}


def reference_of(exercise: str) -> str:
    """The source of the exercise's reference: the one file that has regions which a stub leaves out."""
    sources = [path.read_text("utf-8") for path in sorted((SOLUTIONS / exercise).glob("*.py"))]
    (reference,) = [source for source in sources if "# BEGIN SOLUTION" in source]
    return reference


def solution_lines(reference: str) -> set[str]:
    """The lines of code that a stub leaves out, without indentation, comments and a comma at the end."""
    regions = re.findall(r"# BEGIN SOLUTION.*?\n(.*?)# END SOLUTION", reference, flags=re.DOTALL)
    lines = {re.sub(r"(^|\s+)#.*", "", line.strip()).rstrip(",").strip() for region in regions for line in region.splitlines()}
    return {line for line in lines if len(line) >= SHORTEST_TELLING_LINE}
