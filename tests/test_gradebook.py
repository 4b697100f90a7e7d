"""The gradebook, on SQLite and on a real PostgreSQL: what is recorded comes back, whatever happens in between."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import psycopg
import pytest
from sqlalchemy import NullPool, create_engine, text

from grader.errors import TeacherError
from grader.gradebook import Gradebook, Submitted, environment_key, opening, pack, unpack
from grader.gradebook.tables import Table
from grader.handing_in import HISTORY, remember
from grader.results import Call, CheckResult, Crash, Diagnosis, Evidence, ExerciseResult, Grade, Outcome, Picture, Shown, Status
from grader.roster import Person
from tests.postgres import gradebook_url, postgres_server, postgres_url  # noqa: F401

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SUITES = {"01_tokenize": "aa" * 32, "02_pad": "bb" * 32}
HERE = environment_key(tensorflow="2.20.0", onednn=True, language="en")
ODD_NAMES = [
    "Łukasz Żółć-O'Brien",
    "王小明",
    "مريم",
    '=cmd|"/c calc"!A1',
    "../../etc/passwd",
    "Robert'); DROP TABLE students;--",
    'a "quoted" \\ name\n',
    "nul\0inside",
    "half a pair \ud83d",
    "😀" * 200,
    " ",
]


@pytest.fixture
def book(gradebook_url: str) -> Iterator[Gradebook]:  # noqa: F811
    with Gradebook.open(gradebook_url) as opened:
        yield opened


def a_grade(student: str = "anna", sha256: str = "c0" * 32, score: float | None = 1.5) -> Grade:
    """A grade in which every field that the gradebook keeps apart is used."""
    shown = Shown("[1, 2]", (("1", "2"),), (0, 1), "shape (2,)")
    checks = (
        CheckResult("test_order", "The order is kept.", Outcome.PASSED, 1.5, 1.5, seconds=0.01),
        CheckResult(
            "test_ties", "Ties stay.", Outcome.FAILED, 0.0, 0.5, "Wrong: ñ", "Look again.", 0.02, Evidence(shown, shown, shown, "at 1")
        ),
    )
    first = ExerciseResult(
        id="01_tokenize",
        status=Status.UNGRADED if score is None else Status.GRADED,
        score=score,
        max_score=2.0,
        checks=checks,
        diagnoses=(Diagnosis("alphabetical", "You sort by letter.", "exact"),),
        transcript=(Call("test_order", "tokenizing.build_word_index", "ab" * 16, "cd" * 16),),
        pictures=(Picture("padded_batch", "Batch", {"rows": [[0, 1]]}),),
        memory={"limit_bytes": 1 << 30},
    )
    second = ExerciseResult("02_pad", Status.CRASHED, 0.0, 2.0, crash=Crash("ZeroDivisionError", "division by zero", "padding.py", 3))
    return Grade(
        course="embedding",
        student=student,
        submission_sha256=sha256,
        score=score,
        max_score=4.0,
        seconds=0.4,
        exercises=(first, second),
        isolation={"landlock": 7, "seccomp": True},
        graded_at="2026-03-02T10:00:00Z",
        versions={"python": "3.11.9", "gradekit": "0.1.0"},
        suites=SUITES,
    )


def test_a_recorded_grade_comes_back_whole(book: Gradebook) -> None:
    person = Person("anna", "Anna Müller", "anna@example.org", "A", ("340934",))
    submitted = Submitted("c0" * 32, "submission-anna.zip", MONDAY, is_late=True)

    book.record(person, replace(submitted, packed=pack({"padding.py": b"x"})), a_grade())

    [entry] = book.latest("embedding")
    assert (entry.person, entry.submitted, entry.grade) == (person, submitted, a_grade())
    assert book.grade_of("anna", "embedding") == a_grade()


def test_checks_diagnoses_and_equal_behaviour_can_be_asked_for_in_sql(book: Gradebook, gradebook_url: str) -> None:  # noqa: F811
    book.record(Person("anna"), Submitted("c0" * 32), a_grade("anna"))
    book.record(Person("ben"), Submitted("c1" * 32), a_grade("ben", "c1" * 32))

    failed = ask(gradebook_url, "SELECT check_id, count(*) FROM checks WHERE outcome = 'failed' GROUP BY check_id")
    diagnosed = ask(gradebook_url, "SELECT DISTINCT exercise_id, misconception, match FROM diagnoses")
    behaviours = ask(gradebook_url, "SELECT exercise_id, count(DISTINCT transcript_sha256) FROM exercises GROUP BY exercise_id ORDER BY 1")

    assert failed == [("test_ties", 2)]
    assert diagnosed == [("01_tokenize", "alphabetical", "exact")]
    assert behaviours == [("01_tokenize", 1), ("02_pad", 0)]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_can_be_anything(book: Gradebook, name: str) -> None:
    book.record(Person("ada", "Ada"), Submitted("c1" * 32), a_grade("ada", "c1" * 32))
    book.record(Person(name, name, name, name, (name,)), Submitted("c0" * 32, source=name, handed_in_at=MONDAY), a_grade())

    [entry] = book.history(name)
    assert {entry.person.id, entry.person.name, entry.submitted.source} == {name.replace("\0", "\ufffd").replace("\ud83d", "?")}
    assert book.grade_of(name, "embedding") == a_grade()
    book.forget(name)
    assert [person.id for person in book.people()] == ["ada"]


def test_the_newest_hand_in_counts_and_all_are_kept(book: Gradebook) -> None:
    days = {"c1": MONDAY + timedelta(days=1), "c3": MONDAY + timedelta(days=3), "c2": MONDAY + timedelta(days=2), "c0": None}
    for sha, day in days.items():
        book.record(Person("anna"), Submitted(sha * 32, handed_in_at=day), a_grade(sha256=sha * 32))
    book.keep(Person("anna"), "embedding", Submitted("c4" * 32, handed_in_at=MONDAY - timedelta(days=1)))

    newest = book.grade_of("anna", "embedding")

    assert newest is not None
    assert newest.submission_sha256 == "c3" * 32
    assert [entry.grade.submission_sha256[:2] for entry in book.history("anna")] == ["c0", "c1", "c2", "c3"]
    assert [one.sha256[:2] for one in book.hand_ins("anna", "embedding")] == ["c0", "c4", "c1", "c2", "c3"]


def test_grading_a_hand_in_again_adds_a_grade_and_no_hand_in(book: Gradebook) -> None:
    submitted = Submitted("c0" * 32, "a.zip", MONDAY)
    better = replace(a_grade(), graded_at="2026-03-03T10:00:00Z", score=2.0)

    for grade in (a_grade(), a_grade(), better):
        book.record(Person("anna"), submitted, grade)

    assert [entry.grade for entry in book.history("anna")] == [a_grade(), better]
    assert book.grade_of("anna", "embedding") == better
    assert book.hand_ins("anna", "embedding") == (submitted,)


def test_the_cache_answers_for_equal_files_suites_and_environment_only(book: Gradebook) -> None:
    book.record(Person("anna"), Submitted("c0" * 32), a_grade("anna"), HERE)

    assert book.cached("ben", "embedding", "c0" * 32, SUITES, HERE) == a_grade("ben")
    assert book.cached("ben", "other", "c0" * 32, SUITES, HERE) is None
    assert book.cached("ben", "embedding", "c1" * 32, SUITES, HERE) is None
    assert book.cached("ben", "embedding", "c0" * 32, {**SUITES, "02_pad": "cc" * 32}, HERE) is None
    assert book.cached("ben", "embedding", "c0" * 32, SUITES, environment_key(tensorflow="2.19.0", onednn=True, language="en")) is None


def test_the_cache_never_answers_with_our_own_failure_or_without_an_environment(book: Gradebook) -> None:
    book.record(Person("anna"), Submitted("c0" * 32), a_grade(score=None), HERE)
    book.record(Person("ben"), Submitted("c1" * 32), a_grade("ben", "c1" * 32))

    assert book.cached("anna", "embedding", "c0" * 32, SUITES, HERE) is None
    assert book.cached("ben", "embedding", "c1" * 32, SUITES, "") is None


def test_settled_are_those_who_have_the_very_grade_that_the_cache_would_give(book: Gradebook) -> None:
    book.record(Person("anna"), Submitted("c0" * 32), a_grade("anna"), HERE)
    book.record(Person("ben"), Submitted("c1" * 32), a_grade("ben", "c1" * 32), environment_key(tensorflow="2.19.0"))
    book.record(Person("cleo"), Submitted("c2" * 32), a_grade("cleo", "c2" * 32, score=None), HERE)

    wanted = {"anna": "c0" * 32, "ben": "c1" * 32, "cleo": "c2" * 32, "dan": "c0" * 32}

    assert book.settled("embedding", SUITES, HERE, wanted) == {"anna"}
    assert book.settled("embedding", {**SUITES, "02_pad": "cc" * 32}, HERE, wanted) == frozenset()
    assert book.settled("embedding", SUITES, HERE, {"anna": "c1" * 32}) == frozenset()
    assert book.settled("embedding", SUITES, HERE, {}) == frozenset()


def test_grades_of_certain_hand_ins_are_their_newest_in_the_order_asked(book: Gradebook) -> None:
    for number in range(120):
        book.record(Person(f"s{number:03}"), Submitted("c0" * 32), a_grade(f"s{number:03}"))
    book.record(Person("s007"), Submitted("c0" * 32), replace(a_grade("s007"), seconds=9.0))
    book.record(Person("s007"), Submitted("c1" * 32, handed_in_at=MONDAY), a_grade("s007", "c1" * 32))

    wanted = {f"s{number:03}": "c0" * 32 for number in reversed(range(118))} | {"s118": "c9" * 32, "nobody": "c0" * 32}
    entries = list(book.of_hand_ins("embedding", wanted))

    assert [entry.person.id for entry in entries] == list(wanted)[:118]
    assert {entry.grade.seconds for entry in entries if entry.person.id == "s007"} == {9.0}
    assert list(book.of_hand_ins("other", wanted)) == []


def test_changed_are_hand_ins_that_another_suite_or_version_graded_before(book: Gradebook) -> None:
    for student in ("anna", "ben", "cleo"):
        book.record(Person(student), Submitted("c0" * 32), a_grade(student))
    book.record(Person("anna"), Submitted("c0" * 32), replace(a_grade("anna"), suites={**SUITES, "02_pad": "cc" * 32}))
    book.record(Person("ben"), Submitted("c0" * 32), replace(a_grade("ben"), seconds=9.0))
    book.record(Person("cleo"), Submitted("c1" * 32), replace(a_grade("cleo", "c1" * 32), suites={}))

    pairs = list(book.changed("embedding", {"cleo": "c1" * 32, "ben": "c0" * 32, "anna": "c0" * 32, "dan": "c0" * 32}))

    assert [(before.person.id, before.grade.suites, after.grade.suites) for before, after in pairs] == [
        ("anna", SUITES, {**SUITES, "02_pad": "cc" * 32})
    ]


def test_an_ungraded_exercise_has_no_score_in_sql_which_is_not_a_zero(book: Gradebook, gradebook_url: str) -> None:  # noqa: F811
    book.record(Person("anna"), Submitted("c0" * 32), a_grade(score=None))

    assert ask(gradebook_url, "SELECT score FROM grades") == [(None,)]
    assert ask(gradebook_url, "SELECT score FROM exercises ORDER BY exercise_id") == [(None,), (0.0,)]


def test_everybody_comes_once_by_id_and_only_of_this_course(book: Gradebook) -> None:
    for number in random.Random(6).sample(range(120), 120):
        book.record(Person(f"s{number:03}"), Submitted(f"{number:064}"), a_grade(f"s{number:03}", f"{number:064}"))
    book.record(Person("s000"), Submitted("c9" * 32), replace(a_grade(), course="other"))

    students = [entry.person.id for entry in book.latest("embedding")]

    assert students == [f"s{number:03}" for number in range(120)]


def test_reading_everybody_takes_the_memory_of_a_few(book: Gradebook) -> None:
    for number in range(120):
        letter = random.Random(number).randbytes(50_000).hex()  # 100 KB that do not compress below half
        check = CheckResult("test_x", letter, Outcome.PASSED, 1.0, 1.0)
        exercise = ExerciseResult("01_tokenize", Status.GRADED, 1.0, 1.0, checks=(check,))
        book.record(Person(f"s{number:03}"), Submitted(f"{number:064}"), replace(a_grade(), exercises=(exercise,)))

    tracemalloc.start()
    total = sum(len(entry.grade.exercises[0].checks[0].sentence) for entry in book.latest("embedding"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert total == 120 * 100_000
    assert peak < 8_000_000


def test_forgetting_removes_a_person_entirely_and_nobody_else(book: Gradebook, gradebook_url: str, tmp_path: Path) -> None:  # noqa: F811
    for student in ("anna-zauberwort", "ben"):
        submitted = Submitted("c0" * 32, f"submission-{student}.zip", MONDAY, packed=pack({"padding.py": b"print()"}))
        book.record(Person(student, f"{student} Müller", f"{student}@example.org"), submitted, a_grade(student), HERE)

    gone = book.forget("anna-zauberwort")

    assert (gone.submissions, gone.grades, gone.traces_remain) == (1, 1, False)
    assert book.grade_of("anna-zauberwort", "embedding") is None
    assert book.grade_of("ben", "embedding") == a_grade("ben")
    counts = [ask(gradebook_url, f"SELECT count(*) FROM {table}")[0][0] for table in Table.metadata.tables]
    assert dict(zip(Table.metadata.tables, counts, strict=True)) == {
        "students": 1,
        "submissions": 1,
        "grades": 1,
        "exercises": 2,
        "checks": 2,
        "diagnoses": 1,
    }
    assert not [file.name for file in tmp_path.glob("gradebook.sqlite*") if b"zauberwort" in file.read_bytes()]


def test_forgetting_says_when_another_program_keeps_traces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "gradebook.sqlite"
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0.2)
    with Gradebook.open(file) as book:
        book.record(Person("anna"), Submitted("c0" * 32), a_grade())
        reader = sqlite3.connect(file)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM students").fetchall()

        gone = book.forget("anna")

        reader.close()
    assert gone.traces_remain


def test_forgetting_somebody_unknown_is_one_clear_line(book: Gradebook) -> None:
    with pytest.raises(TeacherError, match=r"^Nobody is called anna in this gradebook: give the id that grades\.csv shows\.$"):
        book.forget("anna")


def test_what_the_roster_leaves_empty_does_not_erase_what_is_known(book: Gradebook) -> None:
    book.enrol([Person("anna", "Anna", "anna@example.org", "A", ("340934",)), Person("ben", "Ben")])

    book.enrol([Person("anna", "Anna Müller")])

    assert book.people() == (Person("anna", "Anna Müller", "anna@example.org", "A", ("340934",)), Person("ben", "Ben"))


def test_the_files_of_a_hand_in_come_back_for_another_grading(book: Gradebook) -> None:
    files = {"padding.py": b"\x00\xff", "ñ/work.ipynb": b"{}"}
    book.record(Person("anna"), Submitted("c0" * 32), a_grade())

    book.record(Person("anna"), Submitted("c0" * 32, packed=pack(files)), a_grade())

    assert book.files_of("anna", "c0" * 32) == files
    assert book.files_of("ben", "c0" * 32) is None


def test_packing_depends_on_names_and_bytes_only() -> None:
    one, other = {"a.py": b"1", "b.py": b"2"}, {"b.py": b"2", "a.py": b"1"}

    assert pack(one) == pack(other)
    assert unpack(pack(one)) == one


def test_a_history_is_read_in_once_however_often_it_is_imported(book: Gradebook, tmp_path: Path) -> None:
    history = tmp_path / "history.jsonl"
    history.write_bytes(history_line("c0" * 32, MONDAY) + history_line("c1" * 32, MONDAY + timedelta(hours=1)))

    first, second = book.import_history(history), book.import_history(history)

    assert (first.added, first.known, first.problems) == (2, 0, ())
    assert (second.added, second.known) == (0, 2)
    assert [entry.submitted.handed_in_at for entry in book.history("anna")] == [MONDAY, MONDAY + timedelta(hours=1)]


def test_what_grade_submit_remembers_is_read_in(book: Gradebook, tmp_path: Path) -> None:
    remember(tmp_path, a_grade("zoë"))

    book.import_history(tmp_path / HISTORY)

    assert book.grade_of("zoë", "embedding") == a_grade("zoë")


def test_a_line_of_a_history_that_cannot_be_read_costs_only_itself(book: Gradebook, tmp_path: Path) -> None:
    history, line = tmp_path / "history.jsonl", history_line("c0" * 32, MONDAY)
    history.write_bytes(b'{"student": 1}\n' + b"\xff\xfe\n" + line + b"\n" + line[:100])

    imported = book.import_history(history)

    assert imported.added == 1
    assert [problem.partition(":")[0] for problem in imported.problems] == [f"history.jsonl, line {number}" for number in (1, 2, 4)]
    assert not any("\n" in problem for problem in imported.problems)


def test_a_history_that_is_not_there_is_one_clear_line(book: Gradebook, tmp_path: Path) -> None:
    with pytest.raises(TeacherError, match=r"history\.jsonl cannot be read \(No such file or directory\): check the path"):
        book.import_history(tmp_path / "history.jsonl")


RECORD = """
import sys
from dataclasses import replace
from grader.gradebook import Gradebook, Submitted, pack
from grader.results import Grade
from grader.roster import Person
url, first, last, path = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
grade = Grade.from_json(open(path).read())
print("ready", flush=True)
with Gradebook.open(url) as book:
    for number in range(first, last):
        student, sha256 = f"s{number:03}", f"{number:064}"
        if book.grade_of(student, "embedding") is None:
            submitted = Submitted(sha256, "a.zip", packed=pack({"padding.py": b"x" * 5000}))
            book.record(Person(student), submitted, replace(grade, student=student, submission_sha256=sha256))
        print(student, flush=True)
