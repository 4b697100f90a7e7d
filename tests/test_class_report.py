"""The teacher's page: what it tells, whom it names, and whether everybody can read it."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from benchmarks.sample_grades import make_grades
from grader import language
from grader.class_report import About, class_report
from grader.regrade import Moved
from grader.report import feedback_page
from grader.results import CheckResult, ExerciseResult, Grade, Outcome, Status
from grader.roster import Person
from grader.statistics import Class
from tests.browser import DARK, LIGHT, axe_problems, needs_chromium

EVIL = "<script>alert(1)</script>\"'&</title>\u202e"


def gathered(count: int, seed: int = 3) -> tuple[Class, About, list[Grade]]:
    group, people, grades, late = Class(), {}, [], set()
    for person, submitted, grade in make_grades(count, seed=seed):
        group.add(grade)
        grades.append(grade)
        people[person.id] = person
        if submitted.is_late:
            late.add(person.id)
    about = About("How does it work?", people, frozenset(late), versions=grades[-1].versions, isolation=grades[-1].isolation)
    return group, about, grades


def page_of(count: int, **options: object) -> str:
    group, about, _grades = gathered(count)
    return class_report(group, about, page_of=lambda student: f"students/{student}.html", **options)  # type: ignore[arg-type]


def text_of(page: str) -> str:
    class Words(HTMLParser):
        found: list[str] = []  # noqa: RUF012

        def handle_data(self, data: str) -> None:
            self.found.append(data)

    reader = Words()
    reader.found = []
    reader.feed(re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL))
    return " ".join(" ".join(reader.found).split())


def test_the_page_says_how_many_students_make_a_mistake_and_who_they_are():
    group, about, grades = gathered(60)

    page = text_of(class_report(group, about))

    makers = [
        grade.student
        for grade in grades
        for exercise in grade.exercises
        if exercise.id == "01_tokenize" and any(one.misconception == "mistake_0" for one in exercise.diagnoses)
    ]
    assert len(makers) > 2
    section = page[page.index("1 · Tokenize") : page.index("2 · Pad")]
    named = section[section.index("Mistake 0: numbers start at") :]
    assert named.index(f"{len(makers)} students") < 80
    for student in makers:
        assert about.people[student].name in named.partition("points lost each")[2][:4000]


def test_an_example_of_the_code_stands_at_a_group_and_is_only_text():
    asked = []

    def example(exercise: str, students: object) -> str:
        asked.append((exercise, students))
        return f"x = 1  # {EVIL}"

    page = page_of(40, example=example)

    assert asked
    assert "x = 1  # &lt;script&gt;" in page
    assert "<script" not in page


def test_hostile_names_sentences_and_reasons_stay_text():
    check = CheckResult("test_x", EVIL, Outcome.FAILED, 0.0, 1.0)
    exercise = ExerciseResult("01_x", Status.GRADED, 0.0, 1.0, title=EVIL, checks=(check,))
    grade = Grade("c", EVIL, "00", 0.0, 1.0, 1.0, (exercise,), {}, versions={EVIL: EVIL})
    group = Class()
    group.add(grade)
    person = Person(EVIL, EVIL, EVIL, EVIL)
    about = About(EVIL, {EVIL: person}, absent=(person,), strangers=(EVIL,), left_out=((EVIL, EVIL),), same_content=((EVIL, EVIL),))

    page = class_report(group, about, example=lambda _exercise, _students: EVIL)

    assert "<script" not in page
    assert "\u202e" not in page
    assert "alert(1)" in page


def test_an_anonymous_page_names_nobody():
    group, about, grades = gathered(30)
    about = replace(
        about,
        absent=(Person("x1", "Absent Person"),),
        strangers=("stranger-7",),
        same_content=((grades[0].student, grades[1].student),),
        left_out=(("somebody_file.docx", "no"),),
        moved=(Moved(grades[0].student, "01_tokenize", "test_1", "A check.", "failed", "passed", 0.5),),
        is_regrade=True,
    )

    page = class_report(group, about, page_of=lambda student: f"students/{student}.html", secret="s")

    for person in (*about.people.values(), *about.absent):
        assert person.id not in page
        assert person.name not in page
    assert "stranger-7" not in page
    assert "somebody_file" not in page
    assert "Student 1" in page
    assert "2 students handed in files with the same content" in page


def test_numbers_of_an_anonymous_page_are_those_of_the_secret():
    assert page_of(12, secret="one") == page_of(12, secret="one")
    assert text_of(page_of(12, secret="one")) != text_of(page_of(12, secret="two"))


def test_who_needs_attention_is_listed_with_reasons_and_being_late_alone_is_none():
    group, about, grades = gathered(20)
    full = next(grade for grade in grades if grade.score is not None and grade.score > 8 and not any_missing(grade))
    group.add(replace(grades[0], student="broken", score=None, exercises=(ungraded(grades[0].exercises[0]), *grades[0].exercises[1:])))

    page = text_of(class_report(group, replace(about, late=frozenset([full.student]))))

    section = page[page.index("Who needs attention", page.index("Who passed what")) : page.rindex("All students")]
    assert "could not be graded: exercise 1; not a zero" in section
    assert about.people[full.student].name + f" ({full.student})" not in section


def any_missing(grade: Grade) -> bool:
    return any(exercise.status is not Status.GRADED for exercise in grade.exercises)


def ungraded(exercise: ExerciseResult) -> ExerciseResult:
    return replace(exercise, status=Status.UNGRADED, score=None, checks=())


def test_a_regrade_shows_before_and_after():
    group, about, grades = gathered(3)
    moved = (Moved(grades[0].student, "02_pad", "test_4", "It pads.", "failed", "passed", 0.25),)

    page = text_of(class_report(group, replace(about, moved=moved, is_regrade=True)))

    assert "What the regrade moved" in page
    assert re.search(r"Pad: from lists to a table: It pads\. +failed +passed +\+0\.25", page)


def test_a_class_of_nobody_has_a_page():
    page = text_of(class_report(Class(), About("Course", {}, absent=(Person("a", "Ana"),))))

    assert "Nobody has a grade yet." in page
    assert "Ana (a)" in page


def test_the_page_needs_neither_script_nor_network():
    page = page_of(30)

    assert "<script" not in page
    assert "default-src 'none'" in page
    assert not re.findall(r"""(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?//""", page)
    assert not re.findall(r"\son\w+=", page)


def test_every_picture_has_a_text_and_every_link_goes_somewhere():
    page = page_of(30)

    pictures = re.findall(r"<svg[^>]*role=\"img\"[^>]*>.*?</svg>", page, re.DOTALL)
    assert len(pictures) == 2
    assert all("<title>" in picture and len(re.search(r"<desc>(.*?)</desc>", picture, re.DOTALL)[1]) > 20 for picture in pictures)  # type: ignore[index]
    anchors = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors


def test_ids_on_the_page_are_unique():
    ids = re.findall(r'\sid="([^"]+)"', page_of(45))

    assert len(ids) == len(set(ids))


def test_the_page_speaks_spanish_without_failing():
    language.use("es")
    try:
        page = page_of(5)
    finally:
        language.use("en")

    assert '<html lang="es">' in page


@pytest.mark.parametrize("count", [5, 300])
def test_a_class_of_any_size_fits_on_one_page(count: int):
    page = page_of(count)

    assert f"<dd>{count}</dd>" in page
    assert len(page) < 1_500_000


def test_a_thousand_students_need_little_memory():
    program = """
import re, sys
from pathlib import Path
sys.path.insert(0, ".")
from tests.test_class_report import gathered
from grader.class_report import class_report
group, about, _grades = gathered(200)
group.rows[:] = group.rows * 5
class_report(group, about)
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) / 1024)
"""  # not ru_maxrss: a child inherits there what its parent, a pytest that has run other tests, has needed
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])

    assert float(done.stdout) < 300  # MB


@needs_chromium
@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_axe_finds_nothing_wrong_with_the_class_report(tmp_path: Path, scheme: str):
    group, about, _grades = gathered(24)
    about = replace(about, absent=(Person("x1", "Absent Person"),), left_out=(("notes.docx", "no folder"),), is_regrade=True)
    page = class_report(group, about, example=lambda *_: "def f():\n    return 1\n", page_of=lambda student: f"students/{student}.html")

    assert axe_problems(page, tmp_path, scheme) == []


@needs_chromium
@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_axe_finds_nothing_wrong_with_a_students_page(tmp_path: Path, scheme: str):
    _group, _about, grades = gathered(6)
    worst = min(grades, key=lambda grade: grade.score or 0.0)

    assert axe_problems(feedback_page(worst), tmp_path, scheme) == []


@needs_chromium
def test_axe_itself_finds_what_is_wrong(tmp_path: Path):
    page = page_of(5).replace("<h1>", '<img src="data:,"><p style="color: #bbb">pale</p><h1>')

    problems = axe_problems(page, tmp_path)

    assert any(problem.startswith("image-alt") for problem in problems)
    assert any(problem.startswith("color-contrast") for problem in problems)
