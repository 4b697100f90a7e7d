"""People: read from rosters of many shapes, found by whatever a file calls them, never taken for somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.errors import TeacherError
from grader.roster import Person, Register, file_names, name_keys, read_roster

ANNA = Person("s1001", "Anna Müller", "anna.mueller@example.org", "A")
BEN = Person("s1002", "Ben O'Brien", "ben@example.org", "B")


def roster(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("id,name,email,section\ns1001,Anna Müller,anna.mueller@example.org,A\ns1002,Ben O'Brien,ben@example.org,B\n", "utf-8"),
        ("Section,E-Mail, ID ,Name\r\nA,anna.mueller@example.org,s1001,Anna Müller\r\nB,ben@example.org,s1002,Ben O'Brien\r\n", "utf-8"),
        ("id;name;email;section\ns1001;Müller, Anna;anna.mueller@example.org;A\ns1002;O'Brien, Ben;ben@example.org;B\n", "utf-8-sig"),
        ("id\tname\temail\tsection\ns1001\tAnna Müller\tanna.mueller@example.org\tA\ns1002\tBen O'Brien\tben@example.org\tB\n", "utf-16"),
        (
            "Matrikelnummer;Nachname;Vorname;E-Mail-Adresse;Gruppe\r\ns1001;Müller;Anna;anna.mueller@example.org;A\r\n"
            "s1002;O'Brien;Ben;ben@example.org;B\r\n",
            "cp1252",
        ),
        (
            'Nombre,Apellido(s),"Número de ID","Dirección de correo",Grupo\nAnna,Müller,s1001,anna.mueller@example.org,A\n'
            "Ben,O'Brien,s1002,ben@example.org,B\n",
            "utf-8",
        ),
        (
            "First Name,Last Name,SID,Email,Sections,Role\nAnna,Müller,s1001,anna.mueller@example.org,A,Student\n\n"
            "Ben,O'Brien,s1002,ben@example.org,B,Student\n,,,,,\n",
            "utf-8",
        ),
    ],
    ids=["plain", "any order", "semicolons and BOM", "Excel's Unicode text", "German Excel", "Spanish Moodle", "Gradescope"],
)
def test_a_roster_is_read_whatever_program_wrote_it(tmp_path: Path, text: str, encoding: str) -> None:
    assert read_roster(roster(tmp_path, text, encoding)) == (ANNA, BEN)


def test_canvas_gradebook_export_serves_as_a_roster(tmp_path: Path) -> None:
    path = roster(
        tmp_path,
        "Student,ID,SIS User ID,SIS Login ID,Section,Pad (1234)\n"
        ",,,,,Manual Posting\n"
        "    Points Possible,,,,,10.0\n"
        '"Müller, Anna",340934,s1001,amueller,CS 101,\n',
    )

    assert read_roster(path) == (Person("340934", "Anna Müller", "", "CS 101", ("s1001", "amueller")),)


def test_a_roster_row_without_an_id_is_one_clear_line(tmp_path: Path) -> None:
    path = roster(tmp_path, "id,name\ns1001,Anna\n,Ben\n")

    with pytest.raises(TeacherError, match=r"^roster\.csv, line 3: this row has no id: give every student one, or delete the row\.$"):
        read_roster(path)


def test_an_id_that_comes_twice_is_one_clear_line(tmp_path: Path) -> None:
    path = roster(tmp_path, "id,name\ns1001,Anna\ns1001,Ben\n")

    with pytest.raises(TeacherError, match=r"^roster\.csv, line 3: the id s1001 comes a second time"):
        read_roster(path)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "roster.csv is empty: export it once more."),
        (b"name,points\nAnna,1\n", "roster.csv: no column holds the students' ids: call one of them id (there are: name, points)."),
        (b"PK\x03\x04\x00\x00\x08", "roster.csv is not a text file: save it as CSV (UTF-8) and try again."),
        (b"\xff\xfei", "roster.csv is not a text file"),
        (b'id,name\n1,"Anna\n2,Ben\n', "roster.csv, line 3: not a table of comma-separated values (unexpected end of data)"),
        (b'id,name\n1,"An"na\n', "roster.csv, line 2: not a table of comma-separated values"),
        (b"id,name\n1,Anna,B,C\n", "roster.csv, line 2: 4 cells under 2 headers: put text that holds the separator in quotes."),
    ],
)
def test_a_file_that_is_no_roster_is_one_clear_line(tmp_path: Path, data: bytes, line: str) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(data)

    with pytest.raises(TeacherError) as error:
        read_roster(path)

    assert str(error.value).startswith(line)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["nowhere.csv", "."])
def test_a_roster_that_cannot_be_read_is_one_clear_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(TeacherError, match=r"cannot be read \(.+\): check the path and its permissions\.$"):
        read_roster(tmp_path / name)


@pytest.mark.parametrize("cell", ['=cmd|"/c calc"!A1', "../../etc/passwd", "王小明", "a\u202eb", "'; DROP TABLE students;--", "  spaces  "])
def test_ids_and_names_can_be_anything_that_can_be_shown(tmp_path: Path, cell: str) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'

    [person] = read_roster(roster(tmp_path, f"id,name\n{quoted},{quoted}\n"))

    assert person.id == person.name == cell.replace("\u202e", "").strip()


@pytest.mark.parametrize(
    ("ids", "email", "name"),
    [
        (["s1001"], "", ""),
        (["", "340934"], "", ""),
        (["x"], "ANNA.MUELLER@example.org", ""),
        (["anna.mueller@example.org"], "", ""),
        (["anna.mueller"], "", ""),
        ([], "", "Müller, Anna"),
        ([], "", "anna mu\u0308ller"),
        ([], "", "mülleranna"),
        (["s1001"], "private@example.com", "Anna Maria Müller-Schmidt"),
    ],
)
def test_a_person_is_found_by_id_alias_email_login_or_name(ids: list[str], email: str, name: str) -> None:
    anna = Person(ANNA.id, ANNA.name, ANNA.email, ANNA.section, ("340934",))

    assert Register([anna, BEN]).find(ids, email, name) == anna


def test_a_number_is_not_believed_where_the_name_is_somebody_elses() -> None:
    assert Register([ANNA, BEN]).find(["s1001"], "", "Carla Rossi") is None
    assert Register([ANNA, BEN]).find(["s1001"], "", "O'Brien, Ben") == BEN


def test_numbers_that_lead_to_two_people_need_a_name_or_an_email() -> None:
    register = Register([ANNA, BEN])

    assert register.find(["s1001", "s1002"]) is None
    assert register.find(["s1001", "s1002"], "", "Ben O'Brien") == BEN
    assert register.find(["s1001", "s1002"], "anna.mueller@example.org") == ANNA


def test_namesakes_are_not_taken_for_each_other() -> None:
    first, second = Person("1", "Anna Müller"), Person("2", "Müller, Anna", "am@example.org")

    assert Register([first, second]).find(name="Anna Müller") is None
    assert Register([second]).find(email="other@example.org", name="Anna Müller") is None


def test_a_name_is_known_in_every_turn_of_its_words() -> None:
    assert "mullerannamaria" in name_keys("Anna Maria Müller")
    assert name_keys("De la Cruz, José") & name_keys("José De la Cruz")
    assert name_keys("…") == frozenset()


def test_every_id_gets_a_file_name_of_its_own_that_stays_in_its_folder(tmp_path: Path) -> None:
    ids = [
        "anna",
        "Anna",
        "../anna",
        "..",
        ".",
        "",
        "con",
        "a/b",
        "a_b",
        "=cmd()",
        "王小明",
        "x" * 500,
        "x" * 501,
        "a\0b",
        "  a  ",
        "a.",
        "ñ" * 99,
    ]

    names = file_names(ids)

    assert names["王小明"] == "王小明"
    assert names["=cmd()"] == "=cmd()"
    assert len({name.casefold() for name in names.values()}) == len(ids)
    for name in names.values():
        (tmp_path / f"{name}.html").write_text("x")
        assert (tmp_path / f"{name}.html").resolve().parent == tmp_path.resolve()