"""


def recording(url: str, first: int, last: int, tmp_path: Path) -> subprocess.Popen[str]:
    """A process of its own that records students `first` to `last` and names each when it is safe."""
    grade = tmp_path / "grade.json"
    grade.write_bytes(a_grade().to_json())
    command = [sys.executable, "-c", RECORD, url, str(first), str(last), str(grade)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent)


def test_a_process_killed_while_it_records_loses_nothing_and_is_gone_on_with(gradebook_url: str, tmp_path: Path) -> None:  # noqa: F811
    safe: list[str] = []
    for seed in range(3):
        with recording(gradebook_url, 0, 60, tmp_path) as process:
            assert process.stdout is not None
            for _line in range(2 + 15 * seed):
                process.stdout.readline()
            time.sleep(random.Random(seed).random() * 0.01)
            process.send_signal(signal.SIGKILL)
            safe += process.stdout.read().split()
        with Gradebook.open(gradebook_url) as book:
            found = {entry.person.id: entry.grade for entry in book.latest("embedding")}
        assert set(safe) - {"ready"} <= set(found)
        assert are_whole(gradebook_url, len(found))
    with recording(gradebook_url, 0, 60, tmp_path) as process:
        assert process.communicate()[0].split()[-1] == "s059"

    with Gradebook.open(gradebook_url) as book:
        grades = [entry.grade for entry in book.latest("embedding")]

    assert grades == [a_grade(f"s{number:03}", f"{number:064}") for number in range(60)]


KILLED_AT = """
import os, signal, sys
from sqlalchemy import Engine, event
table = sys.argv.pop()
@event.listens_for(Engine, "before_cursor_execute")
def kill(connection, cursor, statement, *_rest):
    if statement.startswith(f"INSERT INTO {table} "):
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("table", ["submissions", "grades", "diagnoses"])
def test_a_process_killed_between_two_writes_of_a_grade_leaves_nothing_of_it(gradebook_url: str, table: str, tmp_path: Path) -> None:  # noqa: F811
    with recording(gradebook_url, 0, 1, tmp_path) as process:
        process.communicate()
    (tmp_path / "grade.json").write_bytes(a_grade().to_json())
    command = [sys.executable, "-c", KILLED_AT + RECORD, gradebook_url, "0", "2", str(tmp_path / "grade.json"), table]

    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parent.parent)

    assert (done.returncode, done.stdout) == (-signal.SIGKILL, "ready\ns000\n")
    assert are_whole(gradebook_url, 1)


