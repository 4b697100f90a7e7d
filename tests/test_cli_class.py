"""`grade class`, `grade export` and `grade forget`, as a teacher types them."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import pytest
from nbformat import writes
from nbformat.v4 import new_code_cell, new_notebook

from benchmarks.sample_class import make_class
from grader.course import load_course
from grader.gradebook import Gradebook
from tests.conftest import REPOSITORY
from tests.tiny_course import ADDS_TWO, DIES, RIGHT, SQUARES, SUITE, WRONG, grade, hand_in, make_course, of, runs, wait_for

pytestmark = pytest.mark.timed  # real processes, signals and seconds: run without others beside

ROSTER = "id,name,email,section\nana,Ana Müller,ana@example.edu,A\nbo,Bo Li,bo@example.edu,B\nchen,Chen Wu,chen@example.edu,A\n"
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Double (77),Final Score\n"
    ",,,,,Manual Posting,\n"
    "    Points Possible,,,,,2,(read only)\n"
    '"Müller, Ana",ana,ana,ana,A,,\n"Li, Bo",bo,bo,bo,B,,\n"Late, Nora",nora,nora,nora,A,,\n'
)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return make_course(tmp_path / "course")


def table(out: Path) -> dict[str, dict[str, str]]:
    with (out / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def test_a_class_becomes_a_folder_of_pages_grades_and_one_report(tmp_path: Path, course: Path):
    folder = hand_in(tmp_path / "in", {"ana": of("ana", RIGHT), "bo": of("bo", ADDS_TWO)})
    (tmp_path / "roster.csv").write_text(ROSTER)
    (folder / "readme.txt").write_text("of the download")

    done = grade("class", folder, "--out", tmp_path / "out", "--roster", tmp_path / "roster.csv", course=course)

    assert (done.returncode, "Class report: " in done.stdout) == (0, True)
    assert "1 on the roster handed in nothing." in done.stdout
    assert "Left out: readme.txt" in done.stdout
    assert "2 of 2 graded, 0 failed" in done.stderr
    names = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert names == {
        "index.html",
        "grades.csv",
        *(f"{kind}" for one in ("ana", "bo") for kind in (f"students/{one}.html", f"grades/{one}.json")),
    }
    assert json.loads((tmp_path / "out" / "grades" / "bo.json").read_bytes())["score"] == 1.0
    rows = table(tmp_path / "out")
    assert {student: (row["name"], row["score"], row["status"]) for student, row in rows.items()} == {
        "ana": ("Ana Müller", "2.0", "graded"),
        "bo": ("Bo Li", "1.0", "graded"),
        "chen": ("Chen Wu", "", "absent"),
    }
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert 'href="students/bo.html"' in page
    assert "Chen Wu (chen)" in page


def test_names_from_anywhere_stay_names(tmp_path: Path, course: Path):
    odd = ["=cmd()|'x'!A1", "王 小明", "a 'quoted' name", "e..vil", "CON", "-rf", "%2e%2e%2fup"]
    folder = hand_in(tmp_path / "in", {name: of(str(number), RIGHT) for number, name in enumerate(odd)})

    done = grade("class", folder, "--out", tmp_path / "out", course=course)

    assert done.returncode == 0, done.stderr
    rows = table(tmp_path / "out")
    assert len(rows) == len(odd)
    assert not [student for student in rows if student.startswith(("=", "-", "+", "@"))]
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    links = re.findall(r'href="(students/[^"]+)"', page)
    assert len(set(links)) == len(odd)
    pages = {path.resolve() for path in (tmp_path / "out" / "students").iterdir()}
    assert len(pages) == len(odd)
    from urllib.parse import unquote

    assert {(tmp_path / "out" / unquote(link)).resolve() for link in links} == pages


def test_the_example_of_a_shared_mistake_may_come_from_a_notebook(tmp_path: Path, course: Path):
    folder = tmp_path / "in"
    for name in ("ana", "bo"):
        (folder / name).mkdir(parents=True)
        cell = new_code_cell(f"{WRONG}\n# only in a notebook, {name}\n")
        (folder / name / "work.ipynb").write_text(writes(new_notebook(cells=[cell])), "utf-8")

    done = grade("class", folder, "--out", tmp_path / "out", course=course)

    assert done.returncode == 0, done.stderr
    assert "# only in a notebook, " in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_what_cannot_be_graded_is_named_and_makes_the_exit_status_2(tmp_path: Path, course: Path):
    folder = hand_in(tmp_path / "in", {"ana": of("ana", RIGHT), "bad": of("bad", DIES)})

    done = grade("class", folder, "--out", tmp_path / "out", course=course)

    assert done.returncode == 2
    assert "bad could not be graded" in done.stderr
    assert "not a zero" in done.stderr
    assert table(tmp_path / "out")["bad"]["score"] == ""
    assert table(tmp_path / "out")["ana"]["score"] == "2.0"


def test_a_second_run_takes_everything_from_the_gradebook_and_touches_no_page(tmp_path: Path, course: Path):
    folder = hand_in(tmp_path / "in", {"ana": of("ana", RIGHT), "bo": of("bo", WRONG)})
    grade("class", folder, "--out", tmp_path / "out", course=course)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "students").iterdir()}

    done = grade("class", folder, "--out", tmp_path / "out", course=course)

    assert done.returncode == 0
    assert "2 submissions, of which 2 were graded before." in done.stdout
    assert runs(course) == 2
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_lost_page_is_made_again_without_grading(tmp_path: Path, course: Path):
    folder = hand_in(tmp_path / "in", {"ana": of("ana", RIGHT)})
    grade("class", folder, "--out", tmp_path / "out", course=course)
    (tmp_path / "out" / "students" / "ana.html").unlink()
    (tmp_path / "out" / "index.html").unlink()

    grade("class", folder, "--out", tmp_path / "out", course=course)

    assert (tmp_path / "out" / "students" / "ana.html").is_file()
    assert (tmp_path / "out" / "index.html").is_file()
    assert runs(course) == 1


FIXED = SUITE.replace("expect_equal(got, 4)", "expect_equal(got in (4, 0), True)") + (
    '\n\ndef test_three(student):\n    """`double` doubles three."""\n    expect_equal(student.doubling.double(3), 6)\n'
)


def test_a_regrade_says_for_whom_which_verdict_moved(tmp_path: Path, course: Path):
    folder = hand_in(tmp_path / "in", {"ana": of("ana", RIGHT), "bo": of("bo", "def double(number):\n    return 0\n")})
    grade("class", folder, "--out", tmp_path / "out", course=course)
    (course / "solutions" / "01_double" / "test_hidden.py").write_text(FIXED)

    done = grade("class", folder, "--out", tmp_path / "out", "--regrade", course=course)
    again = grade("class", folder, "--out", tmp_path / "out", "--regrade", course=course)

    moved = [line for line in done.stdout.splitlines() if "→" in line]
    assert "ana: 01_double test_three: – → passed (+0.666667)" in moved
    assert "bo: 01_double test_small: failed → passed (+0.666667)" in moved
    assert "bo: 01_double test_three: – → failed (+0)" in moved
    assert not [line for line in moved if line.startswith("ana: 01_double test_small")]
    assert [line for line in again.stdout.splitlines() if "→" in line] == moved
    assert "What the regrade moved" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_never_lower_keeps_what_was_worth_more(tmp_path: Path, course: Path):
    folder = hand_in(tmp_path / "in", {"ana": of("ana", SQUARES), "bo": of("bo", "def double(number):\n    return 0\n")})
    grade("class", folder, "--out", tmp_path / "out", course=course)
    before = {student: float(row["score"]) for student, row in table(tmp_path / "out").items()}
    (course / "solutions" / "01_double" / "test_hidden.py").write_text(FIXED)

    grade("class", folder, "--out", tmp_path / "out", "--regrade", "--never-lower", course=course)

    after = {student: float(row["score"]) for student, row in table(tmp_path / "out").items()}
    assert before == {"ana": 2.0, "bo": 1.0}
    assert after["ana"] == 2.0
    assert after["bo"] == pytest.approx(4 / 3)
    assert "the earlier, higher score stays" in (tmp_path / "out" / "grades" / "ana.json").read_text()
    grade("class", folder, "--out", tmp_path / "out", course=course)
    assert {student: float(row["score"]) for student, row in table(tmp_path / "out").items()} == after


def test_an_anonymous_report_names_nobody(tmp_path: Path, course: Path):
    source = f'"""By Ana Müller."""\n\n# Ana wrote this\n{WRONG}'
    folder = hand_in(tmp_path / "in", {"ana": source, "bo": of("bo", WRONG), "chen": of("chen", WRONG)})
    (tmp_path / "roster.csv").write_text(ROSTER)

    grade("class", folder, "--out", tmp_path / "out", "--roster", tmp_path / "roster.csv", "--anonymous", course=course)

    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    body = page[page.index("</style>") :]
    assert not re.search(r"\b(ana|bo|chen|Ana|Müller|Bo|Li|Chen|Wu)\b", body)
    assert "def double(number):" in body
    assert "students/" not in body


def test_a_folder_that_is_none_and_options_that_do_not_go_together_are_one_line(tmp_path: Path, course: Path):
    nowhere = grade("class", tmp_path / "nowhere", "--out", tmp_path / "out", course=course)
    alone = grade("class", tmp_path, "--out", tmp_path / "out", "--never-lower", course=course)

    assert (nowhere.returncode, alone.returncode) == (2, 2)
    assert len(nowhere.stderr.strip().splitlines()) == 1
    assert "--never-lower belongs to --regrade" in alone.stderr


# Exports ---------------------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def graded(tmp_path: Path) -> Path:
    return graded_class(tmp_path)


@pytest.fixture(scope="module")
def graded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """For tests that only read."""
    return graded_class(tmp_path_factory.mktemp("graded"))


def graded_class(folder: Path) -> Path:
    """A course whose gradebook has three students; the report is in the folder beside it."""
    course = make_course(folder / "course")
    hand_in(folder / "in", {"ana": of("ana", RIGHT), "bo": of("bo", ADDS_TWO), "chen": of("chen", WRONG)})
    (folder / "roster.csv").write_text(ROSTER)
    done = grade("class", folder / "in", "--out", folder / "out", "--roster", folder / "roster.csv", course=course)
    assert done.returncode == 0, done.stderr
    return course


def test_canvas_gets_its_own_file_back_filled_in(tmp_path: Path, graded_once: Path):
    (tmp_path / "canvas.csv").write_text(CANVAS)

    done = grade("export", "canvas", "--into", tmp_path / "canvas.csv", course=graded_once)

    assert done.returncode == 0, done.stderr
    rows = list(csv.reader((tmp_path / "canvas.csv").read_text().splitlines()))
    assert [row[5] for row in rows] == ["Double (77)", "Manual Posting", "2", "2", "1", ""]
    assert "2 grades filled in" in done.stdout
    assert "Not found in the file: chen Chen Wu" in done.stdout
    assert "without a grade here: " in done.stdout


def test_gradescope_and_junit_are_written(tmp_path: Path, graded_once: Path):
    one = grade("export", "gradescope", "--into", tmp_path / "scope", course=graded_once)
    other = grade("export", "junit", "--into", tmp_path / "junit.xml", course=graded_once)

    assert (one.returncode, other.returncode) == (0, 0)
    assert {path.name for path in (tmp_path / "scope").iterdir()} == {"ana.json", "bo.json", "chen.json"}
    assert json.loads((tmp_path / "scope" / "bo.json").read_bytes())["score"] == 1.0
    suites = ElementTree.parse(tmp_path / "junit.xml").getroot().findall("testsuite")
    assert {suite.get("name"): suite.get("failures") for suite in suites} == {
        "ana 01_double": "0",
        "bo 01_double": "1",
        "chen 01_double": "2",
    }


def test_export_without_a_gradebook_says_what_to_do(tmp_path: Path, course: Path):
    done = grade("export", "junit", "--into", tmp_path / "x.xml", course=course)

    assert done.returncode == 2
    assert "run `grade class` first" in done.stderr


# Forgetting ------------------------------------------------------------------------------------------------------------------------------


def test_a_forgotten_student_is_nowhere_any_more(tmp_path: Path, graded: Path):
    history = graded / ".grade" / "history.jsonl"
    lines = [json.dumps({"submitted_at": "2026-01-01T00:00:00+00:00", "student": who, "grade": {}}) for who in ("bo", "ana", "bo")]
    history.write_text("\n".join(lines) + "\n")

    done = grade("forget", "bo", course=graded)

    assert done.returncode == 0, done.stderr
    assert "2 lines of the history" in done.stdout
    assert history.read_text() == lines[1] + "\n"
    left = [path for top in (graded / ".grade", tmp_path / "out") for path in top.rglob("*") if path.is_file()]
    assert left
    for path in left:
        assert b"Bo Li" not in path.read_bytes(), path
        assert path.stem != "bo"
    assert (tmp_path / "out" / "students" / "ana.html").is_file()
    with Gradebook.open(graded / ".grade" / "gradebook.sqlite") as book:
        assert [person.id for person in book.people()] == ["ana", "chen"]


def test_nobody_of_that_name_is_one_line(graded_once: Path):
    done = grade("forget", "zoe", course=graded_once)

    assert done.returncode == 2
    assert "Nobody is called zoe" in done.stderr


# The sample class ------------------------------------------------------------------------------------------------------------------------


def test_a_sample_class_is_the_same_for_the_same_seed(tmp_path: Path):
    one = make_class(tmp_path / "one", 8, seed=5, exercises=("01_tokenize", "02_pad"))
    other = make_class(tmp_path / "other", 8, seed=5, exercises=("01_tokenize", "02_pad"))

    assert one == other
    assert contents(tmp_path / "one") == contents(tmp_path / "other")
    assert contents(tmp_path / "one") != contents(make_other(tmp_path))


def make_other(tmp_path: Path) -> Path:
    make_class(tmp_path / "third", 8, seed=6, exercises=("01_tokenize", "02_pad"))
    return tmp_path / "third"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_sample_class_of_the_real_course_is_graded_as_it_was_made(tmp_path: Path):
    course = part_of_the_course(tmp_path / "course", ("01_tokenize", "02_pad"))
    kinds = {"reference": 3, "misconception": 5, "syntax": 1, "missing": 1}
    samples = make_class(tmp_path / "class", 5, seed=11, course=load_course(course), kinds=kinds)

    done = grade(
        *("class", tmp_path / "class" / "submissions", "--out", tmp_path / "out", "--roster", tmp_path / "class" / "roster.csv"),
        course=course,
    )

    assert done.returncode == 0, done.stderr
    for sample in samples[:5]:
        result = json.loads((tmp_path / "out" / "grades" / f"{sample.person.id}.json").read_bytes())
        for exercise in result["exercises"]:
            made_of = sample.made_of[exercise["id"]]
            is_full = exercise["score"] == exercise["max_score"]
            assert is_full == (made_of == "reference"), (sample, exercise["id"])
            assert {"missing": "missing", "syntax": "crashed"}.get(made_of, "graded") == exercise["status"]


def part_of_the_course(folder: Path, names: tuple[str, ...]) -> Path:
    """Some exercises of this repository's course, without the heavy libraries preloaded."""
    import shutil

    head, *tables = (REPOSITORY / "exercises" / "course.toml").read_text("utf-8").split("[[exercise]]\n")
    chosen = [table for table in tables if any(f'id = "{name}"' in table for name in names)]
    for name in names:
        for top in ("exercises", "solutions"):
            shutil.copytree(REPOSITORY / top / name, folder / top / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "exercises" / "course.toml").write_text(
        "[[exercise]]\n".join([re.sub("preload = .*", "preload = []", head), *chosen]), "utf-8"
    )
    (folder / "solutions" / "secret.toml").write_bytes((REPOSITORY / "solutions" / "secret.toml").read_bytes())
    return folder


