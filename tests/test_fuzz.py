"""The border under random fire: wire, values, intake and course.toml give an answer or one clear error, in time and in bounded memory.

Examples are derived from the tests' own names, so that every run tries the same; GRADER_FUZZ=20 tries twenty times as many, at random.
"""

from __future__ import annotations

import contextlib
import io
import json
import math
import os
import socket
import struct
import tempfile
import time
import tomllib
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader import architecture, evidence
from grader.course import load_course
from grader.errors import AuthorError, GraderError, Late, StudentError, TeacherError, WireError
from grader.isolation import border, values, wire
from grader.isolation.limits import MIB, Limits
from grader.isolation.modeldata import ModelData
from grader.isolation.values import Big, Foreign, HistoryTree, Items, ModelTree, Number, Numbers, Reducer, Row, Stranger, Table, WeightTree
from grader.isolation.zygote import Order
from grader.student import digest
from grader.submission import MOST_BYTES, MOST_ZIP_BYTES, Submission, take_in, take_in_zip
from tests.clock import within

REPOSITORY = Path(__file__).parents[1]
TIMES = int(os.environ.get("GRADER_FUZZ", "0"))
FRAME_BYTES = 200 * MIB  # what the judge needs at most to read a header of 4 MB, whatever stands in it
INTAKE_BYTES = 4 * MOST_BYTES + MOST_ZIP_BYTES
CPU_SECONDS, WALL_SECONDS = 8.0, 60.0  # for one example; most take a millisecond


def fuzz(examples: int) -> Callable[[Any], Any]:
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much, HealthCheck.large_base_example]
    return settings(max_examples=examples * max(1, TIMES), derandomize=not TIMES, deadline=None, database=None, suppress_health_check=slow)


@contextlib.contextmanager
def quick() -> Iterator[None]:
    """Whatever happens inside is no hang."""
    began = time.process_time()
    with within(WALL_SECONDS):
        yield
    assert time.process_time() - began < CPU_SECONDS


@contextlib.contextmanager
def bounded(most_bytes: int) -> Iterator[None]:
    """Whatever happens inside takes no more memory than this. What makes many objects takes five times as long while they are counted."""
    tracemalloc.start()
    try:
        yield
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < most_bytes


@contextlib.contextmanager
def only(*expected: type[GraderError]) -> Iterator[None]:
    """Either nothing is raised, or one of these, in one line that a person can read."""
    try:
        yield
    except expected as error:
        text = str(error)
        assert text
        assert len(text) < 2000
        assert "\n" not in text
        assert "Traceback" not in text


# The wire -------------------------------------------------------------------------------------------------------------------------------

texts = st.text(max_size=20) | st.sampled_from(["", "inf", "-inf", "nan", "ffff", "-1", "float32", "O", "padding", "a" * 300])
numbers = st.integers(-(2**63), 2**64 - 1) | st.integers(-2, 40)
blobs_of_a_frame = st.lists(st.binary(max_size=64), max_size=4)
arrays = st.builds(
    Numbers,
    dtype=st.sampled_from(["int32", "uint8", "bool", "float64", "O", "S10", "float128", "x"]),
    shape=st.lists(st.integers(-2, 20) | numbers, max_size=5),
    blob=st.integers(-2, 6) | numbers,
)
plain_trees = st.none() | st.booleans() | numbers | st.floats() | texts | st.builds(Big, hex=texts) | st.builds(Number, name=texts) | arrays
trees = st.recursive(
    plain_trees | st.builds(Stranger, type_name=texts, why=texts),
    lambda inner: (
        st.builds(Items, items=st.lists(inner, max_size=6))
        | st.builds(Row, items=st.lists(inner, max_size=6))
        | st.builds(Table, keys=st.lists(inner, max_size=5), values=st.lists(inner, max_size=5))
        | st.builds(HistoryTree, params=inner, epoch=inner, history=inner)
        | st.builds(
            ModelTree,
            class_name=texts,
            problem=texts,
            detail=texts,
            config=texts | st.sampled_from(["{}", '{"layers": []}', "[" * 5000, '{"a": 1e999}', "9" * 5000]),
            built=st.booleans(),
            weights=st.lists(st.builds(WeightTree, path=texts, trainable=st.booleans(), value=arrays), max_size=3),
            compiled=texts,
            optimizer=texts,
            learning_rate=st.none() | st.floats(),
            iterations=st.none() | numbers,
        )
    ),
    max_leaves=25,
)
crashes = st.none() | st.builds(
    wire.Crashed,
    type_name=texts,
    bases=st.lists(texts, max_size=3),
    text=texts,
    file=texts,
    line=numbers,
    function=texts,
    source=texts,
    asked_bytes=numbers,
)
messages = st.builds(
    wire.Answered,
    number=numbers,
    value=trees,
    crash=crashes,
    changed=st.lists(texts, max_size=3),
    printed=texts,
    models=st.lists(trees, max_size=2),
) | st.builds(wire.Loaded, crash=crashes, printed=texts)


