"""Sentences in the reader's language: how they are looked up, that none is missing, and that nothing stays English for a Spanish reader."""

from __future__ import annotations

import ast
import html
import io
import json
import re
import string
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from rich.console import Console

from grader import catalogue, language, terminal
from grader.catalogue import ENGINE, PACKAGE, Sentences, sentences_of_course, sentences_of_engine, update
from grader.cli.words import OF_CLICK
from grader.course import Course, load_course
from grader.grading import Grader
from grader.isolation import said
from grader.language import _, n_
from grader.report import feedback_page
from grader.submission import take_in
from tests.conftest import REPOSITORY
from tests.courses import REFERENCE, write_course

CATALOGUE = """
msgid "Row {n}"
msgstr "Fila {n}"

msgid "{n} check"
msgstr "{n} prueba"

msgid "{n} checks"
msgstr "{n} pruebas"

#, fuzzy
msgid "guessed"
msgstr "adivinado"

msgid "untranslated"
msgstr ""
"""


@pytest.fixture(autouse=True)
def english_afterwards(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(language, "_course_folders", [])
    yield
    language.use("en")


@pytest.fixture
def spanish(tmp_path: Path) -> Path:
    """A course's catalogue, in use."""
    (tmp_path / "es.po").write_text(CATALOGUE, "utf-8")
    language.add_catalogue(tmp_path)
    language.use("es")
    return tmp_path


@pytest.mark.usefixtures("spanish")
def test_a_course_translates_its_own_sentences() -> None:
    assert _("Row {n}").format(n=3) == "Fila 3"


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize("sentence", ["not in the catalogue", "untranslated", "guessed", ""])
def test_a_sentence_without_a_translation_stays_english(sentence: str) -> None:
    assert _(sentence) == sentence


@pytest.mark.usefixtures("spanish")
def test_one_and_many_are_two_sentences() -> None:
    assert [n_("{n} check", "{n} checks", n).format(n=n) for n in (0, 1, 2)] == ["0 pruebas", "1 prueba", "2 pruebas"]


@pytest.mark.usefixtures("spanish")
def test_english_is_what_the_code_says() -> None:
    language.use("en")

    assert _("Row {n}") == "Row {n}"
    assert language.current() == "en"


def test_the_course_added_first_is_asked_first_and_only_once(spanish: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "es.po").write_text('msgid "Row {n}"\nmsgstr "Renglón {n}"\n', "utf-8")

    language.add_catalogue(other)
    language.add_catalogue(spanish)

    assert _("Row {n}") == "Fila {n}"
    assert language._course_folders == [spanish, other]


def test_a_language_that_we_do_not_speak_is_refused() -> None:
    with pytest.raises(ValueError, match="'fr' is not one of en, es"):
        language.use("fr")


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LANG": "ES"}, "es"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "es_ES.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "es:en"}, "es"),
        ({"LANG": "es", "LC_ALL": ""}, "es"),
    ],
)
def test_the_environment_says_the_language(environment: dict[str, str], spoken: str) -> None:
    assert language.of_environment(environment) == spoken


# The catalogues are complete.

SAME_IN_BOTH = """
    Total | no | NO | loss | dtype | {n:.0f} s | {n:.0f} min | {n:.1f} h | {seconds} s | {n} byte | {n} bytes
"""  # a name, a unit, or a word that both languages have
WITHOUT_A_KIND = {  # Click's "Path", "File" and "Directory" would be English
    "{name} {filename!r} does not exist.",
    "{name} {filename!r} is a file.",
    "{name} {filename!r} is a directory.",
    "{name} {filename!r} is not readable.",
}


def catalogues() -> dict[Path, Sentences]:
    """Every catalogue of this repository, with what it should translate."""
    return {ENGINE: sentences_of_engine(), **sentences_of_course(load_course(REPOSITORY))}


CATALOGUES = catalogues()
each_catalogue = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.relative_to(REPOSITORY).parts[0])


@cache
def translations(path: Path) -> dict[str, str]:
    return {str(message.id): str(message.string) for message in catalogue.read(path) if message.id}


def fields(text: str) -> list[tuple[str, str, str]]:
    """The placeholders: name, format, conversion."""
    try:
        return sorted((name, form or "", how or "") for _text, name, form, how in string.Formatter().parse(text) if name is not None)
    except ValueError:  # a brace that stands for itself
        return []


