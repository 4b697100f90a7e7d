"""The feedback page: what it says, in which order, and that nothing handed to it can act in it."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from grader import language
from grader.report import feedback_page
from grader.results import CheckResult, Crash, Diagnosis, Evidence, ExerciseResult, Grade, Outcome, Shown, Status

GRADES = Path(__file__).parent / "grades"
NAMES = sorted(path.stem for path in GRADES.glob("*.json"))
CSS = (Path(__file__).parents[1] / "grader/templates/feedback.css").read_text("utf-8")
VOID = {"meta", "link", "img", "br", "hr", "input"}


def sample(name: str) -> Grade:
    return Grade.from_json((GRADES / f"{name}.json").read_bytes())


def grade_of(*checks: CheckResult, **fields: object) -> Grade:
    """A grade with one exercise, worth a point."""
    exercise = replace(ExerciseResult("02_pad", Status.GRADED, 0.0, 1.0, title="Pad", checks=checks), **fields)
    return Grade("embedding", "ada", "0" * 64, exercise.score, 1.0, 1.0, (exercise,), {"landlock": 7, "seccomp": True, "network": False})


def failed_check(**fields: object) -> CheckResult:
    return replace(CheckResult("test_pad", "Short ones are filled.", Outcome.FAILED, 0.0, 1.0), **fields)


@dataclass
class Element:
    tag: str
    attributes: dict[str, str | None]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """Descendants in the order of the page; `class_` asks for one of the classes."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                found += [child] if child._is(tag, attributes) else []
                found += child.all(tag, **attributes)
        return found

    def _is(self, tag: str, attributes: dict[str, str]) -> bool:
        return tag in ("", self.tag) and all(
            value in (self.attributes.get(name.rstrip("_")) or "").split() for name, value in attributes.items()
        )


