"""Intake: a folder, a zip or a file becomes safe names and bytes; nothing is followed, executed or believed."""

from __future__ import annotations

import io
import os
import random
import struct
import unicodedata
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from grader.errors import StudentError
from grader.handing_in import pack
from grader.submission import MOST_BYTES, MOST_FILE_BYTES, MOST_FILES, MOST_ZIP_BYTES, Submission, take_in, take_in_zip
from tests.clock import within

FILES = {"padding.py": b"x = 1\n", "02/tokenizing.py": b"y = 2\n", "helper/data.txt": b"\x00\xff"}


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def zipped(files: Iterable[tuple[str | zipfile.ZipInfo, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(StudentError) as caught:
        take_in_zip(data, "work.zip")
    text = str(caught.value)
    assert "\n" not in text
    return text


def test_folder_zip_and_file_are_taken_in_alike(tmp_path: Path) -> None:
    folder = write(tmp_path / "ana", FILES)
    (tmp_path / "ana.zip").write_bytes(zipped(FILES.items()))

    assert take_in(folder).files == take_in(tmp_path / "ana.zip").files == FILES
    assert take_in(folder / "padding.py").files == {"padding.py": b"x = 1\n"}


def test_the_hash_depends_on_names_and_contents_only(tmp_path: Path) -> None:
    names = list(FILES)
    random.Random(1).shuffle(names)
    folder = write(tmp_path / "ana", FILES)
    other = write(tmp_path / "later", {name: FILES[name] for name in names})
    for path in other.rglob("*"):
        os.utime(path, (1, 1))
    entry = zipfile.ZipInfo("padding.py", (2020, 5, 5, 5, 5, 4))

    hashes = {take_in(folder).sha256, take_in(other).sha256, take_in_zip(zipped(sorted(FILES.items(), reverse=True)), "x").sha256}

    assert hashes == {take_in(folder).sha256}
    assert take_in_zip(zipped([(entry, b"1")]), "x").sha256 == Submission({"padding.py": b"1"}).sha256
    assert Submission({"a": b"bc"}).sha256 != Submission({"ab": b"c"}).sha256


@pytest.mark.parametrize("count", [3, MOST_FILES])
def test_the_zip_that_submit_packs_has_the_hash_of_its_folder(tmp_path: Path, count: int) -> None:
    files = FILES | {f"n{number}.txt": b"" for number in range(count - 3)} | {"odd: name.txt": b"1", "señal.py": b"2"}
    submission = take_in(write(tmp_path / "ana", dict(list(files.items())[-count:])))

    packed = pack(submission, "ana", tmp_path)

    assert take_in(packed).sha256 == submission.sha256
    assert take_in(packed).files == submission.files


def test_a_link_to_a_folder_is_the_folder_when_a_teacher_names_it(tmp_path: Path) -> None:
    write(tmp_path / "ana", FILES)
    (tmp_path / "link").symlink_to(tmp_path / "ana")

    assert take_in(tmp_path / "link").files == FILES


def test_links_inside_a_folder_are_left_out_with_a_note(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret", {"key.txt": b"secret"})
    folder = write(tmp_path / "ana", {"padding.py": b"1"})
    (folder / "key.txt").symlink_to(secret / "key.txt")
    (folder / "all").symlink_to(secret)
    (folder / "round").symlink_to(folder)
    (folder / "nowhere").symlink_to("/does/not/exist")
    (folder / ".venv").symlink_to(secret)

    taken = take_in(folder)

    assert taken.files == {"padding.py": b"1"}
    why = "was left out: it is a link or a device; put the file itself there"
    assert taken.notes == tuple(f"{name} {why}" for name in ("all", "key.txt", "nowhere", "round"))


def test_a_pipe_in_a_folder_is_left_out_and_nobody_waits_for_it(tmp_path: Path) -> None:
    folder = write(tmp_path / "ana", {"padding.py": b"1"})
    os.mkfifo(folder / "tokenizing.py")

    with within(5):
        taken = take_in(folder)

    assert list(taken.files) == ["padding.py"]
    assert taken.notes == ("tokenizing.py was left out: it is a link or a device; put the file itself there",)


@pytest.mark.parametrize("name", ["pipe.py", "pipe.zip"])
def test_a_pipe_or_a_device_is_no_submission(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)

    for path in (tmp_path / name, Path("/dev/zero")):
        with pytest.raises(StudentError, match="is neither a folder nor a file"):
            take_in(path)


def test_what_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StudentError, match=r"^ana: there is no such file or folder$"):
        take_in(tmp_path / "ana")


def test_what_tools_leave_behind_is_left_out_silently(tmp_path: Path) -> None:
    litter = {"__pycache__/padding.cpython-311.pyc": b"1", ".git/config": b"1", "a/.venv/x.py": b"1", "__MACOSX/._padding.py": b"1"}
    link = zipfile.ZipInfo(".venv/bin/python")
    link.external_attr = 0o120777 << 16

    taken = take_in(write(tmp_path / "ana", FILES | litter))

    assert (taken.files, taken.notes) == (FILES, ())
    assert take_in_zip(zipped([*FILES.items(), *litter.items(), (link, b"/usr/bin/python3")]), "x").files == FILES


def test_large_data_is_left_out_with_a_note_and_large_code_is_not(tmp_path: Path) -> None:
    files = {"imdb.npz": bytes(MOST_FILE_BYTES + 1), "padding.py": b"#" * (MOST_FILE_BYTES + 1)}

    for taken in (take_in(write(tmp_path / "ana", files)), take_in_zip(zipped(files.items()), "x")):
        assert list(taken.files) == ["padding.py"]
        assert taken.notes == ("imdb.npz was left out: it is larger than 2 MB",)


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    files = {f"{number}.txt": b"" for number in range(MOST_FILES + 1)}

    assert "more than 500 files" in refusal(zipped(files.items()))
    with pytest.raises(StudentError, match="more than 500 files"):
        take_in(write(tmp_path / "ana", files))


def test_too_many_bytes_are_refused(tmp_path: Path) -> None:
    files = {f"{number}.py": bytes(MOST_BYTES // 8 + 1) for number in range(8)}

    assert "more than 16 MB together" in refusal(zipped(files.items()))
    with pytest.raises(StudentError, match="more than 16 MB together"):
        take_in(write(tmp_path / "ana", files))
    with pytest.raises(StudentError, match="more than 16 MB together"):
        take_in(write(tmp_path, {"one.py": bytes(MOST_BYTES + 1)}) / "one.py")


def test_folders_without_end_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.submission.MOST_SEEN", 100)
    deep = tmp_path / "deep"
    (deep / "/".join("a" * 20)).mkdir(parents=True)
    wide = tmp_path / "wide"
    for number in range(101):
        (wide / str(number)).mkdir(parents=True)

    for folder in (deep, wide):
        with pytest.raises(StudentError, match="too many folders, or they are nested too deep"):
            take_in(folder)


def test_notes_do_not_grow_without_end(tmp_path: Path) -> None:
    (tmp_path / "ana").mkdir()
    for number in range(30):
        (tmp_path / "ana" / f"link{number:02}").symlink_to("/etc/passwd")

    notes = take_in(tmp_path / "ana").notes

    assert len(notes) == 21
    assert notes[-1] == "10 more files were left out"


ODD_NAMES = {
    "a\u202eyp.py": "its name holds invisible characters",
    "a\nb.py": "its name holds invisible characters",
    "a\x1b[2J.py": "its name holds invisible characters",
    "x" * 240 + ".py": "its name is too long",
    "back\\slash.py": "its name is not a plain path",
    "C:evil.py": "its name is not a plain path",
}


@pytest.mark.parametrize(("name", "why"), ODD_NAMES.items(), ids=range(len(ODD_NAMES)))
def test_a_file_with_an_odd_name_is_left_out_with_a_note(tmp_path: Path, name: str, why: str) -> None:
    taken = take_in(write(tmp_path / "ana", {name: b"1", "padding.py": b"1"}))

    assert list(taken.files) == ["padding.py"]
    assert taken.notes[0].endswith(why)
    assert taken.notes[0].isprintable()


def test_a_name_that_is_not_text_is_left_out(tmp_path: Path) -> None:
    folder = write(tmp_path / "ana", {"padding.py": b"1"})
    (folder / os.fsdecode(b"\xff.py")).write_bytes(b"1")

    taken = take_in(folder)

    assert list(taken.files) == ["padding.py"]
    assert taken.notes == ("?.py was left out: its name is not valid text",)


def test_a_name_with_accents_is_the_same_however_it_is_composed(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "señal.py")

    assert list(take_in(write(tmp_path / "ana", {apart: b"1"})).files) == ["señal.py"]
    assert list(take_in_zip(zipped([(apart, b"1")]), "x").files) == ["señal.py"]
    with pytest.raises(StudentError, match=r"señal.py is there twice"):
        take_in(write(tmp_path / "both", {apart: b"1", "señal.py": b"2"}))


@pytest.mark.parametrize(
    "name", ["../padding.py", "a/../../padding.py", "/etc/padding.py", "..\\padding.py", "C:\\padding.py", "c:padding.py"]
)
def test_a_zip_that_points_outside_itself_is_refused(name: str) -> None:
    assert "points outside it; zip the folder again" in refusal(zipped([(name, b"1")]))


def test_a_zip_made_on_windows_has_folders_like_every_other() -> None:
    assert take_in_zip(zipped([("ana\\padding.py", b"1"), ("ana\\", b"")]), "x") == Submission({"ana/padding.py": b"1"})


@pytest.mark.parametrize("kind", [0o120777, 0o010644, 0o020644, 0o060644, 0o140644], ids=["link", "pipe", "device", "disk", "socket"])
def test_a_link_or_device_in_a_zip_is_refused(kind: int) -> None:
    entry = zipfile.ZipInfo("padding.py")
    entry.external_attr = kind << 16

    assert refusal(zipped([(entry, b"/etc/passwd")])) == "padding.py in the zip is a link or a device; put the file itself there"


def test_a_bomb_of_zeros_is_refused_at_once() -> None:
    data = zipped([("padding.py", bytes(200 << 20))])

    with within(5):
        assert "more than 16 MB together" in refusal(data)


def test_a_bomb_that_lies_about_its_size_is_refused_or_cut() -> None:
    data = bytearray(zipped([("padding.py", bytes(64 << 20))]))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)

    refusal(bytes(data))


def test_a_bomb_of_entries_that_share_their_data_is_refused() -> None:
    """Every entry of the directory points to the same megabytes (Fifield's bomb)."""
    data = zipped([("0.py", bytes(4 << 20))])
    start = data.rfind(b"PK\x01\x02")
    end = data.rfind(b"PK\x05\x06")
    entries = [data[start:end].replace(b"0.py", b"%04d" % number) for number in range(400)]
    directory = b"".join(entries)
    tail = data[end : end + 8] + struct.pack("<HHIIH", 400, 400, len(directory), start, 0)

    with within(5):
        refusal(data[:start] + directory + tail)


@pytest.mark.parametrize("declared", [None, 46, 0])
def test_a_directory_of_a_million_entries_is_refused_before_it_is_read(declared: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the end of the zip says about its length, in the record that zipfile prefers (Zip64) or in the ordinary one."""
    entry = b"PK\x01\x02" + bytes(42)
    directory = entry * 600_000
    length = len(directory) if declared is None else declared
    zip64 = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 600_000, 600_000, len(directory), 0)
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, len(directory), 1)
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, length & 0xFFFFFFFF, 0, 0)
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_args: pytest.fail("it was read"))

    assert "holds more than 500 files" in refusal(directory + zip64 + locator + end)
    assert "holds more than 500 files" in refusal(directory + end)


def test_an_encrypted_zip_is_refused() -> None:
    data = bytearray(zipped([("padding.py", b"1")]))
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1

    assert refusal(bytes(data)) == "padding.py in the zip is encrypted; zip without a password"


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_compression_is_refused(compression: int) -> None:
    assert "packed in an unusual way; use an ordinary zip" in refusal(zipped([("padding.py", b"1" * 100)], compression))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_refused() -> None:
    assert refusal(zipped([("padding.py", b"1"), ("padding.py", b"2")])) == (
        "padding.py is there twice; keep one of them and hand in again"
    )
    assert "is there twice" in refusal(zipped([("a/padding.py", b"1"), ("a\\padding.py", b"2")]))


def test_a_file_that_is_also_a_folder_is_refused() -> None:
    assert "a.py is a file and a folder at once" in refusal(zipped([("a.py", b"1"), ("a.py/padding.py", b"2")]))


def test_what_is_no_zip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_bytes(b"not a zip")

    with pytest.raises(StudentError, match=r"^notes.docx is not a zip file; zip the folder and hand that in$"):
        take_in(tmp_path / "notes.docx")
    assert "is larger than 32 MB" in refusal(bytes(MOST_ZIP_BYTES + 1))


def test_a_spoilt_zip_is_one_line_wherever_it_is_spoilt() -> None:
    good = zipped([*FILES.items(), ("long.txt", bytes(range(256)) * 8)])
    generator = random.Random(5)
    outcomes = set()

    for _round in range(1500):
        data = bytearray(good)
        for _byte in range(generator.randint(1, 4)):
            data[generator.randrange(len(data))] = generator.randrange(256)
        try:
            take_in_zip(bytes(data[: generator.choice([len(data), generator.randrange(len(data))])]), "work.zip")
            outcomes.add("taken")
        except StudentError as error:
            outcomes.add(f"refused on {len(str(error).splitlines())} line")

    assert outcomes == {"taken", "refused on 1 line"}


def test_a_module_is_found_wherever_it_is() -> None:
    submission = Submission({"02_pad/padding.py": b"", "padding.txt": b"", "not_padding.py": b""})

    assert submission.find("padding") == "02_pad/padding.py"
    assert submission.find("tokenizing") is None


def test_a_module_in_two_places_is_refused_with_both_named() -> None:
    with pytest.raises(StudentError) as caught:
        Submission({"padding.py": b"", "old/padding.py": b""}).find("padding")

    assert "padding.py is there twice, as " in str(caught.value)
    assert "old/padding.py" in str(caught.value)


def test_python_looks_beside_the_exercises_file_first() -> None:
    submission = Submission({"01/tokenizing.py": b"", "02/padding.py": b"", "02/helper.py": b"", "helper.py": b""})

    assert submission.folders("padding", ("tokenizing", "padding")) == ("02", ".", "01")
    assert submission.folders("tokenizing", ("tokenizing", "padding")) == ("01", ".", "02")
    assert Submission({"padding.py": b""}).folders("padding", ("padding",)) == (".",)