@each_catalogue
def test_every_sentence_is_translated_and_no_translation_is_left_over(path: Path) -> None:
    found = translations(path)

    assert set(CATALOGUES[path]) - set(found) == set(), "run: python -m grader.catalogue"
    assert set(found) - set(CATALOGUES[path]) == set(), "run: python -m grader.catalogue"
    assert [sentence for sentence, text in found.items() if not text.strip()] == []


@each_catalogue
def test_no_translation_is_a_guess(path: Path) -> None:
    read = catalogue.read(path)

    assert [message.id for message in read if message.id and message.fuzzy] == []
    assert list(read.obsolete) == []


@each_catalogue
def test_both_sides_have_the_same_placeholders_and_begin_and_end_alike(path: Path) -> None:
    found = translations(path)

    different = {sentence: text for sentence, text in found.items() if fields(sentence) != fields(text)}
    assert set(different) <= WITHOUT_A_KIND, different
    edges = [
        sentence
        for sentence, text in found.items()
        if [part.isspace() for part in (sentence[0], sentence[-1])] != [part.isspace() for part in (text[0], text[-1])]
    ]
    assert edges == []


@each_catalogue
def test_both_sides_name_the_same_code(path: Path) -> None:
    def code(text: str) -> list[str]:
        return sorted(re.findall(r"`([^`]+)`", text))

    assert [sentence for sentence, text in translations(path).items() if code(sentence) != code(text)] == []


@each_catalogue
def test_no_translation_is_the_english_sentence(path: Path) -> None:
    same = {sentence for sentence, text in translations(path).items() if sentence == text}

    assert same <= {word.strip() for word in SAME_IN_BOTH.split("|")}


def test_a_sentence_of_click_that_we_translate_is_one_that_click_says() -> None:
    folder = Path(click.__file__).parent
    files = [folder / f"{name}.py" for name in ("core", "decorators", "exceptions", "formatting", "parser", "types")]

    known: set[str] = set()
    for path in files:
        with path.open("rb") as file:
            for _line, found, _comments, _context in extract("python", file, {"_": None, "ngettext": (1, 2)}):
                known |= {found} if isinstance(found, str) else set(found)

    assert set(OF_CLICK) - known == set()


def marks(tree: ast.AST, *, is_run_at_import: bool = True) -> Iterator[tuple[ast.Call, bool]]:
    """Calls of `_` and `n_`, and whether they run when the module is imported."""
    for node in ast.iter_child_nodes(tree):
        inner = is_run_at_import and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "n_"):
            yield node, inner
        yield from marks(node, is_run_at_import=inner)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_sentences_are_translated_when_they_are_said_and_as_they_stand_in_the_code(path: Path) -> None:
    """`_(f"…")` could not be looked up, and what is translated at import has the language of that moment."""
    calls = list(marks(ast.parse(path.read_text("utf-8"))))

    too_early = [call.lineno for call, at_import in calls if at_import]
    formatted = [call.lineno for call, _at_import in calls if any(isinstance(part, ast.JoinedStr) for part in call.args)]
    assert (too_early, formatted) == ([], [])


def test_templates_say_nothing_of_their_own() -> None:
    """Everything that is read comes from Python, where it is translated."""
    for path in sorted((PACKAGE / "templates").glob("*.html")):
        text = re.sub(r"<style.*?</style>|{%.*?%}|{{.*?}}|{#.*?#}|<!doctype html>|<[^>]*>", " ", path.read_text("utf-8"), flags=re.DOTALL)
        assert re.findall(r"[A-Za-zÁ-ú]{2,}", text) == [], path.name


# How a catalogue is kept up to date.


@pytest.fixture
def small(tmp_path: Path) -> Course:
    suite = """
    from grader.language import _, n_
    from grader.suite import fail, hint

    @hint("Add one, "
          "not two.")
    def test_one_is_added(student):
        \"\"\"`answer` adds one,
        and nothing else.\"\"\"
        if student.work.answer(1) != 2:
            fail(_("That is not {n}.").format(n=2))

    def helper():
        \"\"\"No check, so nobody reads this.\"\"\"
        return n_("one", "many", 2)
    """
    return load_course(write_course(tmp_path / "course", suite))


def test_a_course_says_docstrings_hints_and_what_its_checks_mark(small: Course) -> None:
    found = sentences_of_course(small)

    sentences = ["`answer` adds one, and nothing else.", "Add one, not two.", "That is not {n}.", "one", "many"]
    assert found[small.solutions / "locale" / "es.po"] == {sentence: {"solutions/01_work/test_hidden.py"} for sentence in sentences}
    assert found[small.folder / "exercises" / "locale" / "es.po"] == {}


