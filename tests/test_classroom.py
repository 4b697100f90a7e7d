"""A whole class, with real judges: what is known is kept, a killed judge costs nobody else anything, and nothing outlives the command."""

from __future__ import annotations

import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import psutil
import pytest

from grader.classroom import Hall, Plan, grade_missing, local_hall, planned, same_content
from grader.course import Course, load_course
from grader.errors import TeacherError
from grader.gradebook import Entry, Gradebook
from grader.handins import ClassFolder, HandIn, read_class
from grader.isolation.launch import Zygote
from grader.judges import JudgeDied, LocalJudges
from grader.results import Grade, Status
from tests.tiny_course import (
    ADDS_TWO,
    DIES,
    DIES_ONCE,
    RIGHT,
    WRONG,
    hand_in,
    is_alive,
    make_course,
    of,
    runs,
    start_grade,
    wait_for,
)

pytestmark = pytest.mark.timed  # real processes, signals and seconds: run without others beside


class Heard:
    """A teller that remembers in which order grades came."""

    def __init__(self) -> None:
        self.students: list[str] = []

    def graded(self, student: str, grade: Grade) -> None:
        self.students.append(student)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return load_course(make_course(tmp_path / "course"))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Gradebook]:
    with Gradebook.open(tmp_path / "book.sqlite") as opened:
        yield opened


@pytest.fixture(scope="module")
def hall(light_zygote: Zygote) -> Iterator[Hall]:
    """Two judges that serve one test after the other."""
    with LocalJudges(2) as judges:
        yield Hall(judges, 3, lambda: light_zygote.address)


GradeAll = Callable[..., tuple[dict[str, Entry], Heard]]


@pytest.fixture
def grade_all(hall: Hall, course: Course, book: Gradebook) -> GradeAll:
    """Grade a class folder; everybody's grade, and who was graded in which order."""
    return lambda folder, **options: grade_all_in(hall, folder, course, book, **options)


def grade_all_in(hall: Hall, folder: ClassFolder, course: Course, book: Gradebook, **options: bool) -> tuple[dict[str, Entry], Heard]:
    heard = Heard()
    with planned(folder, course, book, **options) as plan:
        grade_missing(plan, hall, book, heard)
        return {entry.person.id: entry for entry in book.of_hand_ins(course.id, plan.handed_in)}, heard


def scores(entries: dict[str, Entry]) -> dict[str, float | None]:
    return {student: entry.grade.score for student, entry in entries.items()}


def test_a_class_is_graded_and_graded_again_from_the_gradebook_alone(tmp_path: Path, course: Course, grade_all: GradeAll):
    folder = read_class(hand_in(tmp_path / "in", {"ana": of("ana", RIGHT), "bo": of("bo", ADDS_TWO), "chen": of("chen", WRONG)}))

    first, _heard = grade_all(folder)
    asked = runs(course.folder)
    again, heard = grade_all(folder)

    assert scores(first) == {"ana": 2.0, "bo": 1.0, "chen": 0.0}
    assert again == first
    assert heard.students == []
    assert runs(course.folder) == asked == 3


def test_only_what_is_new_is_graded(tmp_path: Path, grade_all: GradeAll):
    hand_in(tmp_path / "in", {"ana": of("ana", RIGHT), "bo": of("bo", WRONG)})
    grade_all(read_class(tmp_path / "in"))
    (tmp_path / "in" / "bo" / "doubling.py").write_text(of("bo", RIGHT))

    entries, heard = grade_all(read_class(tmp_path / "in"))

    assert heard.students == ["bo"]
    assert scores(entries) == {"ana": 2.0, "bo": 2.0}


def test_fresh_grades_what_the_gradebook_has(tmp_path: Path, course: Course, grade_all: GradeAll):
    folder = read_class(hand_in(tmp_path / "in", {"ana": of("ana", RIGHT)}))
    grade_all(folder)

    _entries, heard = grade_all(folder, fresh=True)

    assert heard.students == ["ana"]
    assert runs(course.folder) == 2


def test_a_changed_suite_is_asked_again(tmp_path: Path, course: Course, grade_all: GradeAll):
    folder = read_class(hand_in(tmp_path / "in", {"ana": of("ana", RIGHT)}))
    grade_all(folder)
    suite = course.exercises[0].suite
    suite.write_text(suite.read_text().replace("double(0), 0)", "double(0), 0, 'no')"))

    _entries, heard = grade_all(folder)

    assert heard.students == ["ana"]


def test_equal_content_is_graded_once_for_all_who_handed_it_in(tmp_path: Path, course: Course, grade_all: GradeAll):
    folder = read_class(hand_in(tmp_path / "in", {"ana": RIGHT, "bo": RIGHT, "chen": of("chen", RIGHT)}))

    entries, heard = grade_all(folder)

    assert runs(course.folder) == 2
    assert sorted(heard.students) == ["ana", "bo", "chen"]
    assert [entries[student].grade.student for student in ("ana", "bo")] == ["ana", "bo"]


