"""What is printed: in which order, how wide, and that nothing printed can act on the terminal."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from rich.console import Console

from grader import terminal
from grader.results import CheckResult, ExerciseResult, Grade, Outcome, Status

GRADES = Path(__file__).parent / "grades"
NAMES = sorted(path.stem for path in GRADES.glob("*.json"))
SHOW = """
import sys
from pathlib import Path
from grader import terminal
from grader.results import Grade
terminal.show(Grade.from_json(Path(sys.argv[1]).read_bytes()))
"""


def sample(name: str) -> Grade:
    return Grade.from_json((GRADES / f"{name}.json").read_bytes())


def shown(grade: Grade, page: Path | None = None, width: int = 80) -> str:
    file = io.StringIO()
    terminal.show(grade, page, Console(file=file, width=width))
    return file.getvalue()


def failed(sentence: str, message: str = "It is not.") -> CheckResult:
    return CheckResult("test", sentence, Outcome.FAILED, 0.0, 1.0, message)


def grade_of(*exercises: ExerciseResult) -> Grade:
    return Grade("embedding", "ada", "0" * 64, 0.0, 1.0, 1.0, exercises, {"landlock": 7})


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_wider_than_80_columns(name: str):
    text = shown(sample(name))

    assert max(map(len, text.splitlines())) <= 80


def test_every_status_is_said_in_words():
    text = shown(sample("every_status"))

    rows = {line.split(":")[0].strip(): line for line in text.splitlines()[:16]}
    for exercise, words in {
        "Tokenize": "✓ all 8 checks passed",
        "Pad": "✗ 3 of 8 checks passed",
        "Embedding": "– not handed in",
        "Verify": "✗ did not load",
        "Train": "✗ ran out of memory",
        "Mask": "✗ took too long",
        "Learn": "✗ not accepted",
    }.items():
        assert words in rows[exercise]


def test_the_diagnosis_comes_first_the_certain_one_before_the_likely_one():
    text = shown(sample("every_status"))

    order = ["This is what your code does:", "fills behind", "This may be what happens:", "✗ Short sequences are filled in front."]
    places = [text.index(each) for each in order]
    assert places == sorted(places)


def test_a_failed_check_says_sentence_message_given_expected_got_and_hint():
    text = shown(sample("every_status"))

    assert "Your array has the right shape, but the zeros stand behind the words." in text
    assert re.search(r"given +pad_sequences\(\[\[1, 2, 3, 4\]", text)
    assert re.search(r"expected +array\(\[\[0, 0, 1, 2, 3, 4\]", text)
    assert re.search(r"got +array\(\[\[1, 2, 3, 4, 0, 0\]", text)
    assert re.search(r"hint +`maxlen - len\(sequence\)`", text)


def test_a_value_stays_on_one_line_and_is_cut_at_the_edge():
    text = shown(sample("every_status"))

    [line] = [line for line in text.splitlines() if "[[11, 12, 13" in line and "given" in line]
    assert line.rstrip().endswith("…")


def test_only_the_first_failed_checks_of_an_exercise_are_told_in_full():
    checks = tuple(failed(f"Sentence {n}.", f"Message {n}.") for n in range(9))

    text = shown(grade_of(ExerciseResult("02_pad", Status.GRADED, 0.0, 1.0, checks=checks)))

    assert text.count("Sentence ") == 9
    assert text.count("Message ") == terminal.MOST_DETAILS


def test_a_file_that_does_not_load_shows_the_error_and_its_line():
    text = shown(sample("every_status"))

    assert "SyntaxError: '(' was never closed" in text
    assert "lookup.py, line 7: return weights[np.asarray(data" in text


def test_an_ungraded_exercise_has_no_score_and_its_reason_is_not_shown():
    text = shown(sample("ungraded"))

    assert "not graded: not a zero" in text
    assert "? / 2" in text
    assert "WireError" not in text
    assert text.count("not a zero") >= 2


@pytest.mark.parametrize(
    ("status", "advice"),
    [(Status.MISSING, "Next: write 02_pad"), (Status.CRASHED, "Next: fix 02_pad, try it with `grade check 02_pad`")],
)
def test_the_last_line_says_what_to_do_next(status: Status, advice: str):
    text = shown(grade_of(ExerciseResult("02_pad", status, 0.0, 1.0)))

    assert text.splitlines()[-1].startswith(advice)


def test_full_marks_leave_nothing_to_do():
    text = shown(sample("full_marks"))

    assert text.splitlines()[-1] == "Everything works: full marks."


def test_a_bonus_exercise_is_no_next_step():
    bonus = ExerciseResult("06_mask", Status.MISSING, 0.0, 1.0, optional=True, message="masking.py is not in your submission.")
    done = ExerciseResult("01_tokenize", Status.GRADED, 1.0, 1.0)

    text = shown(grade_of(bonus, done))

    assert "(bonus)" in text
    assert "not in your submission" not in text
    assert text.splitlines()[-1] == "Everything works: full marks."


def test_a_long_path_of_the_page_is_never_broken():
    page = Path("/a" * 100) / "report.html"

    text = shown(sample("full_marks"), page)

    assert str(page) in text.splitlines()


def test_unsafe_mode_is_the_first_thing_said():
    text = shown(sample("hostile"))

    assert text.startswith("Unsafe mode")
    assert "Unsafe" not in shown(sample("full_marks"))


def test_hostile_text_is_printed_as_it_is_and_acts_on_nothing():
    text = shown(sample("hostile"))

    assert "[bold red]rich[/]" in re.sub(r"\s+", " ", text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("character", ["\x1b]0;title\x07", "\x9b31m", "\u202e", "\ud800"])
def test_no_text_of_a_grade_reaches_the_terminal_with_its_escapes(character: str):
    check = failed(f"s{character}", f"m{character}")
    grade = grade_of(ExerciseResult(f"id{character}", Status.GRADED, 0.0, 1.0, title=f"t{character}", checks=(check,)))

    text = shown(replace(grade, notes=(f"n{character}",)), Path(f"p{character.replace(chr(0xD800), '')}"))

    assert not re.search("[\x1b\x07\x9b\u202e\ud800]", text)


def run_show(name: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLUMNS")}
    return subprocess.run([sys.executable, "-c", SHOW, GRADES / f"{name}.json"], capture_output=True, env=kept | environment, timeout=60)


def in_a_terminal(name: str, **environment: str) -> str:
    """What `show` writes where standard output is a terminal."""
    ours, theirs = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8", **environment}
    with subprocess.Popen([sys.executable, "-c", SHOW, GRADES / f"{name}.json"], stdout=theirs, env=environment) as process:
        os.close(theirs)
        written = b""
        while chunk := _read(ours):
            written += chunk
    os.close(ours)
    assert process.returncode == 0
    return written.decode()


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # how Linux says that the other end of a terminal is closed
        return b""


def test_there_is_colour_in_a_terminal_and_none_when_no_color_is_set_or_the_output_is_piped():
    colour = re.compile(r"\x1b\[[0-9;]*3[0-7]m")

    assert colour.search(in_a_terminal("every_status"))
    assert not colour.search(in_a_terminal("every_status", NO_COLOR="1"))
    assert b"\x1b" not in run_show("every_status").stdout


def test_a_terminal_without_the_characters_gets_letters_and_no_traceback():
    done = run_show("spanish", PYTHONIOENCODING="ascii")

    assert done.returncode == 0
    assert b"x 1 of 2 checks passed" in done.stdout


def test_importing_the_terminal_does_not_import_rich():
    done = subprocess.run(
        [sys.executable, "-c", "import grader.terminal, sys; print('rich' in sys.modules)"], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"


@dataclass(frozen=True)
class Found:
    name: str
    in_force: bool
    matters: bool
    meaning: str = "Stops reading."
    why: str = ""


def test_the_doctor_s_table_names_each_layer_and_refuses_where_one_that_matters_is_missing():
    file = io.StringIO()

    terminal.show_layers(
        [Found("landlock", False, True, why="the kernel has no Landlock"), Found("seccomp", True, True)], Console(file=file, width=80)
    )

    text = file.getvalue()
    assert re.search(r"landlock +NO +Stops reading", text)
    assert re.search(r"seccomp +yes", text)
    assert "the kernel has no Landlock" in text
    assert "Nobody else's code is run on this machine without: landlock" in text


def test_the_doctor_says_when_the_machine_is_fit():
    file = io.StringIO()

    terminal.show_layers([Found("seccomp", True, True), Found("disk_cap", False, False)], Console(file=file, width=80))

    assert "fit to grade" in file.getvalue()