def test_a_process_killed_while_it_makes_the_gradebook_leaves_one_that_opens(gradebook_url: str, tmp_path: Path) -> None:  # noqa: F811
    for attempt in range(6):
        with recording(gradebook_url, 0, 0, tmp_path) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.05 * attempt)
            process.send_signal(signal.SIGKILL)

    with Gradebook.open(gradebook_url) as book:
        book.record(Person("anna"), Submitted("c0" * 32), a_grade())

        assert book.grade_of("anna", "embedding") == a_grade()


def test_processes_that_make_and_fill_one_gradebook_together_lose_nothing(gradebook_url: str, tmp_path: Path) -> None:  # noqa: F811
    ranges = [(0, 20), (10, 30), (0, 30)]
    processes = [recording(gradebook_url, first, last, tmp_path) for first, last in ranges]
    for process in processes:
        process.communicate()

    with Gradebook.open(gradebook_url) as book:
        students = [entry.person.id for entry in book.latest("embedding")]

    assert [process.returncode for process in processes] == [0, 0, 0]
    assert students == [f"s{number:03}" for number in range(30)]


def test_the_migrations_make_exactly_the_tables_that_the_code_uses(book: Gradebook, gradebook_url: str) -> None:  # noqa: F811
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    engine = create_engine(opening.address(gradebook_url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "version_table": opening.VERSION_TABLE})
        differences = compare_metadata(context, Table.metadata)
    engine.dispose()

    assert differences == []