def test_equal_content_is_told_apart_from_group_work_and_from_nothing(tmp_path: Path, course: Course, book: Gradebook):
    hand_in(tmp_path / "in", {"ana": RIGHT, "bo": RIGHT, "chen": WRONG, "dora": WRONG})
    for student in ("elif", "farid"):
        (tmp_path / "in" / student / ".git").mkdir(parents=True)
        (tmp_path / "in" / student / ".git" / "x").write_text(student)
    folder = read_class(tmp_path / "in")
    together = tuple(in_group(one, "team 1") if one.student_id in ("chen", "dora") else one for one in folder.hand_ins)

    with planned(ClassFolder(folder.layout, together), course, book) as plan:
        found = same_content(plan)

    assert found == (("ana", "bo"),)


def in_group(one: HandIn, group: str) -> HandIn:
    return HandIn(one.student_id, one.name, one.email, one.section, one.path, one.source, one.handed_in_at, group=group)


def test_a_broken_zip_is_refused_and_stops_nobody(tmp_path: Path, grade_all: GradeAll):
    hand_in(tmp_path / "in", {"ana": of("ana", RIGHT)})
    (tmp_path / "in" / "bo.zip").write_bytes(b"PK not a zip")

    entries, _heard = grade_all(read_class(tmp_path / "in"))
    again, heard = grade_all(read_class(tmp_path / "in"))

    assert scores(entries) == {"ana": 2.0, "bo": 0.0}
    (exercise,) = entries["bo"].grade.exercises
    assert exercise.status is Status.REFUSED
    assert "zip" in exercise.message
    assert len(exercise.checks) == 2
    assert (again, heard.students) == (entries, [])


def test_who_kills_the_judge_twice_is_ungraded_and_nobody_else_notices(tmp_path: Path, course: Course, grade_all: GradeAll):
    sources = {f"s{number}": of(f"s{number}", RIGHT) for number in range(6)}
    folder = read_class(hand_in(tmp_path / "in", sources | {"bad": of("bad", DIES), "unlucky": of("unlucky", DIES_ONCE)}))

    entries, _heard = grade_all(folder)

    assert scores(entries) == dict.fromkeys(sources, 2.0) | {"bad": None, "unlucky": 0.0}
    (exercise,) = entries["bad"].grade.exercises
    assert exercise.status is Status.UNGRADED
    assert "SIGKILL" in exercise.error
    assert (course.folder / "log").read_text().split("\n").count("die") == 2
    assert runs(course.folder) == len(sources) + 2 + 2


def test_an_ungraded_submission_is_tried_again_the_next_time(tmp_path: Path, course: Course, grade_all: GradeAll):
    folder = read_class(hand_in(tmp_path / "in", {"bad": of("bad", DIES), "ana": of("ana", RIGHT)}))
    grade_all(folder)
    (course.folder / "solutions" / "secret.toml").touch()

    _entries, heard = grade_all(folder)

    assert heard.students == ["bad"]


def test_a_zygote_that_dies_is_replaced(tmp_path: Path, course: Course, book: Gradebook, light_zygote: Zygote):
    (course.folder / "pace").write_text("0.3")
    folder = read_class(hand_in(tmp_path / "in", {f"s{number}": of(f"s{number}", RIGHT) for number in range(6)}))

    class KillsOnce(Heard):
        def graded(self, student: str, grade: Grade) -> None:
            if not self.students:
                zygotes = [child for child in psutil.Process().children() if "grader.isolation.zygote" in " ".join(child.cmdline())]
                next(child for child in zygotes if child.pid != light_zygote.pid).kill()
            super().graded(student, grade)

    heard = KillsOnce()
    with planned(folder, course, book) as plan, local_hall(plan, 2) as hall:
        first = hall.zygote()
        grade_missing(plan, hall, book, heard)
        last = hall.zygote()
        entries = list(book.of_hand_ins(course.id, plan.handed_in))

    assert [entry.grade.score for entry in entries] == [2.0] * 6
    assert first != last


def test_each_grade_is_written_down_as_it_arrives(tmp_path: Path, course: Course, book: Gradebook, grade_all: GradeAll):
    folder = read_class(hand_in(tmp_path / "in", {f"s{number}": of(f"s{number}", RIGHT) for number in range(4)}))

    class Interrupted(Heard):
        def graded(self, student: str, grade: Grade) -> None:
            super().graded(student, grade)
            if len(self.students) == 2:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), planned(folder, course, book) as plan, local_hall(plan, 1) as hall:
        grade_missing(plan, hall, book, Interrupted())
    kept = sum(1 for _entry in book.latest(course.id))
    entries, heard = grade_all(folder)

    assert kept == 2
    assert len(heard.students) == 2
    assert scores(entries) == {f"s{number}": 2.0 for number in range(4)}