def receive(sent: bytes, limits: Limits = Limits(), *, closed: bool = True, seconds: float = 1.0) -> tuple[Any, list[memoryview]]:  # noqa: B008
    """What the judge makes of these bytes; the other side has gone, or only gone silent."""
    judge, worker = socket.socketpair()
    judge.setblocking(False)
    with judge, worker:
        worker.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            worker.send(sent)
        if closed:
            worker.close()
        return wire.receive_from_worker(judge.fileno(), limits, time.monotonic() + seconds)


def frame(message: wire.Message, blobs: list[bytes]) -> bytes:
    message.blobs = [len(blob) for blob in blobs]
    header = msgspec.msgpack.encode(message)
    return struct.pack(">IQ", len(header), sum(message.blobs)) + header + b"".join(blobs)


def look_at(value: Any) -> None:
    """All that the judge and the page ever do with a value from a worker."""
    digest(value)
    evidence.describe(value)
    evidence.short(value)
    evidence.show(value, (0, 1))
    for expected in (np.zeros((2, 3), np.int32), np.float64(1.0), [[1, 2], [3]], {"a": 1}, 1, "a", None, value):
        evidence.first_difference(value, expected)


@fuzz(200)
@given(st.binary(max_size=400))
def test_any_bytes_on_the_wire_are_a_message_or_one_wire_error(sent: bytes) -> None:
    with only(WireError):
        receive(sent)


@fuzz(200)
@given(st.binary(max_size=300), st.integers(0, 300), st.integers(0, 40))
def test_any_header_of_the_right_length_is_a_message_or_one_wire_error(header: bytes, promised: int, arrays_promised: int) -> None:
    with only(WireError):
        receive(struct.pack(">IQ", min(promised, len(header)), arrays_promised) + header)


@fuzz(250)
@given(messages, blobs_of_a_frame, st.data())
def test_a_frame_cut_or_changed_anywhere_is_a_message_or_one_wire_error(message: Any, blobs: list[bytes], data: st.DataObject) -> None:
    sent = bytearray(frame(message, blobs))
    for _change in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.integers(0, len(sent) - 1))
        sent[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(sent)) | st.just(len(sent)))

    with quick(), bounded(FRAME_BYTES), only(WireError):
        received, pieces = receive(bytes(sent[:cut]))
        if isinstance(received, wire.Answered):
            for value in border._restored([received.value, *received.models], pieces):
                look_at(value)


@pytest.mark.parametrize("length", [0, 1, 11, 12, 13, 60])
def test_a_frame_that_stops_anywhere_is_late_when_the_line_stays_open(length: int) -> None:
    sent = frame(wire.Answered(number=1, value="x" * 100, crash=None, changed=[], printed=""), [b"12345"])

    with within(1.0), pytest.raises(Late):
        receive(sent[:length], closed=False, seconds=0.2)


HUGE = {
    "short texts": b"\xa1a" * 2_000_000,
    "small numbers": b"\x01" * 4_000_000,
    "floats": (b"\xcb" + bytes(8)) * 400_000,
    "empty lists": b"\x82\xa4type\xa4list\xa5items\x90" * 200_000,
    "nothing": b"\xc0" * 4_000_000,
}


@pytest.mark.parametrize("entry", HUGE)
def test_the_largest_frame_costs_the_judge_no_more_than_stated(entry: str) -> None:
    """4 MB of header, packed with what takes most room: read, refused or restored."""
    content = HUGE[entry]
    count = {b"\x82": 200_000, b"\xcb": 400_000, b"\xa1": 2_000_000}.get(content[:1], len(content))
    items = b"\x82\xa4type\xa4list\xa5items\xdd" + struct.pack(">I", count) + content
    header = msgspec.msgpack.encode(
        {"type": "answered", "blobs": [], "number": 1, "crash": None, "changed": [], "printed": "", "value": None}
    )
    header = header.replace(b"\xa5value\xc0", b"\xa5value" + items)
    assert len(header) < Limits().header_bytes

    for cost in (quick(), bounded(FRAME_BYTES)):
        with cost, contextlib.suppress(WireError):
            border._restored([wire._from_worker.decode(header).value], [])