def test_head_is_the_newest_migration() -> None:
    from alembic.script import ScriptDirectory

    folder = Path(opening.__file__).parent / "migrations"

    assert ScriptDirectory(folder).get_heads() == [opening.HEAD]


def test_a_gradebook_that_is_up_to_date_opens_without_alembic(tmp_path: Path) -> None:
    file = tmp_path / "gradebook.sqlite"
    Gradebook.open(file).close()
    code = f"import sys; from grader.gradebook import Gradebook; Gradebook.open({str(file)!r}).close(); print('alembic' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)

    assert done.stdout == "False\n"


def test_a_gradebook_of_a_newer_gradekit_is_one_clear_line_and_left_alone(gradebook_url: str) -> None:  # noqa: F811
    Gradebook.open(gradebook_url).close()
    ask(gradebook_url, f"UPDATE {opening.VERSION_TABLE} SET version_num = '9999'")

    with pytest.raises(TeacherError, match=r"was written by a newer gradekit \(step 9999\): update gradekit on this machine\.$"):
        Gradebook.open(gradebook_url)

    assert ask(gradebook_url, f"SELECT version_num FROM {opening.VERSION_TABLE}") == [("9999",)]


def test_somebody_elses_database_is_refused_and_left_alone(gradebook_url: str) -> None:  # noqa: F811
    ask(gradebook_url, "CREATE TABLE bookmarks (url text)")

    with pytest.raises(TeacherError, match=r"holds something else \(a table called bookmarks\), not a gradebook: choose another"):
        Gradebook.open(gradebook_url)

    with pytest.raises(Exception, match="students"):
        ask(gradebook_url, "SELECT * FROM students")


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "essay.txt"
    file.write_text("How does an Embedding layer work?\n" * 100)
    before = file.read_bytes()

    with pytest.raises(TeacherError, match=r"essay\.txt is not a gradebook, nor any SQLite file: choose another file\.$"):
        Gradebook.open(file)

    assert file.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["essay.txt"]