def test_what_students_have_in_their_own_checks_is_not_translated_a_second_time(small: Course) -> None:
    (small.exercises[0].public / "test_public.py").write_text('def test_a(student):\n    """`answer` adds one, and nothing else."""\n')

    public, hidden = sentences_of_course(small).values()

    assert set(public) == {"`answer` adds one, and nothing else."}
    assert "Add one, not two." in hidden
    assert "`answer` adds one, and nothing else." not in hidden


def test_an_update_keeps_translations_adds_what_is_new_and_drops_what_is_said_no_more(tmp_path: Path) -> None:
    path = tmp_path / "locale" / "es.po"
    update(path, {"Row": {"a.py"}, "Gone": {"a.py"}})
    path.write_text(path.read_text("utf-8").replace('msgid "Row"\nmsgstr ""', 'msgid "Row"\nmsgstr "Fila"'), "utf-8")

    waiting = update(path, {"Row": {"b.py"}, "New {n}": {"b.py"}})

    assert waiting == ["New {n}"]
    assert {message.id: message.string for message in catalogue.read(path) if message.id} == {"Row": "Fila", "New {n}": ""}
    before = path.read_bytes()
    update(path, {"Row": {"b.py"}, "New {n}": {"b.py"}})
    assert path.read_bytes() == before


def test_an_update_takes_no_guess_over(tmp_path: Path) -> None:
    path = tmp_path / "es.po"
    path.write_text('#, fuzzy\nmsgid "guessed"\nmsgstr "adivinado"\n', "utf-8")

    assert update(path, {"guessed": {"a.py"}}) == ["guessed"]
    assert isinstance(catalogue.read(path), Catalog)


def test_the_fingerprint_changes_with_a_translation_and_is_empty_in_english(spanish: Path) -> None:
    before = language.fingerprint()
    (spanish / "es.po").write_text(CATALOGUE.replace("Fila", "Renglón"), "utf-8")
    after = language.fingerprint()
    language.use("en")

    assert (before != after, language.fingerprint()) == (True, "")


# What a worker says.


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("work.py has no function answer", "no hay ninguna función answer en work.py"),
        (
            "TypeError: the model gives an object of type dict instead of one array",
            "TypeError: el modelo da un objeto de tipo dict en vez de una sola matriz",
        ),
        ("number 2", "número 2"),
        ("a value nested deeper than 20", "un valor con más de 20 niveles, uno dentro de otro"),
        ("list index out of range", "list index out of range"),
        ("number " + "9" * 1000, "number " + "9" * 1000),
    ],
)
def test_what_a_worker_says_in_english_is_said_again_in_spanish(text: str, again: str) -> None:
    in_english = said.retold(text)
    language.use("es")

    assert (in_english, said.retold(text)) == (text, again)


# Nothing that is read in Spanish is English.

Run = Callable[..., str]


@cache
def english() -> tuple[set[str], list[str]]:
    """Whole sentences and words, and longer pieces between placeholders, that a Spanish reader must not meet."""
    whole, pieces = set(), []
    spanish = {text.casefold() for path in CATALOGUES for text in translations(path).values()}
    for path in CATALOGUES:
        for sentence, text in translations(path).items():
            if sentence == text or sentence.casefold() in spanish:
                continue
            whole.add(sentence.casefold().strip())
            parts = [part.strip() for part in re.split(r"{[^}]*}|`[^`]*`", sentence)]
            pieces += [part for part in parts if len(part) >= 12 and " " in part and part not in text]
    return whole, pieces


def english_in(texts: list[str]) -> list[str]:
    whole, pieces = english()
    found = [text for text in texts if text.casefold().strip(" .:") in whole]
    running = re.sub(r"\s+", " ", " ".join(texts))
    return found + [piece for piece in pieces if re.sub(r"\s+", " ", piece) in running]


def read_of(page: str) -> list[str]:
    """Every text that a page shows or that a screen reader says, lines of the student's code left out."""
    body = re.sub(r"<(style|svg|pre|code)\b.*?</\1>", " ", page, flags=re.DOTALL)
    spoken = re.findall(r'(?:aria-label|title|alt)="([^"]*)"', page)
    drawn = re.findall(r"<text\b[^>]*>([^<]+)<", page)
    texts = [html.unescape(text).strip() for text in (*re.findall(r">([^<]+)<", body), *spoken, *drawn)]
    return [text for text in texts if text]