def test_a_million_empty_arrays_are_refused_before_one_is_made() -> None:
    header = msgspec.msgpack.encode(
        {"type": "answered", "number": 1, "crash": None, "changed": [], "printed": "", "value": None, "blobs": None}
    )
    header = header.replace(b"\xa5blobs\xc0", b"\xa5blobs\xdd" + struct.pack(">I", 1_000_000) + bytes(1_000_000))
    judge, worker = socket.socketpair()
    with judge, worker, quick(), bounded(FRAME_BYTES):
        worker.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4 * MIB)
        worker.setblocking(False)
        frame_bytes = struct.pack(">IQ", len(header), 0) + header
        sent = worker.send(frame_bytes)
        assert sent <= len(frame_bytes)
        with pytest.raises(WireError):
            wire.receive_from_worker(judge.fileno(), Limits(), time.monotonic() + 0.5)


# Values ---------------------------------------------------------------------------------------------------------------------------------


@fuzz(300)
@given(trees, blobs_of_a_frame)
def test_any_tree_is_plain_data_or_one_wire_error(tree: Any, blobs: list[bytes]) -> None:
    with quick(), bounded(FRAME_BYTES), only(WireError):
        for value in border._restored([tree], [memoryview(blob) for blob in blobs]):
            look_at(value)


keys = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
python_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**80), 2**80)
    | st.floats()
    | st.text(max_size=8)
    | st.binary(max_size=4)
    | st.just(object()),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.lists(inner, max_size=5).map(tuple)
        | st.dictionaries(keys | st.tuples(keys), inner, max_size=4)
        | st.just({1})
    ),
    max_leaves=20,
)


@fuzz(250)
@given(python_values)
def test_what_a_function_returns_arrives_as_it_was_or_as_foreign(value: Any) -> None:
    reducer = Reducer(MIB)
    tree = msgspec.msgpack.decode(msgspec.msgpack.encode(reducer.reduce(value)), type=values.Value)
    arrived = values.restore(tree, [memoryview(blob) for blob in reducer.blobs])

    assert same(arrived, value)
    look_at(arrived)


def same(arrived: Any, value: Any) -> bool:
    if isinstance(arrived, Foreign):
        return True
    if isinstance(value, float) and math.isnan(value):
        return isinstance(arrived, float) and math.isnan(arrived)
    if isinstance(value, (list, tuple)):
        return type(arrived) is type(value) and len(arrived) == len(value) and all(map(same, arrived, value))
    if isinstance(value, dict):
        return isinstance(arrived, dict) and len(arrived) == len(value) and all(same(arrived[key], value[key]) for key in value)
    return type(arrived) is type(value) and bool(arrived == value)


keras_keys = st.sampled_from(
    """module class_name config registered_name build_config name layers dtype units input_dim output_dim mask_zero activation args kwargs
    function input_layers output_layers inbound_nodes batch_shape layer forward_layer cell keras_history shape value""".split()
)
keras_words = st.sampled_from(
    """keras.layers keras builtins os Embedding Dense LSTM Bidirectional Sequential Functional InputLayer Lambda TimeDistributed RNN
    __tensor__ float32 linear embedding keras.src.models.sequential keras.src.ops.numpy Multiply NotEqual __keras_tensor__ None""".split()
)
architectures = st.recursive(
    st.none() | st.booleans() | numbers | st.floats() | texts | keras_words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keras_keys, inner, max_size=7),
    max_leaves=40,
)
layers = st.fixed_dictionaries(
    {"module": keras_words, "class_name": keras_words, "config": architectures | st.dictionaries(keras_keys, architectures, max_size=5)},
    optional={"inbound_nodes": architectures, "name": texts, "registered_name": texts, "build_config": architectures},
)
configs = st.dictionaries(keras_keys, architectures, max_size=6) | st.fixed_dictionaries(
    {"name": texts, "layers": st.lists(layers, max_size=4)}, optional={"input_layers": architectures, "output_layers": architectures}
)