def test_a_damaged_gradebook_is_one_clear_line(tmp_path: Path) -> None:
    file = tmp_path / "gradebook.sqlite"
    with Gradebook.open(file) as book:
        for number in range(30):
            book.record(Person(f"s{number}"), Submitted(f"{number:064}"), a_grade(sha256=f"{number:064}"))
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + bytes(len(whole) - 4096))

    with pytest.raises(TeacherError, match=r"gradebook\.sqlite is damaged: put back your copy of it"), Gradebook.open(file) as book:
        list(book.latest("embedding"))


def test_a_gradebook_in_use_is_one_clear_line(gradebook_url: str, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0.2)
    with Gradebook.open(gradebook_url) as book, held(gradebook_url), pytest.raises(TeacherError) as error:
        book.record(Person("anna"), Submitted("c0" * 32), a_grade())

    assert "is in use by another program: wait until it is done, or close it, and try again." in str(error.value)
    assert "\n" not in str(error.value)


def test_a_server_that_does_not_answer_is_one_clear_line_without_the_password() -> None:
    with pytest.raises(TeacherError) as error:
        Gradebook.open("postgresql://grader:geheim@127.0.0.1:1/grades")

    assert "cannot be reached" in str(error.value)
    assert "check the address and that the server runs." in str(error.value)
    assert "geheim" not in str(error.value)
    assert "\n" not in str(error.value)


