"""Class folders as Canvas, Moodle and Gradescope pack them, and as people make them: every hand-in with its student, nothing opened."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.downloads import Layout
from grader.errors import TeacherError
from grader.handins import ClassFolder, HandIn, gather, read_class
from grader.roster import Person

ANNA = Person("s1001", "Anna Müller", "anna@example.org", "A")
BEN = Person("s1002", "Ben O'Brien", "ben@example.org", "B")
CARLA = Person("s1003", "Carla Rossi", "carla@example.org", "A")
ROSTER = (ANNA, BEN, CARLA)


def lay_out(folder: Path, names: Iterable[str]) -> Path:
    """Files of these names, each an hour newer than the one before."""
    for hours, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("raise SystemExit('opened')")
        os.utime(path, (hours * 3600, hours * 3600))
    return folder


def of(found: ClassFolder, student: str) -> HandIn:
    [hand_in] = [one for one in found.hand_ins if one.student_id == student]
    return hand_in


def test_a_folder_a_zip_and_a_notebook_per_student_are_found(tmp_path: Path) -> None:
    lay_out(tmp_path, ["anna/padding.py", "ben.zip", "Carla Rossi.ipynb", ".DS_Store", "__MACOSX/x", "notes.txt"])

    found = read_class(tmp_path)

    assert found.layout is Layout.PLAIN
    assert [(one.student_id, one.path.name) for one in found.hand_ins] == [
        *[("Carla Rossi", "Carla Rossi.ipynb"), ("anna", "anna"), ("ben", "ben.zip")],
    ]
    assert [(one.source, one.reason) for one in found.ignored] == [("notes.txt", "neither a folder nor a zip nor a notebook")]


def test_the_roster_names_people_and_tells_who_handed_in_nothing(tmp_path: Path) -> None:
    lay_out(tmp_path, ["s1001/padding.py", "ben o'brien.zip", "zoe.zip"])

    found = read_class(tmp_path, ROSTER)

    assert of(found, "s1001").person == ANNA
    assert (of(found, "s1002").name, of(found, "s1002").email, of(found, "s1002").section) == (BEN.name, BEN.email, BEN.section)
    assert found.absent == (CARLA,)
    assert found.strangers == ("zoe",)


def test_what_grade_submit_packs_belongs_to_its_student(tmp_path: Path) -> None:
    lay_out(tmp_path, ["submission-s1001.zip", "submission-zoe.zip", "submission-ben (2).zip"])

    found = read_class(tmp_path, ROSTER)

    assert [one.student_id for one in found.hand_ins] == ["s1001", "s1002", "zoe"]


def test_of_several_hand_ins_the_newest_counts_and_all_are_kept(tmp_path: Path) -> None:
    lay_out(tmp_path, ["anna/padding.py", "submission-anna (1).zip", "anna.zip", "submission-anna.zip", "anna.ipynb"])

    found = read_class(tmp_path)

    assert [one.source for one in found.hand_ins] == ["anna.ipynb"]
    assert [one.source for one in found.earlier] == ["anna", "submission-anna (1).zip", "anna.zip", "submission-anna.zip"]
    assert of(found, "anna").handed_in_at == datetime(1970, 1, 1, 4, tzinfo=UTC)


def test_of_copies_of_the_same_time_the_higher_number_is_newer(tmp_path: Path) -> None:
    lay_out(tmp_path, ["anna.zip", "anna (1).zip", "anna (2).zip"])
    for path in tmp_path.iterdir():
        os.utime(path, (0, 0))

    found = read_class(tmp_path)

    assert [one.source for one in (*found.earlier, *found.hand_ins)] == ["anna.zip", "anna (1).zip", "anna (2).zip"]


def test_a_folder_that_holds_only_a_zip_is_that_zip(tmp_path: Path) -> None:
    lay_out(tmp_path, ["anna/submission-anna.zip", "ben/work.zip", "ben/padding.py", "carla/.DS_Store"])

    found = read_class(tmp_path)

    assert [(one.student_id, one.path.name) for one in found.hand_ins] == [("anna", "submission-anna.zip"), ("ben", "ben")]
    assert [(one.source, one.reason) for one in found.ignored] == [("carla", "an empty folder")]


CANVAS = [
    "mülleranna_340934_208490284_tokenizing.py",
    "mülleranna_340934_208490285_padding-1.py",
    "obrienben_LATE_340935_208490300_submission-ben.zip",
    "obrienben_LATE_340935_208490299_old.zip",
    "rossi_carla_340936_208490301_my work.ipynb",
]


def test_canvas_downloads_are_recognised(tmp_path: Path) -> None:
    found = read_class(lay_out(tmp_path, CANVAS))

    assert found.layout is Layout.CANVAS
    assert [(one.student_id, one.name, one.is_late) for one in found.hand_ins] == [
        *[("340934", "mülleranna", False), ("340935", "obrienben", True), ("340936", "rossi_carla", False)],
    ]


def test_canvas_names_are_matched_with_the_roster(tmp_path: Path) -> None:
    found = read_class(lay_out(tmp_path, CANVAS), ROSTER)

    assert [(one.student_id, one.name, one.aliases) for one in found.hand_ins] == [
        ("s1001", "Anna Müller", ("340934",)),
        ("s1002", "Ben O'Brien", ("340935",)),
        ("s1003", "Carla Rossi", ("340936",)),
    ]
    assert (found.absent, found.strangers) == ((), ())


def test_files_of_one_canvas_hand_in_are_gathered_under_their_own_names(tmp_path: Path) -> None:
    found = read_class(lay_out(tmp_path / "download", CANVAS))

    folder = gather(of(found, "340934"), tmp_path / "work")

    assert sorted(path.name for path in folder.iterdir()) == ["padding.py", "tokenizing.py"]
    assert gather(of(found, "340935"), tmp_path / "unused").name == CANVAS[2]
    assert [one.source for one in found.earlier] == [CANVAS[3]]


def test_a_canvas_number_that_is_another_students_id_makes_nobody_else_of_it(tmp_path: Path) -> None:
    found = read_class(lay_out(tmp_path, ["rossicarla_1001_1_a.zip", "zoezoe_1002_2_a.zip"]), [Person("1001", "Anna Müller"), CARLA])

    assert of(found, "s1003").source == "rossicarla_1001_1_a.zip"
    assert found.strangers == ("1002",)


def test_a_stranger_whose_number_is_a_students_id_stays_a_stranger(tmp_path: Path) -> None:
    found = read_class(lay_out(tmp_path, ["zoezoe_1001_2_a.zip"]), [Person("1001", "Anna Müller")])

    [stranger] = found.strangers
    assert stranger.startswith("1001-")
    assert [one.id for one in found.absent] == ["1001"]


def test_anonymous_canvas_downloads_are_recognised(tmp_path: Path) -> None:
    found = read_class(lay_out(tmp_path, ["anon_aB3xQ_12_padding.py", "LATE_anon_Zz9_13_padding.py"]))

    assert [(one.student_id, one.name, one.is_late) for one in found.hand_ins] == [("Zz9", "", True), ("aB3xQ", "", False)]


def test_moodle_downloads_are_recognised(tmp_path: Path) -> None:
    names = [
        "Anna Müller_1327627_assignsubmission_file_/padding.py",
        "Ben O'Brien_1327628_assignsubmission_file/submission-ben.zip",
        "Group A-Carla Rossi_1327629_assignsubmission_file_/02_pad/padding.py",
        "Anna Müller_1327627_assignsubmission_onlinetext_/onlinetext.html",
    ]

    found = read_class(lay_out(tmp_path, names), ROSTER)

    assert found.layout is Layout.MOODLE
    assert [(one.student_id, one.aliases, one.path.name, one.group) for one in found.hand_ins] == [
        ("s1001", ("1327627",), "Anna Müller_1327627_assignsubmission_file_", ""),
        ("s1002", ("1327628",), "submission-ben.zip", ""),
        ("s1003", ("1327629",), "Group A-Carla Rossi_1327629_assignsubmission_file_", "Group A"),
    ]
    assert [one.reason for one in found.ignored] == ["text typed into Moodle, not a file"]


def test_moodle_downloads_without_folders_are_recognised(tmp_path: Path) -> None:
    names = [
        "Anna Müller_1327627_assignsubmission_file_padding.py",
        "Anna Müller_1327627_assignsubmission_file_tokenizing.py",
        "Teilnehmer_in_1327628_assignsubmission_file_work.zip",
    ]

    found = read_class(lay_out(tmp_path / "download", names))

    assert [(one.student_id, one.name) for one in found.hand_ins] == [("1327627", "Anna Müller"), ("1327628", "Teilnehmer_in")]
    assert sorted(path.name for path in gather(of(found, "1327627"), tmp_path / "work").iterdir()) == ["padding.py", "tokenizing.py"]
    assert of(found, "1327628").path.name == names[2]


METADATA = """---
submission_409194023:
  :submitters:
  - :name: Anna Müller
    :sid: 's1001'
    :email: anna@example.org
  :created_at: 2026-04-26 17:34:00.861687000 Z
  :score: 2.0
  :status: processed
  :results: &1 !ruby/hash:ActiveSupport::HashWithIndifferentAccess
    score: 2.0
    output: |-
      =====================
      Score: 2.0
  :history:
  - :created_at: 2026-04-25 10:00:00.000000000 Z
    :results: *1
