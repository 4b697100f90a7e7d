"""What `grade submit` keeps and packs."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from grader.handing_in import HISTORY, file_name_of, history, pack, remember
from grader.results import ExerciseResult, Grade, Status
from grader.submission import Submission, take_in

GRADE = Grade("c", "ana", "0" * 64, 1.5, 2.0, 0.1, (ExerciseResult("01", Status.GRADED, 1.5, 2.0),), {"landlock": 7})


def test_every_hand_in_is_one_line_of_json(tmp_path: Path) -> None:
    remember(tmp_path, GRADE)
    remember(tmp_path, replace(GRADE, student="José\n", score=2.0))

    lines = (tmp_path / HISTORY).read_text("utf-8").splitlines()

    assert [json.loads(line)["student"] for line in lines] == ["ana", "José\n"]
    assert json.loads(lines[0])["grade"]["score"] == 1.5
    assert json.loads(lines[0])["submitted_at"].endswith("+00:00")
    assert history(tmp_path) == [GRADE, replace(GRADE, student="José\n", score=2.0)]


def test_no_history_is_an_empty_one(tmp_path: Path) -> None:
    assert history(tmp_path) == []


def test_a_line_that_a_crash_cut_off_loses_nothing_else(tmp_path: Path) -> None:
    remember(tmp_path, GRADE)
    whole = (tmp_path / HISTORY).read_bytes()
    (tmp_path / HISTORY).write_bytes(whole + whole[: len(whole) // 2])

    remember(tmp_path, replace(GRADE, score=2.0))

    assert [grade.score for grade in history(tmp_path)] == [1.5, 2.0]


def test_lines_that_are_no_grades_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".grade").mkdir()
    (tmp_path / HISTORY).write_bytes(b'\n{}\n[1]\nnull\n{"grade": 3}\n\xff\xfe\n{"grade": {"student": "x"}}\n')

    assert history(tmp_path) == []


def test_hand_ins_at_the_same_moment_are_all_kept_whole(tmp_path: Path) -> None:
    code = """
        import sys
        from pathlib import Path
        from tests.test_handing_in import GRADE
        from grader.handing_in import remember
        for _time in range(50):
            remember(Path(sys.argv[1]), GRADE)
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(tmp_path)]
    repository = Path(__file__).parents[1]

    writers = [subprocess.Popen(command, cwd=repository) for _writer in range(3)]

    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert history(tmp_path) == [GRADE] * 150


def test_the_packed_zip_says_whose_it_is_and_is_the_same_each_time(tmp_path: Path) -> None:
    submission = Submission({"work.py": b"x", "b/c.py": b"y"})

    first = pack(submission, "ana", tmp_path).read_bytes()
    packed = pack(submission, "ana", tmp_path)

    assert packed.name == "submission-ana.zip"
    assert packed.read_bytes() == first
    with zipfile.ZipFile(packed) as archive:
        about = json.loads(archive.read("submission.json"))
        assert archive.namelist() == ["submission.json", "work.py", "b/c.py"]
    assert about == {"schema": "grader.submission/1", "student": "ana", "sha256": submission.sha256}


def test_a_zip_that_was_packed_can_be_packed_again(tmp_path: Path) -> None:
    once = pack(Submission({"work.py": b"x"}), "ana", tmp_path)

    again = pack(take_in(once), "ben", tmp_path)

    assert take_in(again) == take_in(once)


def test_a_students_own_submission_json_stays_theirs(tmp_path: Path) -> None:
    submission = Submission({"submission.json": b'{"mine": 1}', "work.py": b"x"})

    assert take_in(pack(submission, "ana", tmp_path)).sha256 == submission.sha256


@pytest.mark.parametrize(
    ("student", "name"),
    [
        ("ana", "ana"),
        ("José María", "José_María"),
        ("../../etc/passwd", "etc_passwd"),
        ("a/b\\c:d*", "a_b_c_d"),
        ("", "student"),
        ("...", "student"),
    ],
)
def test_every_id_gives_a_file_name(student: str, name: str) -> None:
    assert file_name_of(student) == name
    assert len(file_name_of("x" * 500)) == 80
