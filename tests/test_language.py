"""Sentences in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader import language
from grader.language import _, n_

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