# A cluster -------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(find_spec("distributed") is None, reason="Dask is not installed: pip install 'gradekit[cluster]'")
def test_a_dask_cluster_grades_a_class_and_its_zygotes_end_with_it(tmp_path: Path, course: Path):
    folder = hand_in(tmp_path / "in", {f"s{number}": of(f"s{number}", (RIGHT, ADDS_TWO)[number % 2]) for number in range(5)})

    with cluster(tmp_path) as address:
        done = grade("class", folder, "--out", tmp_path / "out", "--scheduler", address, course=course)

    assert done.returncode == 0, done.stderr
    assert [row["score"] for row in table(tmp_path / "out").values()] == ["2.0", "1.0", "2.0", "1.0", "2.0"]
    assert runs(course) == 5


def test_a_scheduler_that_is_not_there_is_one_line(tmp_path: Path, course: Path):
    pytest.importorskip("distributed")
    folder = hand_in(tmp_path / "in", {"ana": RIGHT})

    done = grade("class", folder, "--out", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9", course=course)

    assert done.returncode == 2
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in done.stderr.splitlines()[-1]


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A scheduler and two workers, each a process of its own on loopback."""
    place = folder / "scheduler.json"
    common = [sys.executable, "-m", "distributed.cli"]
    scheduler = [f"{common[2]}.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(place)]
    worker = [
        f"{common[2]}.dask_worker",
        "--scheduler-file",
        str(place),
        "--nworkers",
        "1",
        "--nthreads",
        "1",
        "--no-dashboard",
        "--no-nanny",
    ]
    quiet = {
        "cwd": folder,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        "env": {**os.environ, "PYTHONPATH": str(REPOSITORY)},
    }
    started = [subprocess.Popen([*common[:2], *scheduler], **quiet)]  # type: ignore[call-overload]
    try:
        wait_for(place.is_file)
        started += [subprocess.Popen([*common[:2], *worker], **quiet) for _number in range(2)]  # type: ignore[call-overload]
        address = json.loads(place.read_text())["address"]
        wait_for(lambda: workers_at(address) == 2)
        yield address
    finally:
        for process in reversed(started):  # the scheduler last: a worker takes its leave of it
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def workers_at(address: str) -> int:
    program = f"from distributed import Client\nwith Client({address!r}, timeout=10) as client: print(len(client.nthreads()))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    return int(done.stdout or 0)