@fuzz(80)
@given(st.sampled_from(["Sequential", "Functional", "x"]), configs, texts, texts)
def test_any_architecture_is_admitted_or_refused_in_words(class_name: str, config: Any, problem: str, detail: str) -> None:
    model = ModelData(class_name, problem if problem.islower() else "", detail, config)

    with quick(), bounded(20 * MIB):
        text = architecture.refusal(model)
        if not text:
            architecture.layers_of(model)

    assert "\n" not in text
    assert len(text) < 1000


# The intake -----------------------------------------------------------------------------------------------------------------------------

names = st.sampled_from(
    ["padding.py", "02_pad/padding.py", "x/../padding.py", "/etc/passwd", "a\\b.py", "C:x", "work.ipynb", "ü.py", "a/", ".git/x", ""]
)
entries = st.lists(st.tuples(names | st.text(max_size=30), st.binary(max_size=200), st.integers(0, 2**32 - 1)), max_size=8)


def zipped(files: list[tuple[str, bytes, int]], *, deflated: bool = True) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED) as archive:
        for name, content, attributes in {entry[0]: entry for entry in files}.values():
            info = zipfile.ZipInfo(name or "x")
            info.external_attr = attributes
            with contextlib.suppress(UnicodeEncodeError):
                archive.writestr(info, content)
    return target.getvalue()


def is_sound(submission: Submission) -> bool:
    """Names are plain relative paths, contents fit, nothing is a folder and a file at once."""
    parts = [name.split("/") for name in submission.files]
    return sum(map(len, submission.files.values())) <= MOST_BYTES and all(part not in ("", ".", "..") for path in parts for part in path)


@fuzz(150)
@given(entries, st.booleans())
def test_a_zip_of_any_entries_is_taken_in_or_refused_in_one_line(files: list[tuple[str, bytes, int]], deflated: bool) -> None:
    with quick(), bounded(INTAKE_BYTES), only(StudentError):
        assert is_sound(take_in_zip(zipped(files, deflated=deflated), "work.zip"))


@fuzz(250)
@given(entries, st.data())
def test_a_zip_changed_anywhere_is_taken_in_or_refused_in_one_line(files: list[tuple[str, bytes, int]], data: st.DataObject) -> None:
    content = bytearray(zipped([("padding.py", b"x = 1\n" * 50, 0), *files]))
    for _change in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        new = data.draw(st.binary(max_size=6))
        content[place : place + data.draw(st.sampled_from([0, len(new), 4]))] = new
    cut = data.draw(st.integers(0, len(content)) | st.just(len(content)))

    with quick(), bounded(INTAKE_BYTES), only(StudentError):
        assert is_sound(take_in_zip(bytes(content[:cut]), "work.zip"))


kinds = st.sampled_from(["file", "folder", "link", "link out", "pipe", "secret"])


@fuzz(60)
@given(st.lists(st.tuples(st.binary(min_size=1, max_size=40), kinds, st.binary(max_size=50)), max_size=10))
def test_a_folder_of_anything_is_taken_in_or_refused_in_one_line(things: list[tuple[bytes, str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        for name, kind, content in things:
            _make(Path(place, _name(name)), kind, content)

        with quick(), bounded(INTAKE_BYTES), only(StudentError):
            assert is_sound(take_in(Path(place)))


def _make(path: Path, kind: str, content: bytes) -> None:
    with contextlib.suppress(OSError):
        if kind == "folder":
            (path / _name(content)).mkdir(parents=True, exist_ok=True)
        elif kind in ("link", "link out"):
            path.symlink_to(path if kind == "link" else "/etc/passwd")
        elif kind == "pipe":
            os.mkfifo(path)
        else:
            with path.open("xb") as file:  # not into a pipe of the same name, which would wait for a reader
                file.write(content)
            path.chmod(0 if kind == "secret" else 0o644)


def _name(raw: bytes) -> str:
    """Any bytes but the two that no file system takes; surrogates where they are no text."""
    return os.fsdecode(raw.replace(b"\0", b"0").replace(b"/", b"_"))


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["code", "markdown", "%%bash\nls", "def f(): pass"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["cells", "cell_type", "source", "nbformat", "x"]), inner, max_size=4)
    ),
    max_leaves=20,
)
cells = st.fixed_dictionaries(
    {"cell_type": st.just("code"), "source": json_values | st.text(max_size=80) | st.lists(st.text(max_size=30), max_size=4)}
)