submission_500000001:
  :submitters:
  - :name: Ben O'Brien
    :sid: '0042'
    :email: ben@example.org
  - :name: Carla Rossi
    :sid:
    :email: carla@example.org
  :created_at: !ruby/object:ActiveSupport::TimeWithZone
    utc: 2026-04-26 19:00:00.000000000 Z
    time: 2026-04-26 12:00:00.000000000 Z
submission_600000001:
  :submitters: []
submission_700000001:
  :submitters:
  - :name: Zoe
    :sid: '7'
"""


def gradescope(folder: Path) -> Path:
    names = [f"submission_{number}/padding.py" for number in (409194023, 500000001, 600000001, 800000001)]
    lay_out(folder, names)
    (folder / "submission_metadata.yml").write_text(METADATA, encoding="utf-8")
    return folder


def test_gradescope_downloads_are_recognised(tmp_path: Path) -> None:
    found = read_class(gradescope(tmp_path))

    assert found.layout is Layout.GRADESCOPE
    assert [(one.student_id, one.name, one.source, one.group) for one in found.hand_ins] == [
        ("0042", "Ben O'Brien", "submission_500000001", "submission_500000001"),
        ("carla@example.org", "Carla Rossi", "submission_500000001", "submission_500000001"),
        ("s1001", "Anna Müller", "submission_409194023", ""),
    ]
    assert of(found, "s1001").handed_in_at == datetime(2026, 4, 26, 17, 34, 0, 861687, tzinfo=UTC)
    assert of(found, "0042").handed_in_at == datetime(2026, 4, 26, 19, tzinfo=UTC)
    assert [(one.source, one.reason) for one in found.ignored] == [
        ("submission_600000001", "Gradescope names nobody for it"),
        ("submission_700000001", "Gradescope lists it, and it is not in the download"),
        ("submission_800000001", "not in Gradescope's list"),
    ]


def test_gradescope_people_are_matched_with_the_roster_by_sid_or_email(tmp_path: Path) -> None:
    found = read_class(gradescope(tmp_path), ROSTER)

    assert [one.student_id for one in found.hand_ins] == ["s1001", "s1002", "s1003"]


def test_a_download_in_the_folder_that_unpacking_made_is_found(tmp_path: Path) -> None:
    gradescope(tmp_path / "assignment_8046601_export")
    (tmp_path / ".DS_Store").touch()

    assert read_class(tmp_path).layout is Layout.GRADESCOPE


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1, 2", "submission_metadata.yml, line 2: not readable ("),
        ("a: &x [*x]", "submission_metadata.yml, line 1: not readable ("),
        ("[" * 500_000, "submission_metadata.yml, line 1: not readable (nested too deeply)"),
        ("- a\n- b\n", "submission_metadata.yml is not Gradescope's list of submissions: download them once more."),
        ("submission_1: nothing\n", "submission_metadata.yml is not Gradescope's list of submissions: download them once more."),
        ("", "submission_metadata.yml is not Gradescope's list of submissions: download them once more."),
        ("a: \x07", "submission_metadata.yml, line "),
        ("a: !!python/object/apply:os.system ['touch hacked']", "submission_metadata.yml is not Gradescope's list of submissions"),
    ],
)
def test_a_malformed_gradescope_list_is_one_clear_line(tmp_path: Path, text: str, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "submission_metadata.yml").write_text(text)

    with pytest.raises(TeacherError) as error:
        read_class(tmp_path)

    assert str(error.value).startswith(line)
    assert "\n" not in str(error.value)
    assert not (tmp_path / "hacked").exists()


@pytest.mark.parametrize("name", ["anna", "anna.zip", "smithbob_1_2_a.zip", "Anna_1_assignsubmission_file_", "submission_metadata.yml"])
def test_a_symbolic_link_is_not_followed(tmp_path: Path, name: str) -> None:
    secret = lay_out(tmp_path / "elsewhere", ["secret.py"])
    lay_out(tmp_path / "class", ["zoe.zip"])
    (tmp_path / "class" / name).symlink_to(secret)

    found = read_class(tmp_path / "class")

    assert [one.student_id for one in found.hand_ins] == ["zoe"]
    assert [(one.source, one.reason.partition(":")[0]) for one in found.ignored] == [(name, "a symbolic link is not followed")]


def test_links_inside_a_hand_in_are_neither_followed_nor_counted_as_time(tmp_path: Path) -> None:
    lay_out(tmp_path / "class", ["anna/padding.py"])
    (tmp_path / "new.py").touch()
    (tmp_path / "class/anna/new.py").symlink_to(tmp_path / "new.py")
    (tmp_path / "class/anna/loop").symlink_to(tmp_path / "class")

    found = read_class(tmp_path / "class")

    assert of(found, "anna").handed_in_at == datetime(1970, 1, 1, tzinfo=UTC)


def test_pipes_are_left_out_and_never_waited_for(tmp_path: Path) -> None:
    lay_out(tmp_path, ["anna/padding.py"])
    os.mkfifo(tmp_path / "ben.zip")

    found = read_class(tmp_path)

    assert [(one.source, one.reason) for one in found.ignored] == [("ben.zip", "neither a file nor a folder")]


@pytest.mark.parametrize(
    "name", ["王小明", '=cmd|"calc"!A1', "'; DROP TABLE students;--", "a\nb", "--help", "~", "$(touch hacked)", "x" * 250]
)
def test_a_folder_can_be_called_anything(tmp_path: Path, name: str) -> None:
    lay_out(tmp_path, [f"{name}/padding.py", "zoe/padding.py"])

    found = read_class(tmp_path)

    [hand_in] = [one for one in found.hand_ins if one.student_id != "zoe"]
    assert hand_in.path == tmp_path / name
    assert hand_in.student_id.startswith(name[0])
    assert "\n" not in hand_in.student_id


def test_names_that_look_the_same_once_cleaned_stay_two_students(tmp_path: Path) -> None:
    lay_out(tmp_path, ["anna/a.py", "an\u200bna/a.py", "anna\u202e/a.py"])
    (tmp_path / os.fsdecode(b"b\xff")).mkdir()
    (tmp_path / os.fsdecode(b"b\xfe")).mkdir()
    for path in (b"b\xff", b"b\xfe"):
        (tmp_path / os.fsdecode(path) / "a.py").touch()

    found = read_class(tmp_path)

    assert len({one.student_id for one in found.hand_ins}) == 5
    assert all(one.student_id.isprintable() for one in found.hand_ins)


def test_composed_and_decomposed_letters_are_one_name(tmp_path: Path) -> None:
    lay_out(tmp_path, ["Anna Mu\u0308ller.zip"])

    assert of(read_class(tmp_path), "Anna Müller").source == "Anna Müller.zip"


@pytest.mark.parametrize("name", ["nowhere", "class.zip"])
def test_what_is_not_a_folder_is_one_clear_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "class.zip").touch()

    with pytest.raises(TeacherError, match=r"is not a folder: unpack the download and name the folder with everybody's hand-ins\.$"):
        read_class(tmp_path / name)


def test_an_empty_folder_has_no_hand_ins_and_a_whole_class_absent(tmp_path: Path) -> None:
    found = read_class(tmp_path, ROSTER)

    assert (found.hand_ins, found.absent) == ((), ROSTER)


def test_gathering_never_writes_outside_its_folder(tmp_path: Path) -> None:
    lay_out(tmp_path / "class", ["smithbob_1_2_.._", "smithbob_1_3_a.py", "roe_2_4_a.py"])
    (tmp_path / "class/smithbob_1_5_..").touch()

    found = read_class(tmp_path / "class")
    folder = gather(of(found, "1"), tmp_path / "work")

    assert sorted(path.name for path in folder.iterdir()) == [".._", "a.py"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["class", "work"]