def test_a_database_that_does_not_exist_is_one_clear_line(postgres_server: str) -> None:  # noqa: F811
    with pytest.raises(TeacherError, match=r'database "nowhere" does not exist\): check the address and that the server runs\.$'):
        Gradebook.open(f"{postgres_server}/nowhere")


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("mysql://localhost/grades", "A gradebook cannot be kept in mysql: write sqlite:///FILE or postgresql://…"),
        ("sqlite://", "The gradebook needs a file: write sqlite:///FILE."),
        ("postgresql://a:b:c:d/x", "The gradebook's address is not a path and not a URL: write sqlite:///FILE or postgresql://…"),
        ("nowhere/gradebook.sqlite", "The gradebook's folder nowhere does not exist: create it first."),
        (".", "The gradebook . is a folder: name a file in it."),
    ],
)
def test_an_address_that_cannot_be_is_one_clear_line(url: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(TeacherError) as error:
        Gradebook.open(url)

    assert str(error.value) == line


def test_sqlite_writes_ahead_and_enforces_references(tmp_path: Path) -> None:
    with Gradebook.open(tmp_path / "gradebook.sqlite") as book, book._reading() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "foreign_keys", "secure_delete")}
        wait = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()

    assert found == {"journal_mode": "wal", "foreign_keys": 1, "secure_delete": 1}
    assert wait == 1000 * opening.WAIT_SECONDS


