"""CSV files of spreadsheets and LMS: read in their own encoding and separator, written back byte for byte, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader import sheets
from grader.errors import TeacherError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_file_comes_back_as_it_was_written(tmp_path: Path, encoding: str, separator: str, newline: str) -> None:
    lines = [separator.join(cells) for cells in (("id", "name"), ("1", "Müller"), ("2", '"quo""ted"'), ("3", f'"a{separator}b"'))]
    path = tmp_path / "file.csv"
    path.write_bytes((newline.join(lines) + newline).encode(encoding))

    sheet = sheets.read(path)

    assert sheet.header == ("id", "name")
    assert sheet.rows == (("1", "Müller"), ("2", 'quo"ted'), ("3", f"a{separator}b"))
    assert sheet.with_rows(sheet.rows) == path.read_bytes()


def test_a_cell_may_hold_a_whole_text(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("id,text\n1," + "x" * 300_000 + "\n")

    assert len(sheets.read(path).rows[0][1]) == 300_000


def test_lines_are_counted_over_cells_of_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text('id,text\n1,"a\nb"\n2,c,d\n')

    with pytest.raises(TeacherError, match=r"^file\.csv, line 4: 3 cells under 2 headers"):
        sheets.read(path)


def test_a_file_too_large_to_be_a_class_list_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    with path.open("wb") as file:
        file.truncate(sheets.MAX_BYTES + 1)

    with pytest.raises(TeacherError, match="larger than 64 MB, which no class list is"):
        sheets.read(path)


@given(data=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_a_table_or_one_clear_line(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(data)

    rows, said = read_or_said(path)

    assert "\n" not in said
    assert len({len(row) for row in rows}) <= 1


def read_or_said(path: Path) -> tuple[tuple[tuple[str, ...], ...], str]:
    """The rows, written once more, or the one line that says why there are none."""
    try:
        sheet = sheets.read(path)
        sheet.with_rows(sheet.rows)
        return (sheet.header, *sheet.rows), ""
    except TeacherError as error:
        return (), str(error)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("10.00", 10.0),
        ("10,5", 10.5),
        (" 7 ", 7.0),
        ("-1", -1.0),
        ("", None),
        ("1.000,5", None),
        ("1e5", None),
        ("nan", None),
        ("A+", None),
    ],
)
def test_numbers_have_a_point_or_a_comma(cell: str, value: float | None) -> None:
    assert sheets.number(cell) == value


def test_a_file_is_replaced_at_once(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("old")

    sheets.write(path, b"new")

    assert path.read_text() == "new"
    assert [found.name for found in tmp_path.iterdir()] == ["file.csv"]


def test_a_file_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(TeacherError, match=r"file\.csv cannot be written \(No such file or directory\): check the path"):
        sheets.write(tmp_path / "nowhere" / "file.csv", b"new")