@fuzz(150)
@given(st.lists(cells, max_size=4), st.integers(-1, 6) | st.just(4), json_values, st.data())
def test_a_notebook_of_any_json_is_taken_in_or_refused_in_one_line(code: list[Any], version: int, more: Any, data: st.DataObject) -> None:
    text = json.dumps({"cells": code, "nbformat": version, "metadata": more} if data.draw(st.booleans()) else more)
    content = bytearray(text.encode())
    if data.draw(st.booleans()) and content:
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    with quick(), bounded(INTAKE_BYTES), only(StudentError):
        submission = take_in_zip(zipped([("work.ipynb", bytes(content), 0), ("padding.py", b"x = 1\n", 0)]), "work.zip")
        submission.find("padding", ("pad_sequences", "f"))


# course.toml ----------------------------------------------------------------------------------------------------------------------------

COURSE = (REPOSITORY / "exercises" / "course.toml").read_text("utf-8")
IDS = tuple(exercise["id"] for exercise in tomllib.loads(COURSE)["exercise"])
TOML_VALUES = (
    """true -1 0 1e400 nan inf 99999999999999999999999999 "" "x" [] [1] {} {a=1} 1979-05-27 "\\u0000" "a\\nb" "../x" ["",1] 1e-7 'é'"""
)
toml_values = st.sampled_from(TOML_VALUES.split()) | st.integers().map(str)
toml_lines = st.sampled_from([line for line in COURSE.split("\n") if line.strip()])


@pytest.fixture(scope="module")
def course_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("course")
    for name in IDS:
        (folder / "exercises" / name).mkdir(parents=True)
    return folder


def load(folder: Path, text: str) -> None:
    (folder / "exercises" / "course.toml").write_text(text, "utf-8", errors="surrogateescape")
    with quick(), bounded(20 * MIB), only(AuthorError, TeacherError):
        course = load_course(folder)
        for exercise in course.exercises:
            msgspec.msgpack.encode(Order(exercise.limits))


@fuzz(150)
@given(st.data())
def test_a_course_with_lines_changed_is_loaded_or_refused_in_one_line(course_folder: Path, data: st.DataObject) -> None:
    lines = COURSE.split("\n")
    for _change in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        key = lines[place].partition("=")[0]
        changed = [
            f"{key}= {data.draw(toml_values)}",
            "",
            data.draw(toml_lines),
            f"{key}_ = 1",
            "[exercise.limits]\ncall_seconds = " + data.draw(toml_values),
        ]
        lines[place] = data.draw(st.sampled_from(changed))

    load(course_folder, "\n".join(lines))


@fuzz(100)
@given(st.data())
def test_a_course_with_characters_changed_is_loaded_or_refused_in_one_line(course_folder: Path, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(COURSE)))
    text = COURSE[:place] + data.draw(st.text(max_size=6)) + COURSE[place + data.draw(st.integers(0, 30)) :]

    load(course_folder, text.encode("utf-8", "replace").decode())


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 20_000,
        "x = " + "9" * 5_000,
        "a." * 5_000 + "a = 1",
        "a." * 20 + "a = 1",
        "x = '" + "é" * 100_000,
        "#" * 2**25,
        "\ufeff[course]",
        "[course",
        "\0",
    ],
)
def test_a_course_made_to_break_the_reader_is_refused_in_one_line(course_folder: Path, text: str) -> None:
    (course_folder / "exercises" / "course.toml").write_text(text, "utf-8")

    with quick(), bounded(20 * MIB), pytest.raises(AuthorError) as raised:
        load_course(course_folder)

    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 2000


@pytest.mark.parametrize("line", ["a{n}." + "a." * 19 + "a = 1", "[a{n}." + "a." * 19 + "a]"], ids=["keys", "headers"])
def test_the_largest_course_costs_no_more_than_stated(course_folder: Path, line: str) -> None:
    """Nearly 100 kB of tables within tables, which take most room; a course of words takes a fraction."""
    (course_folder / "exercises" / "course.toml").write_text("\n".join(line.format(n=n) for n in range(1_900)), "utf-8")

    for cost in (quick(), bounded(48 * MIB)):
        with cost, pytest.raises(AuthorError, match="there is no key"):
            load_course(course_folder)