def ask(url: str, query: str) -> list[tuple[object, ...]]:
    """What a program of its own gets from the database."""
    engine = create_engine(opening.address(url), poolclass=NullPool)
    with engine.begin() as connection:
        found = connection.execute(text(query))
        return [tuple(row) for row in found] if found.returns_rows else []


def are_whole(url: str, grades: int) -> bool:
    """Whether every grade has all its parts, and every part its grade."""
    wanted = {"students": 1, "submissions": 1, "grades": 1, "exercises": 2, "checks": 2, "diagnoses": 1}
    return all(ask(url, f"SELECT count(*) FROM {table}") == [(times * grades,)] for table, times in wanted.items())


def history_line(sha256: str, when: datetime) -> bytes:
    return msgspec.json.encode({"submitted_at": when, "student": "anna", "grade": a_grade(sha256=sha256)}) + b"\n"


@contextmanager
def held(url: str) -> Iterator[None]:
    """Another program in the middle of a change."""
    is_sqlite = url.startswith("sqlite")
    connection = sqlite3.connect(url.removeprefix("sqlite:///")) if is_sqlite else psycopg.connect(url)
    connection.execute("BEGIN IMMEDIATE" if is_sqlite else "LOCK TABLE students")
    try:
        yield
    finally:
        connection.rollback()
        connection.close()