class Page(HTMLParser):
    """A page as a tree of elements; a tag that is closed in the wrong place fails the test."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]
        self.feed(source)
        assert self._open == [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def read(grade: Grade, **options: object) -> Element:
    return Page(feedback_page(grade, **options)).root


def section_of(page: Element, number: int) -> Element:
    return page.all("section", id=f"exercise-{number}")[0]


# The file as a whole.


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_one_file_that_runs_and_loads_nothing(name: str):
    source = feedback_page(sample(name))

    page = Page(source).root
    assert not {"script", "link", "img", "iframe", "object", "embed", "base", "form", "image", "use"} & {each.tag for each in page.all()}
    assert not [name for each in page.all() for name in each.attributes if name in ("src", "srcset", "style") or name.startswith("on")]
    assert "url(" not in CSS
    assert "@import" not in CSS
    assert "default-src 'none'" in source


@pytest.mark.parametrize("name", NAMES)
def test_headings_never_skip_a_level_ids_are_unique_and_every_link_leads_somewhere(name: str):
    page = read(sample(name))

    levels = [int(each.tag[1]) for each in page.all() if re.fullmatch("h[1-6]", each.tag)]
    ids = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
    targets = [each.attributes["href"] or "" for each in page.all("a")]
    named = [each.attributes["aria-labelledby"] for each in page.all() if "aria-labelledby" in each.attributes]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(ids) == len(set(ids))
    assert {target.removeprefix("#") for target in targets} | set(named) <= set(ids)


def test_hostile_text_stays_text():
    grade = sample("hostile")

    source = feedback_page(grade)
    page = Page(source).root
    assert "<script>alert(1)</script><img src=x onerror=alert(1)> {{7*7}} {% raw %}" in page.all("h2")[1].text
    assert page.all("title")[0].text.endswith("</title><script>alert('title')</script>")
    assert "49" not in page.all("h1")[0].text


@pytest.mark.parametrize("character", ["\x1b", "\x00", "\x07", "\x9b", "\u202e", "\u2066", "\u200f", "\ud800"])
def test_characters_that_act_by_themselves_are_not_in_the_page(character: str):
    check = failed_check(
        message=f"a{character}b", crash=Crash(f"Err{character}or", character, f"{character}.py", 1, "f", character, character)
    )
    grade = replace(grade_of(check, title=f"Pad{character}", printed=f"x{character}"), student=f"ada{character}", notes=(character,))

    source = feedback_page(grade)

    assert character not in source
    source.encode("utf-8")


def test_the_page_has_the_language_of_the_grade_whatever_the_process_speaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "es.po").write_text('msgid "Expected"\nmsgstr "Se esperaba"\n', "utf-8")
    monkeypatch.setattr(language, "_course_folders", [tmp_path])

    page = read(sample("spanish"))

    assert page.all("html")[0].attributes["lang"] == "es"
    assert "Se esperaba" in [label.text for label in page.all("p", class_="label")]
    assert language.current() == "en"


def test_importing_the_report_brings_in_neither_jinja_nor_a_plotting_library():
    code = "import grader.report, sys; print([name for name in ('jinja2', 'matplotlib', 'numpy', 'rich') if name in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


# What it says.


def test_the_summary_says_score_how_many_exercises_are_complete_and_where_to_begin():
    page = read(sample("every_status"))

    assert page.all("p", class_="score")[0].text == "4.25 of 12 points"
    assert page.all("p", class_="headline")[0].text == "1 of 7 exercises are complete."
    start = page.all("p", class_="start")[0]
    assert start.all("a")[0].attributes["href"] == "#exercise-2"
    assert start.all("span", class_="reason")[0].text == "Your function fills behind instead of in front"


def test_full_marks_say_so_and_send_nobody_anywhere():
    page = read(sample("full_marks"))

    assert page.all("p", class_="headline")[0].text == "Everything works: full marks."
    assert not page.all("p", class_="start")
    assert page.all("text")[0].text == "100%"


def test_almost_all_points_are_not_a_hundred_percent():
    grade = replace(grade_of(failed_check(), score=0.999), score=0.999)

    page = read(grade)

    assert page.all("text")[0].text == "99%"


@pytest.mark.parametrize(
    ("number", "words", "points"),
    [
        (1, "complete", "2 of 2 points"),
        (2, "not complete yet", "0.75 of 2 points"),
        (3, "not handed in", "0 of 1 point"),
        (4, "did not load", "0 of 1 point"),
        (5, "ran out of memory", "0 of 2 points"),
        (6, "took too long", "0 of 1 point"),
        (7, "not accepted", "0 of 1.5 points"),
    ],
)
def test_every_status_is_said_in_words_beside_its_points(number: int, words: str, points: str):
    section = section_of(read(sample("every_status")), number)

    assert words in section.all("span", class_="badge")[0].text
    assert section.all("span", class_="points")[0].text == points


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.GRADED])
def test_a_status_without_a_message_explains_itself(status: Status):
    page = read(grade_of(status=status, score=None if status is Status.UNGRADED else 0.0))

    assert len(section_of(page, 1).all("p", class_="message")[0].text) > 30


def test_an_ungraded_exercise_is_our_failure_and_not_a_zero_and_keeps_its_reason_for_the_teacher():
    source = feedback_page(sample("ungraded"))

    page = Page(source).root
    section = section_of(page, 2)
    assert "not a zero" in section.all("p", class_="message")[0].text
    assert section.all("span", class_="points")[0].text == "no score yet"
    assert page.all("p", class_="score")[0].text == "no score yet"
    assert "our failure" in page.all("p", class_="headline")[0].text
    assert "WireError" not in source


def test_what_the_exercise_is_about_stands_under_its_title():
    section = section_of(read(sample("every_status")), 2)

    assert section.all("p", class_="about")[0].text.startswith("Texts have different lengths")


def test_diagnoses_come_before_the_failed_checks_the_certain_one_first():
    section = section_of(read(sample("every_status")), 2)

    articles = [each.attributes["class"] for each in section.all("article")]
    leads = [each.text for each in section.all("p", class_="lead")]
    assert articles[:3] == ["diagnosis exact", "diagnosis likely", "check bad"]
    assert leads == ["This is what your code does", "This may be what happens"]
    assert "Look at the line that joins" in section.all("p", class_="next")[0].text


def test_a_diagnosis_offers_the_public_hint_that_fits_it_folded_away():
    diagnosis = Diagnosis("fitted_per_text", "It counts anew.", "exact", hint="Count over all texts together.")

    page = read(grade_of(failed_check(), diagnoses=(diagnosis,)))

    (folded,) = [each for each in page.all("details") if "Count over all texts" in each.text]
    assert folded.all("summary")[0].text == "Hint"


def test_the_first_differing_cell_is_marked_in_words_too_and_nothing_else_is():
    table = (("0", "0", "1"), ("2", "3", "4"))
    evidence = Evidence(expected=Shown("", table, (0, 1)), got=Shown("", (("0", "9", "1"), ("2", "3", "4")), (0, 1)))

    page = read(grade_of(failed_check(evidence=evidence)))

    marked = [cell.text for cell in page.all("td", class_="marked")]
    assert marked == ["0 (first difference)", "9 (first difference)"]
    assert re.search(r"td\.marked \{[^}]*border: 2px[^}]*text-decoration: underline", CSS)


def test_a_ragged_table_keeps_its_columns_and_can_mark_a_cell_that_is_not_there():
    evidence = Evidence(got=Shown("", (("1", "2"), ("3",)), (1, 1)))

    rows = read(grade_of(failed_check(evidence=evidence))).all("tbody")[0].all("tr")

    assert [len(row.all("td")) for row in rows] == [2, 2]
    assert rows[1].all("td")[1].attributes["class"] == "marked"


def test_a_part_of_a_big_table_keeps_the_numbers_of_its_rows_and_columns():
    part = Shown("", (("1", "2"), ("3", "4")), (1, 0), origin=(40, 7))

    table = read(grade_of(failed_check(evidence=Evidence(got=part)))).all("table")[0]

    assert [each.text for each in table.all("th", scope="col")] == ["7", "8"]
    assert [each.text for each in table.all("th", scope="row")] == ["row 40", "row 41"]
    assert [each.text for each in table.all("td", class_="marked")] == ["3 (first difference)"]


def test_a_table_too_wide_for_a_phone_scrolls_by_keyboard_and_a_narrow_one_is_no_stop():
    wide, narrow = (("0.12345678",) * 12,), (("1", "2"),)
    evidence = Evidence(expected=Shown("", wide), got=Shown("", narrow))

    frames = read(grade_of(failed_check(evidence=evidence))).all("div", class_="frame")

    assert frames[0].attributes["tabindex"] == "0"
    assert frames[0].attributes["aria-label"] == "Expected, table"
    assert "tabindex" not in frames[1].attributes


def test_a_table_stands_for_its_text_but_the_call_is_always_written_out():
    evidence = Evidence(given=Shown("f([[1]])", (("1",),)), got=Shown("[[2]]", (("2",),), note="array, shape (1, 1), int32"))

    page = read(grade_of(failed_check(evidence=evidence)))

    assert [each.text for each in page.all("pre")] == ["f([[1]])"]
    assert page.all("p", class_="note")[0].text == "array, shape (1, 1), int32"


def test_a_difference_that_the_message_says_already_is_not_said_twice():
    text = "first difference at row 0: expected 1, got 0"

    page = read(grade_of(failed_check(message=text, evidence=Evidence(got=Shown("0"), difference=text))))

    assert page.all("article")[0].text.count("irst difference at row 0") == 1


def test_a_crash_shows_what_where_the_line_itself_and_what_was_printed():
    crash = section_of(read(sample("every_status")), 2).all("div", class_="crash")[0]

    assert crash.all("p", class_="what")[0].text == "IndexError: list index out of range"
    assert crash.all("p", class_="place")[0].text == "padding.py, line 12, in pad_sequences"
    assert crash.all("code")[0].text == "first = sequence[0]"
    assert crash.all("details")[0].all("pre")[0].text == "padding row 0\n[]\n"


def test_long_printed_text_is_folded_and_short_text_stands_open():
    folded = read(grade_of(printed="line\n" * 100)).all("details")[0]
    stands_open = read(grade_of(printed="line\n")).all("details")[0]

    assert "open" not in folded.attributes
    assert "open" in stands_open.attributes


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 byte"), (1000, "1000 bytes"), (1024, "1 KiB"), (2**30, "1 GiB"), (3 * 2**39, "1.5 TiB")]
)
def test_memory_is_told_in_units_that_people_use(count: int, words: str):
    page = read(grade_of(status=Status.MEMORY, memory={"limit_bytes": count}))

    assert [each.text for each in page.all("dl", class_="memory")[0].all("dd")] == [words]


def test_memory_shows_limit_peak_and_what_was_asked_for():
    memory = section_of(read(sample("every_status")), 5).all("dl", class_="memory")[0]

    assert [each.text for each in memory.all("dt")] == ["Limit", "Used at most", "Asked for at once"]
    assert [each.text for each in memory.all("dd")] == ["1 GiB", "972.8 MiB", "3 GiB"]


def test_checks_that_were_never_asked_are_listed_but_not_as_something_to_look_at():
    section = section_of(read(sample("every_status")), 3)

    assert [each.text for each in section.all("h3")] == ["Not asked yet"]
    assert len(section.all("li")) == 2


def test_a_check_without_an_answer_says_why():
    checks = section_of(read(sample("every_status")), 2).all("article", class_="unknown")

    assert "still running after 2 seconds" in checks[0].text
    assert "not answered" in checks[0].all("h4")[0].text


def test_backticks_become_code_and_a_single_one_stays():
    page = read(grade_of(failed_check(message="Call `f(<x>)` or ` it", hint="none")))

    message = page.all("article")[0].all("p", class_="message")[0]
    assert message.all("code")[0].text == "f(<x>)"
    assert message.text == "Call f(<x>) or ` it"


def test_the_footer_says_when_with_what_and_under_which_protection():
    footer = read(sample("every_status")).all("footer")[0].text

    assert "2025-03-01 14:05 UTC" in footer
    assert "keras 3.12.0" in footer
    assert sample("every_status").submission_sha256 in footer
    assert "It had no network." in footer
    assert "(Landlock)" in footer


def test_a_layer_that_was_not_in_force_is_named_and_its_reason_is_for_the_teacher():
    grade = replace(grade_of(), isolation={"landlock": "Landlock failed: /secret/path", "seccomp": True})

    footer = read(grade).all("footer")[0].text

    assert "no Landlock" in footer
    assert "/secret/path" not in footer


def test_unsafe_mode_is_marked_at_the_top_and_at_the_foot():
    page = read(sample("hostile"))

    assert "unsafe mode" in page.all("p", class_="warning")[0].text
    assert "unsafe mode" in page.all("footer")[0].text
    assert not read(sample("full_marks")).all("p", class_="warning")


def test_pictures_are_drawn_by_whoever_is_handed_in_and_left_out_otherwise():
    grade = sample("every_status")

    drawn = read(grade, draw=lambda picture: f'<svg role="img"><title>{picture.kind}</title></svg>')
    plain = read(grade)

    assert drawn.all("figure")[0].all("svg")[0].text == "padded_batch"
    assert drawn.all("figcaption")[0].text == "Your padded batch"
    assert not plain.all("figure")


@pytest.mark.parametrize(
    ("link", "is_there"), [("../02_pad/README.md", True), ("https://example.org/a", True), ("javascript:alert(1)", False)]
)
def test_a_lesson_is_linked_by_a_harmless_address_only(link: str, is_there: bool):
    page = read(grade_of(), lesson_links={"02_pad": link})

    assert [each.attributes["href"] for each in page.all("p", class_="lesson") for each in each.all("a")] == [link] * is_there


# How it looks, as far as a test can see it.


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_text_has_the_contrast_of_wcag_aa(scheme: int):
    colour = colours(re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[scheme])

    grounds = ("page", "card", "sunk")
    pairs = [(ink, ground) for ink in ("text", "soft") for ground in (*grounds, *(name for name in colour if name.endswith("-tint")))]
    pairs += [(ink, ground) for ink in ("good", "part", "bad", "ours", "tell") for ground in (*grounds, f"{ink}-tint")]
    pairs += [("link", ground) for ground in (*grounds, "tell-tint")]
    assert {pair: contrast(colour[pair[0]], colour[pair[1]]) for pair in pairs if contrast(colour[pair[0]], colour[pair[1]]) < 4.5} == {}


@pytest.mark.skipif(not shutil.which("chromium"), reason="no chromium here to lay pages out")
def test_no_page_is_wider_than_a_phone(tmp_path: Path):
    frames = "".join(f'<iframe width="320" height="600" srcdoc="{html.escape(feedback_page(sample(name)))}"></iframe>' for name in NAMES)
    measure = "[...document.querySelectorAll('iframe')].map(each => each.contentDocument.documentElement.scrollWidth).join(' ')"
    script = f"<script>onload = () => {{ document.body.textContent = 'widths: ' + {measure} + ' end' }}</script>"
    (tmp_path / "pages.html").write_text(f"<!doctype html><meta charset=utf-8><body>{frames}{script}</body>", "utf-8")
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
    ]

    command = ["chromium", *flags, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", (tmp_path / "pages.html").as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)

    widths = re.findall(r"widths: ([\d ]+) end", done.stdout)[-1].split()
    assert len(widths) == len(NAMES)
    assert all(int(width) <= 320 for width in widths)