def test_killed_at_any_moment_and_run_again_the_class_is_the_same(tmp_path: Path):
    course = make_course(tmp_path / "course", pace=0.15)
    sources = {f"s{number:02}": of(f"s{number:02}", (RIGHT, ADDS_TWO, WRONG)[number % 3]) for number in range(12)}
    folder = hand_in(tmp_path / "in", sources)
    database = course / ".grade" / "gradebook.sqlite"

    for wanted in (2, 6):
        command = start_grade("class", folder, "--out", tmp_path / "out", "--jobs", 2, course=course)
        wait_for(lambda wanted=wanted: count_grades(database) >= wanted)
        family = psutil.Process(command.pid).children(recursive=True)
        killed_at = time.monotonic()
        command.kill()
        command.wait()
        wait_for(lambda family=family: not any(map(is_alive, family)), seconds=5)
        assert time.monotonic() - killed_at < 5
        assert len(family) >= 3  # a zygote and two judges at least
    kept = count_grades(database)
    before = runs(course)
    done = start_grade("class", folder, "--out", tmp_path / "out", "--jobs", 2, course=course).wait(60)

    assert done == 0
    assert 6 <= kept < 12
    assert runs(course) - before == 12 - kept
    with Gradebook.open(database) as book:
        found = {entry.person.id: entry.grade.score for entry in book.latest("tiny")}
    assert found == {student: (2.0, 1.0, 0.0)[number % 3] for number, student in enumerate(sorted(sources))}
    assert len(list((tmp_path / "out" / "students").glob("*.html"))) == 12


def count_grades(database: Path) -> int:
    if not database.is_file():
        return 0
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM grades").fetchone()[0])
    except sqlite3.OperationalError:  # the tables are not there yet
        return 0
    finally:
        connection.close()


def test_ctrl_c_ends_everything_and_says_what_is_kept(tmp_path: Path):
    course = make_course(tmp_path / "course", pace=0.3)
    folder = hand_in(tmp_path / "in", {f"s{number}": of(f"s{number}", RIGHT) for number in range(8)})
    command = start_grade("class", folder, "--out", tmp_path / "out", "--jobs", 2, course=course)
    wait_for(lambda: count_grades(course / ".grade" / "gradebook.sqlite") >= 1)
    family = psutil.Process(command.pid).children(recursive=True)

    command.send_signal(signal.SIGINT)
    status = command.wait(10)

    assert status == 2
    wait_for(lambda: not any(map(is_alive, family)), seconds=5)


def test_a_judge_that_dies_fails_only_the_work_it_held():
    with LocalJudges(2) as judges:
        works: list[Future[None]] = [judges.submit(time.sleep, 6) for _work in range(2)]
        wait_for(lambda: len(judges.pids) == 2)
        psutil.Process(judges.pids[1]).kill()
        after = [judges.submit(abs, -number) for number in range(4)]

        ends = [work.exception(30) for work in works]
        assert [type(end) for end in ends if end is not None] == [JudgeDied]
        assert "SIGKILL" in str(next(end for end in ends if end is not None))
        assert [future.result(20) for future in after] == [0, 1, 2, 3]


def test_an_error_in_a_judge_comes_back_as_what_it_is():
    with LocalJudges(1) as judges:
        wrong = judges.submit(load_course, Path("nowhere"))

        with pytest.raises(TeacherError, match="nowhere is not a course"):
            wrong.result(20)


def test_the_longest_work_goes_first(tmp_path: Path, course: Course, book: Gradebook):
    hand_in(tmp_path / "in", {"b": of("b", RIGHT)})
    (tmp_path / "in" / "a").mkdir()
    (tmp_path / "in" / "a" / "notes.txt").write_text("nothing yet")

    with planned(read_class(tmp_path / "in"), course, book) as plan:
        assert isinstance(plan, Plan)
        assert [group[0].hand_in.student_id for group in plan.missing] == ["b", "a"]


def test_earlier_hand_ins_are_kept_with_their_files(tmp_path: Path, course: Course, book: Gradebook, grade_all: GradeAll):
    hand_in(tmp_path / "in", {"ana": of("ana", WRONG), "ana (1)": of("ana", RIGHT)})

    entries, _heard = grade_all(read_class(tmp_path / "in"))

    assert scores(entries) == {"ana": 2.0}
    hand_ins = book.hand_ins("ana", course.id)
    assert len(hand_ins) == 2
    assert all(book.files_of("ana", one.sha256) for one in hand_ins)
