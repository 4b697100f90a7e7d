"""The lessons keep their word: their Python runs, prints what they say, and both languages show the same code.

Each lesson's blocks run top to bottom in one namespace, all lessons in one process, so that TensorFlow is imported once.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

EXERCISES = Path(__file__).parent.parent / "exercises"
LESSONS = {path.relative_to(EXERCISES).as_posix(): path.read_text("utf-8") for path in sorted(EXERCISES.glob("*/README*.md"))}
PYTHON = re.compile(r"^```python\n(?P<code>.*?)^```\n(?:\s*^```text\n(?P<text>.*?)^```$)?", re.MULTILINE | re.DOTALL)
OUTLINE = re.compile(r"^#+ |^\| |^- |^\d\. ", re.MULTILINE)  # headings, table rows, lists

RUNNER = """
import contextlib, io, json, sys, traceback

def run(lesson, blocks):
    namespace, printed = {"__name__": "lesson"}, []
    for number, code in enumerate(blocks, start=1):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            try:
                exec(compile(code, f"{lesson}, block {number}", "exec"), namespace)
            except Exception:
                traceback.print_exc(file=out)
        printed.append(out.getvalue())
    return printed

lessons = json.load(sys.stdin)
json.dump({lesson: run(lesson, blocks) for lesson, blocks in lessons.items()}, sys.stdout)
"""


def blocks_of(text: str) -> list[tuple[str, str | None]]:
    """Each Python block of a lesson, with the text block that stands right after it, or None."""
    return [(block["code"], block["text"]) for block in PYTHON.finditer(text)]


def run_blocks(lessons: dict[str, list[str]], home: Path) -> dict[str, list[str]]:
    """What every block of every lesson printed, a traceback included."""
    environment = {**os.environ, "KERAS_HOME": str(home), "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
    done = subprocess.run(
        [sys.executable, "-c", RUNNER], input=json.dumps(lessons), env=environment, cwd=home, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    lessons = {name: [code for code, _text in blocks_of(lesson)] for name, lesson in LESSONS.items()}
    return run_blocks(lessons, tmp_path_factory.mktemp("keras"))


def test_a_block_that_prints_something_else_is_noticed(tmp_path):
    lesson = "```python\nword = 3\n```\n\n```python\nprint(word)\n```\n\n```text\n4\n```\n"
    blocks = blocks_of(lesson)

    printed = run_blocks({"made up": [code for code, _text in blocks]}, tmp_path)

    assert [text for _code, text in blocks] == [None, "4\n"]
    assert printed == {"made up": ["", "3\n"]}


def test_every_exercise_has_a_lesson_in_english_and_in_spanish():
    exercises = [exercise["id"] for exercise in tomllib.loads((EXERCISES / "course.toml").read_text("utf-8"))["exercise"]]

    assert sorted(LESSONS) == sorted(f"{exercise}/{name}" for exercise in exercises for name in ("README.md", "README.es.md"))


@pytest.mark.parametrize("name", LESSONS)
def test_the_python_of_a_lesson_prints_what_the_lesson_says(name, printed):
    expected = [text or "" for _code, text in blocks_of(LESSONS[name])]

    assert any(expected), "a lesson whose Python shows nothing"
    assert printed[name] == expected


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_has_a_picture_a_prediction_with_its_answer_and_the_commands(name):
    folder, lesson = EXERCISES / Path(name).parent, LESSONS[name]
    images = re.findall(r"!\[.+\]\((\S+)\)", lesson)
    diagrams = [block for block in lesson.split("```\n") if any(sign in block for sign in "▼┼")]

    assert images or diagrams
    assert all((folder / image).is_file() for image in images)
    assert lesson.count("<details>") == lesson.count("</details>") == 1
    assert f"$ grade check {folder.name}\n$ grade submit\n" in lesson


@pytest.mark.parametrize("name", [name for name in LESSONS if name.endswith("README.es.md")])
def test_the_spanish_edition_shows_the_same_code_in_the_same_outline(name):
    spanish, english = LESSONS[name], LESSONS[name.replace(".es.md", ".md")]

    assert blocks_of(spanish) == blocks_of(english)
    assert OUTLINE.findall(spanish) == OUTLINE.findall(english)
