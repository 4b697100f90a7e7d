"""Files that Canvas and Moodle exported, filled in: the right cell of the right row, everything else as it was."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from grader.errors import TeacherError
from grader.export import Graded
from grader.lms import Filled, fill_canvas, fill_moodle
from grader.results import CheckResult, Diagnosis, ExerciseResult, Grade, Outcome, Status
from grader.roster import Person


def a_grade(student: str, score: float | None, max_score: float = 10.0) -> Grade:
    checks = (
        CheckResult("test_a", "The order is kept.", Outcome.PASSED, 1.0, 1.0),
        CheckResult("test_b", "Ties stay <b>in order</b>.", Outcome.FAILED, 0.0, 1.0, "You gave 3 & expected 4.", "Look at ties."),
    )
    status = Status.UNGRADED if score is None else Status.GRADED
    first = ExerciseResult("01_tokenize", status, score, max_score - 2.0, "Tokenize", checks=checks)
    second = ExerciseResult("02_pad", Status.MISSING, 0.0, 2.0, "Pad", message="padding.py is not there.")
    first = replace(first, diagnoses=(Diagnosis("alphabetical", "You sort by letter.", "exact", next_step="Sort by number."),))
    return Grade("embedding", student, "00" * 32, score, max_score, 1.0, (first, second), {}, course_title="Embeddings")


def graded(**scores: float | None) -> list[Graded]:
    people = {
        "anna": Person("s1001", "Anna Müller", "anna@example.org", "", ("340934",)),
        "ben": Person("s1002", "Ben O'Brien", "ben@example.org"),
        "carla": Person("340936", "carla rossi"),
        "dora": Person("dora", "Dora Ng", "dora@example.org"),
    }
    return [(people[student], a_grade(people[student].id, score)) for student, score in scores.items()]


def table(data: bytes, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


def column(filled: Filled, header: str, separator: str = ",") -> list[str]:
    rows = table(filled.data, separator)
    return [row[rows[0].index(header)] for row in rows[1:]]


def written(tmp_path: Path, text: str, encoding: str = "utf-8", name: str = "export.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


CANVAS = '''\
Student,ID,SIS User ID,SIS Login ID,Section,Notes,Essay (111),Homework 3: Embeddings (222),Assignments Current Score,Final Grade
,,,,,,,Manual Posting,,
    Points Possible,,,,,,20.00,10.00,(read only),(read only)
"Müller, Anna",340934,s1001,amueller,"CS 101 and ""Lab""",,18.00,,90.00,A-
"O'Brien, Ben",340935,s1002,bobrien,CS 101,=1+1,,3.00,,
"Rossi, Carla",340936,s1003,crossi,CS 101,,N/A,,,
"Smith, Eve",340937,s1004,esmith,CS 101,,12.00,EX,60.00,D
"Student, Test",340999,,4f1c,CS 101,,,,,
'''


def test_canvas_cells_are_filled_and_all_others_kept(tmp_path: Path) -> None:
    path = written(tmp_path, CANVAS)

    filled = fill_canvas(path, graded(anna=7.5, ben=10.0, carla=0.0), column="Homework 3: Embeddings")

    assert column(filled, "Homework 3: Embeddings (222)") == ["Manual Posting", "10.00", "7.5", "10", "0", "EX", ""]
    before, after = table(path.read_bytes()), table(filled.data)
    assert [row[:7] + row[8:] for row in after] == [row[:7] + row[8:] for row in before]
    assert (filled.filled, filled.unmatched) == (3, ())
    assert filled.without_grade == ("Eve Smith", "Test Student")


@pytest.mark.parametrize("name", ["Homework 3: Embeddings (222)", "homework 3:  EMBEDDINGS", "222"])
def test_a_canvas_assignment_is_known_by_header_title_or_number(tmp_path: Path, name: str) -> None:
    filled = fill_canvas(written(tmp_path, CANVAS), graded(anna=7.5), column=name)

    assert column(filled, "Homework 3: Embeddings (222)")[2] == "7.5"


def test_canvas_columns_called_like_exercises_get_the_exercises_scores(tmp_path: Path) -> None:
    text = CANVAS.replace("Essay (111)", "tokenize (111)").replace("Homework 3: Embeddings (222)", "02_pad (222)")
    text = text.replace(",10.00,", ",2.00,")

    filled = fill_canvas(written(tmp_path, text), graded(anna=4.0))

    assert column(filled, "tokenize (111)")[2] == "10"  # 4 of 8 here, of 20 there
    assert column(filled, "02_pad (222)")[2] == "0"
    assert filled.notes == ('"tokenize (111)" counts to 20 in the LMS and to 8 here: scores were scaled.',)


def test_a_canvas_column_called_like_the_course_gets_the_whole_grade(tmp_path: Path) -> None:
    text = CANVAS.replace("Homework 3: Embeddings", "Embeddings")

    assert column(fill_canvas(written(tmp_path, text), graded(anna=4.0)), "Embeddings (222)")[2] == "4"


def test_the_only_canvas_assignment_needs_no_name(tmp_path: Path) -> None:
    text = "Student,ID,SIS Login ID,Section,HW (9)\n    Points Possible,,,,5\nAnna Müller,1,anna@example.org,A,\n"

    filled = fill_canvas(written(tmp_path, text), graded(anna=7.5))

    assert column(filled, "HW (9)") == ["5", "3.75"]
    assert "scores were scaled" in filled.notes[0]


def test_several_canvas_assignments_need_a_name(tmp_path: Path) -> None:
    with pytest.raises(TeacherError) as error:
        fill_canvas(written(tmp_path, CANVAS), graded(anna=7.5))

    assert str(error.value) == (
        'export.csv: which assignment gets the grades is not clear: name one of "Essay (111)", "Homework 3: Embeddings (222)".'
    )


def test_a_european_canvas_export_keeps_its_semicolons_commas_and_mark(tmp_path: Path) -> None:
    text = "Student;ID;SIS Login ID;Section;HW (9)\r\n    Points Possible;;;;10,00\r\nMüller, Anna;340934;amueller;A;\r\n"
    path = written(tmp_path, text, "utf-8-sig")

    filled = fill_canvas(path, graded(anna=7.5))

    assert filled.data == path.read_bytes().replace(b";A;\r\n", b";A;7,5\r\n")


def test_canvas_first_and_last_names_in_columns_of_their_own_are_read(tmp_path: Path) -> None:
    text = "LastName,FirstName,ID,SIS Login ID,Section,HW (9)\n    Points Possible,,,,,10\nMüller,Anna,1,am,A,\n"

    assert column(fill_canvas(written(tmp_path, text), graded(anna=7.5)), "HW (9)") == ["10", "7.5"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a,b\n1,2\n", "export.csv is not a gradebook that Canvas exported (no columns Student, ID, Section): choose Gradebook, Export"),
        ("Student,ID,Section,HW (1)\nA,1,2,\n", "export.csv has no row Points Possible, which Canvas needs back"),
        ("Student,ID,Section\n    Points Possible,,\n", "export.csv: which assignment gets the grades is not clear: name one of –."),
        ('Student,ID,Section,"HW\n', "export.csv, line 1: not a table of comma-separated values"),
        ("\x00\x01", "export.csv is not a text file"),
        ("", "export.csv is empty"),
    ],
)
def test_a_malformed_canvas_file_is_one_clear_line(tmp_path: Path, text: str, line: str) -> None:
    with pytest.raises(TeacherError) as error:
        fill_canvas(written(tmp_path, text), graded(anna=7.5))

    assert str(error.value).startswith(line)
    assert "\n" not in str(error.value)


def test_an_ungraded_student_keeps_the_cell_because_our_failure_is_not_a_zero(tmp_path: Path) -> None:
    filled = fill_canvas(written(tmp_path, CANVAS), graded(ben=None), column="222")

    assert column(filled, "Homework 3: Embeddings (222)")[3] == "3.00"
    assert (filled.filled, filled.unmatched) == (0, ())


def test_who_has_a_grade_and_no_row_is_reported(tmp_path: Path) -> None:
    filled = fill_canvas(written(tmp_path, CANVAS), graded(anna=7.5, dora=9.0), column="222")

    assert [person.id for person in filled.unmatched] == ["dora"]


def test_a_canvas_number_that_is_another_students_id_gives_nobody_a_wrong_grade(tmp_path: Path) -> None:
    text = "Student,ID,SIS User ID,Section,HW (9)\n    Points Possible,,,,10\nCarla Rossi,1001,s3,A,\nAnna Müller,1002,s1,A,\n"
    people = [Person("1001", "Anna Müller"), Person("s3", "Carla Rossi")]
    grades = [(person, a_grade(person.id, score)) for person, score in zip(people, (2.0, 9.0), strict=True)]

    filled = fill_canvas(written(tmp_path, text), grades)

    assert column(filled, "HW (9)") == ["10", "9", "2"]


def test_namesakes_get_no_grade_by_name(tmp_path: Path) -> None:
    text = 'Student,ID,SIS User ID,Section,HW (9)\n    Points Possible,,,,10\nCarla Rossi,1,a,A,\n"Rossi, Carla",2,b,A,\n'

    filled = fill_canvas(written(tmp_path, text), [(Person("x", "Carla Rossi"), a_grade("x", 9.0))])

    assert column(filled, "HW (9)") == ["10", "", ""]
    assert [person.id for person in filled.unmatched] == ["x"]


def test_a_row_known_by_its_number_does_not_lose_its_grade_to_a_namesake(tmp_path: Path) -> None:
    text = "Student,ID,SIS User ID,Section,HW (9)\n    Points Possible,,,,10\nCarla Rossi,1,a,A,\nCarla Rossi,2,x,A,\n"

    filled = fill_canvas(written(tmp_path, text), [(Person("x", "Carla Rossi"), a_grade("x", 9.0))])

    assert column(filled, "HW (9)") == ["10", "", "9"]


MOODLE = {
    "en": (
        'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed","Last modified (submission)",'
        '"Last modified (grade)","Feedback comments"\n'
        '"Participant 340934","Anna Müller",anna@example.org,"Submitted for grading",,10.00,Yes,"Monday, 2 March 2026, 9:00 AM",-,\n'
        '"Participant 7","Ben O\'Brien",ben@example.org,"No submission",,10.00,Yes,-,-,\n'
        '"Participant 8","Eve Smith",eve@example.org,"No submission - ",3.00,10.00,Yes,-,-,"<p>Old</p>"\n'
    ),
    "es": (
        '"Identificador","Nombre completo","Dirección de correo","Estado","Calificación","Calificación máxima",'
        '"La calificación puede ser cambiada","Última modificación (entrega)","Última modificación (calificación)",'
        '"Comentarios de retroalimentación"\n'
        '"Participante 340934","Anna Müller","anna@example.org","Enviado para calificar","","10,00","Sí","lunes, 2 de marzo","-",""\n'
        '"Participante 7","Ben O\'Brien","ben@example.org","Sin entrega","","10,00","Sí","-","-",""\n'
        '"Participante 8","Eve Smith","eve@example.org","Sin entrega","3,00","10,00","Sí","-","-","<p>Old</p>"\n'
    ),
    "de": (
        'ID,"Vollständiger Name",ID-Nummer,E-Mail-Adresse,Status,Bewertung,Bestwertung,"Bewertung kann geändert werden",'
        '"Zuletzt geändert (Abgabe)","Zuletzt geändert (Bewertung)","Feedback als Kommentar"\n'
        'Teilnehmer/in340934,"Anna Müller",s1001,anna@example.org,"Zur Bewertung abgegeben",,"10,00",Ja,"Montag, 2. März 2026",-,\n'
        'Teilnehmer/in7,"Ben O\'Brien",s1002,ben@example.org,"Keine Abgabe",,"10,00",Ja,-,-,\n'
        'Teilnehmer/in8,"Eve Smith",s1004,eve@example.org,"Keine Abgabe","3,00","10,00",Ja,-,-,"<p>Old</p>"\n'
    ),
    "unknown": (
        "מזהה,שם מלא,דואר אלקטרוני,מצב,ציון,ציון מירבי,ניתן לשנות,שונה לאחרונה (הגשה),שונה לאחרונה (ציון),הערות\n"
        '"משתתף 340934",Anna Müller,anna@example.org,הוגש,,10.00,כן,2 March 2026,-,\n'
        '"משתתף 7",Ben O\'Brien,ben@example.org,לא הוגש,,10.00,כן,-,-,\n'
        '"משתתף 8",Eve Smith,eve@example.org,לא הוגש,3.00,10.00,כן,-,-,<p>Old</p>\n'
    ),
}
FEEDBACK = (
    "Tokenize: 7.5 of 8<br>  You sort by letter. Sort by number.<br>"
    "  – Ties stay &lt;b&gt;in order&lt;/b&gt;. You gave 3 &amp; expected 4. Hint: Look at ties.<br>"
    "Pad: 0 of 2<br>  padding.py is not there."
)


@pytest.mark.parametrize("language", MOODLE)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_moodles_worksheet_is_filled_in_whatever_its_language(tmp_path: Path, language: str, encoding: str) -> None:
    path = written(tmp_path, MOODLE[language], encoding)

    filled = fill_moodle(path, graded(anna=7.5, ben=10.0, dora=1.0))

    before, after = table(path.read_bytes()), table(filled.data)
    grade = {"de": 5}.get(language, 4)
    ours = {"en": ("7.5", "10", "3.00"), "es": ("7,5", "10", "3,00"), "de": ("7,5", "10", "3,00"), "unknown": ("7.5", "10", "3.00")}
    assert tuple(row[grade] for row in after[1:]) == ours[language]
    assert [row[:grade] + row[grade + 1 : -1] for row in after] == [row[:grade] + row[grade + 1 : -1] for row in before]
    assert [row[-1] for row in after[1:]] == [FEEDBACK, FEEDBACK.replace("7.5", "10"), "<p>Old</p>"]
    assert (filled.filled, [person.id for person in filled.unmatched], filled.without_grade) == (2, ["dora"], ("Eve Smith",))


@pytest.mark.parametrize("header", ["Identifier,Status,Grade,Maximum grade,Changeable,Modified", "מזהה,מצב,ציון,מירבי,לשנות,ציון"])
def test_a_blind_moodle_worksheet_is_matched_by_its_numbers(tmp_path: Path, header: str) -> None:
    rows = "Participant 340934,Submitted,,100.00,Yes,-\nParticipant 7,Submitted,,100.00,Yes,-\n"

    filled = fill_moodle(written(tmp_path, f"{header}\n{rows}"), graded(anna=7.5))

    assert column(filled, header.split(",")[2]) == ["75", ""]


def test_bonus_points_are_cut_at_moodles_maximum(tmp_path: Path) -> None:
    filled = fill_moodle(written(tmp_path, MOODLE["en"]), graded(anna=10.5))

    assert column(filled, "Grade")[0] == "10"
    assert filled.notes == ("Scores with bonus points were cut at the maximum: Moodle skips what is above.",)


def test_a_column_of_moodles_gradebook_export_is_filled_in_by_name(tmp_path: Path) -> None:
    text = (
        'Nombre,Apellido(s),"Número de ID","Dirección de correo","Tarea: Embeddings (Real)","Última descarga"\n'
        "Anna,Müller,s1001,anna@example.org,-,1772442000\nBen,O'Brien,,ben@example.org,-,1772442000\n"
    )

    filled = fill_moodle(written(tmp_path, text), graded(anna=7.5, ben=2.25), column="Tarea: Embeddings (Real)")

    assert column(filled, "Tarea: Embeddings (Real)") == ["7.5", "2.25"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a,b\n1,2\n", "export.csv is not a grading worksheet that Moodle exported: choose Download grading worksheet in the assignment."),
        (MOODLE["en"].replace("10.00", '"Good\nBad"'), "export.csv is not a grading worksheet that Moodle exported"),
        (MOODLE["en"].replace("3.00", "Good"), "export.csv is not a grading worksheet that Moodle exported"),
        (MOODLE["en"].replace("Participant 8", "Participant"), "export.csv is not a grading worksheet that Moodle exported"),
        (MOODLE["en"] + '"', "export.csv, line 5: not a table of comma-separated values"),
        ("\n\n", "export.csv is empty"),
        (CANVAS, "export.csv is not a grading worksheet that Moodle exported"),
    ],
)
def test_a_malformed_moodle_file_is_one_clear_line(tmp_path: Path, text: str, line: str) -> None:
    with pytest.raises(TeacherError) as error:
        fill_moodle(written(tmp_path, text), graded(anna=7.5))

    assert str(error.value).startswith(line)
    assert "\n" not in str(error.value)


def test_a_moodle_column_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(TeacherError, match=r'^export\.csv has no column called Points: choose one of "Identifier", "Full name"'):
        fill_moodle(written(tmp_path, MOODLE["en"]), graded(anna=7.5), column="Points")


def test_feedback_never_becomes_a_formula(tmp_path: Path) -> None:
    [(person, grade)] = graded(anna=7.5)
    hostile = replace(grade, exercises=tuple(replace(one, title='=HYPERLINK("x")') for one in grade.exercises))

    filled = fill_moodle(written(tmp_path, MOODLE["en"]), [(person, hostile)])

    assert column(filled, "Feedback comments")[0].startswith("'=HYPERLINK(&quot;x&quot;)")


def test_a_worksheet_in_excels_code_page_comes_back_in_it(tmp_path: Path) -> None:
    path = written(tmp_path, MOODLE["de"].replace(",", ";").replace("10;00", "10,00").replace("3;00", "3,00"), "cp1252")

    filled = fill_moodle(path, graded(anna=7.5))

    assert "Anna Müller;s1001;anna@example.org;Zur Bewertung abgegeben;7,5;10,00" in filled.data.decode("cp1252")


def test_a_class_of_10000_is_filled_in_in_proportion(tmp_path: Path) -> None:
    rows = "".join(f"Participant {n},Name{n} Other{n},s{n}@example.org,x,,10.00,Yes,-,-,\n" for n in range(10_000))
    people = [(Person(f"x{n}", f"Name{n} Other{n}", f"s{n}@example.org"), a_grade(f"x{n}", 5.0)) for n in range(10_000)]

    filled = fill_moodle(written(tmp_path, MOODLE["en"].partition("\n")[0] + "\n" + rows), people)

    assert (filled.filled, filled.unmatched, filled.without_grade) == (10_000, (), ())