def test_the_search_for_english_finds_it() -> None:
    assert english_in(["Expected"]) == ["Expected"]
    assert english_in(["Your function changes its argument number 1; work on a copy."])
    assert english_in(["Esperado", "Total"]) == []


@pytest.mark.parametrize("name", ["ana", "bruno", "chen", "dora"])
def test_page_and_terminal_of_a_sample_are_spanish_throughout(course: Course, light_grader: Grader, name: str) -> None:
    language.use("es")
    for folder in course.catalogues:
        language.add_catalogue(folder)  # as load_course does
    submission = take_in(REPOSITORY / "tests" / "submissions" / "samples" / name)
    file = io.StringIO()

    grade = light_grader.grade(submission, name, exercises=course.exercises[:2])
    page = feedback_page(grade)
    terminal.show(grade, None, Console(file=file, width=1000))

    assert 'lang="es"' in page
    assert english_in(read_of(page)) == []
    assert english_in(file.getvalue().splitlines()) == []


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`grade …` in Spanish by its environment, beside a small course with a catalogue of its own; what it wrote, both streams."""
    course = write_course(tmp_path / "course")
    (course / "exercises" / "01_work" / "test_public.py").write_text((course / "solutions" / "01_work" / "test_hidden.py").read_text())
    for folder in ("exercises", "solutions"):
        (course / folder / "locale").mkdir()
        (course / folder / "locale" / "es.po").write_text('msgid "`answer` adds one."\nmsgstr "`answer` suma uno."\n', "utf-8")
    for name, text in {
        "ana": REFERENCE,
        "ben": "def answer(x):\n    return [x]\n",
        "carla": "def answr(x): pass\n",
        "dan": "x = \n",
    }.items():
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "work.py").write_text(text)

    def run(*arguments: str | Path, **environment: str) -> str:
        command = [str(Path(sys.executable).parent / "grade"), *map(str, arguments)]
        environment = {"LANG": "es_ES.UTF-8"} | environment
        done = subprocess.run(command, cwd=course, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr

    return run


def test_a_class_graded_in_spanish_is_spanish_throughout(run: Run, tmp_path: Path) -> None:
    """Its judges are processes of their own, and so have to find the course's catalogue themselves."""
    out = tmp_path / "out"
    (tmp_path / "roster.csv").write_text("id,name,email,section\nana,Ana,ana@example.edu,A\nzoe,Zoe,zoe@example.edu,B\n")

    told = run("class", tmp_path / "in", "--out", out, "--roster", tmp_path / "roster.csv", "--jobs", "2", "--regrade")

    sentences = {
        check["sentence"] for path in (out / "grades").glob("*.json") for check in json.loads(path.read_bytes())["exercises"][0]["checks"]
    }
    pages = [out / "index.html", *(out / "students").glob("*.html")]
    assert (sentences, len(pages)) == ({"`answer` suma uno."}, 5)
    assert {page.name: english_in(read_of(page.read_text("utf-8"))) for page in pages} == {page.name: [] for page in pages}
    assert english_in(told.splitlines()) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    {
        "help": (["--help"], "Muestra este mensaje y termina."),
        "help of a command": (["check", "--help"], "Ejecuta aquí y ahora las comprobaciones públicas."),
        "no such command": (["chek"], "No existe la orden 'chek'. ¿Querías decir 'check'? Mira `grade --help`."),
        "no such exercise": (["check", "9"], "no existe el ejercicio '9'"),
        "hint": (["hint", "1"], "01_work no tiene pistas"),
        "start": (["start", "../place"], "1 ejercicio está listo"),
        "release": (["release", "--check"], "no es como sería si se hiciera ahora"),
        "doctor": (["doctor"], "Qué significa"),
        "check": (["check", "1"], "`answer` suma uno."),
        "wrong": (["run", "../in/ben"], "Se esperaba int 2 y es list con 1 elementos"),
        "misspelt": (["run", "../in/carla"], "No hay ninguna función answer en work.py; ¿se escribe exactamente así?"),
        "no Python": (["run", "../in/dan"], "Python no puede leer work.py, línea 1"),
    }.values(),
)
def test_every_command_speaks_the_language_of_the_environment(run: Run, arguments: list[str], says: str) -> None:
    told = run(*arguments)

    assert says in re.sub(r"\s+", " ", told)
    assert english_in(told.splitlines()) == []


def test_lang_wins_over_the_environment(run: Run) -> None:
    assert "Show this message and exit." in run("check", "--lang", "en", "--help")
    assert "Muestra este mensaje y termina." in run("check", "--lang", "es", "--help", LANG="en_GB.UTF-8")
