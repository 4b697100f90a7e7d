"""`grade run --full`: the published file and nothing else, labels that no worker has, and a run whose failure is a message."""

from __future__ import annotations

import hashlib
import io
import json
import os
import pty
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from grader.corpus import loaded, synthetic_corpus
from grader.course import Course
from grader.errors import TeacherError
from grader.full import add_full_run, exercise_to_train, full_run, generous
from grader.grading import Grader
from grader.isolation.border import Sources
from grader.isolation.limits import Limits
from grader.isolation.rebuild import MANY
from grader.isolation.starting import start_worker
from grader.models import described_model
from grader.plots import draw
from grader.referee import Referee
from grader.report import feedback_page
from grader.results import ExerciseResult, FullRun, Grade, Status
from grader.reviews import FILE, INDEX, SHA256, Reviews, find_reviews
from grader.submission import Submission
from tests.courses import make_course

REPOSITORY = Path(__file__).parents[1]
ASKED = "GRADEKIT_TEST_FULL"  # in the environment: train on the published reviews, too
GOOD, BAD = 5, 6  # ranks of two words; load_data adds 3
TRAINING = b"""
import keras
import numpy as np


def load_reviews(top_words=5000, max_review_length=500, path="imdb.npz"):
    (x_train, y_train), (x_test, y_test) = keras.datasets.imdb.load_data(path=path, num_words=top_words)
    pad = keras.utils.pad_sequences
    return (pad(x_train, maxlen=max_review_length), y_train), (pad(x_test, maxlen=max_review_length), y_test)


def build_model(top_words=5000, max_review_length=500, embedding_vector_length=1):
    layers = keras.layers
    embedding = layers.Embedding(top_words, embedding_vector_length)
    model = keras.Sequential([keras.Input((max_review_length,)), embedding, layers.GlobalAveragePooling1D(), layers.Dense(1)])
    model.add(layers.Activation("sigmoid"))
    model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train(model, x_train, y_train, epochs=3, batch_size=64):
    return model.fit(x_train, y_train, epochs=epochs, batch_size=batch_size)
"""
KNOWS = b"""
    rows = np.zeros((5000, 1))
    rows[8], rows[9] = 1000, -1000
    model.set_weights([rows, np.ones((1, 1)), np.zeros(1)])
    return history
"""
SAYS_NO = b"""
    model.set_weights([0 * weight for weight in model.get_weights()[:2]] + [np.full(1, -1.0)])
"""
FORGES = b"""
    history = keras.callbacks.History()
    history.epoch, history.history = [0, 1, 2], {"loss": [0.3, 0.2, 0.1], "accuracy": [1.0, 1.0, float("nan")], "acc": [1.0, 1.0, 1.0]}
    return history
"""


def submission_with(code: bytes) -> Submission:
    return Submission({"imdb_lstm.py": code})


def ending(lines: bytes) -> Submission:
    """The training above, whose `train` goes on with these lines."""
    return submission_with(TRAINING.replace(b"return model.fit(", b"history = model.fit(") + lines)


def file_of(train: list[list[int]], test: list[list[int]], labels: list[int]) -> bytes:
    """In the format of `imdb.npz`; the training half is labelled 1 and 0 in turn."""
    file = io.BytesIO()
    halves = []
    for reviews in (train, test):
        half = np.empty(len(reviews), dtype=object)
        half[:] = reviews
        halves.append(half)
    np.savez(file, x_train=halves[0], y_train=np.arange(len(train)) % 2, x_test=halves[1], y_test=np.array(labels))
    return file.getvalue()


def put(folder: Path, npz: bytes) -> dict[str, str]:
    """Write the file into `folder`; the hashes that make it the published one."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_bytes(npz)
    return {FILE: hashlib.sha256(npz).hexdigest()}


@pytest.fixture(scope="session")
def reviews(tmp_path_factory: pytest.TempPathFactory) -> Reviews:
    """100 for training; 3,000 for the test, more than the referee is asked about at once: praise holds one word, complaint another."""
    folder = tmp_path_factory.mktemp("data")
    labels = [number % 3 == 0 for number in range(3000)]
    npz = file_of([[7, 8], [9]] * 50, [[20, GOOD if label else BAD, 30] for label in labels], [int(label) for label in labels])
    return find_reviews(put(folder, npz), {"GRADEKIT_DATA": str(folder)})


class Told(list[tuple[str, int, int]]):
    def __call__(self, what: str, done: int, of: int) -> None:
        self.append((what, done, of))


def run(grader: Grader, submission: Submission, reviews: Reviews, tell: Told | None = None) -> FullRun:
    return full_run(grader, exercise_to_train(grader.course), submission, reviews, Told() if tell is None else tell)


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from grader.cli import main; main()", *arguments],
        cwd=REPOSITORY,
        env={"PATH": os.environ["PATH"], "HOME": "/nowhere", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


# The file.


def test_the_reviews_are_looked_for_in_the_named_folder_first_and_then_where_keras_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    sizes = {"own": 2, "keras/datasets": 4, "home/.keras/datasets": 6}
    hashes = {name: put(tmp_path / name, file_of([[1]] * size, [[2]], [1])) for name, size in sizes.items()}
    own, keras = str(tmp_path / "own"), str(tmp_path / "keras")

    assert find_reviews(hashes["own"], {"GRADEKIT_DATA": own, "KERAS_HOME": keras}).training_size == 2
    assert find_reviews(hashes["keras/datasets"], {"GRADEKIT_DATA": str(tmp_path), "KERAS_HOME": keras}).training_size == 4
    assert find_reviews(hashes["home/.keras/datasets"], {}).training_size == 6


def test_the_worker_gets_the_published_file_but_for_the_labels_of_the_test_half(tmp_path: Path) -> None:
    npz = synthetic_corpus(5, train=100, test=400).npz()
    found = find_reviews(put(tmp_path, npz), {"GRADEKIT_DATA": str(tmp_path)})

    [(name, served)] = found.served
    with zipfile.ZipFile(io.BytesIO(npz)) as one, zipfile.ZipFile(io.BytesIO(served)) as other:
        same = {entry: one.read(entry) == other.read(entry) for entry in one.namelist()}
        names = other.namelist()
    labels = np.load(io.BytesIO(served), allow_pickle=True)["y_test"]
    assert (name, sorted(names)) == (FILE, sorted(same))
    assert same == {"x_train.npy": True, "y_train.npy": True, "x_test.npy": True, "y_test.npy": False}
    assert sorted(labels) == sorted(found.test.labels)
    assert 0.3 < np.mean(labels == found.test.labels) < 0.7


def test_the_test_half_is_prepared_as_load_reviews_does_it(tmp_path: Path) -> None:
    corpus = synthetic_corpus(5, train=100, test=40)
    found = find_reviews(put(tmp_path, corpus.npz()), {"GRADEKIT_DATA": str(tmp_path)})
    (_train, (rows, labels)) = loaded(corpus, 50, 12)

    pairs = {(tuple(row), label) for row, label in zip(rows.tolist(), labels.tolist(), strict=True)}
    got = {(tuple(row), label) for row, label in zip(found.test_rows(50, 12).tolist(), found.test.labels.tolist(), strict=True)}
    assert got == pairs


def test_the_word_index_is_served_only_if_it_is_the_published_one(tmp_path: Path) -> None:
    hashes = put(tmp_path, file_of([[1]], [[2]], [1]))
    (tmp_path / INDEX).write_text('{"a": 1}')

    without = find_reviews(hashes, {"GRADEKIT_DATA": str(tmp_path)})
    with_it = find_reviews(hashes | {INDEX: hashlib.sha256(b'{"a": 1}').hexdigest()}, {"GRADEKIT_DATA": str(tmp_path)})

    assert [name for name, _content in without.served] == [FILE]
    assert [name for name, _content in with_it.served] == [FILE, INDEX]


def test_a_missing_file_is_one_line_that_says_where_it_was_looked_for_and_how_to_get_it(tmp_path: Path) -> None:
    done = command("run", "solutions/05_train", "--full", GRADEKIT_DATA=str(tmp_path / "a"), KERAS_HOME=str(tmp_path / "b"))

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"there is no imdb.npz in {tmp_path / 'a'} or {tmp_path / 'b' / 'datasets'}" in done.stderr
    assert "keras.datasets.imdb.load_data()" in done.stderr
    assert "set GRADEKIT_DATA to the folder that has it" in done.stderr


def test_another_file_of_that_name_is_one_line_and_is_never_opened(tmp_path: Path) -> None:
    put(tmp_path, b"PK not the published reviews")

    done = command("run", "solutions/05_train", "--full", "--json", str(tmp_path / "grade.json"), GRADEKIT_DATA=str(tmp_path))

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"{tmp_path / FILE} is not the published file: its SHA-256 is " in done.stderr
    assert SHA256[FILE][:12] in done.stderr
    assert not (tmp_path / "grade.json").exists()


def test_a_file_with_another_hash_does_not_hide_behind_a_right_one(tmp_path: Path) -> None:
    hashes = put(tmp_path / "datasets", file_of([[1]], [[2]], [1]))
    put(tmp_path / "own", file_of([[1]], [[3]], [1]))

    with pytest.raises(TeacherError, match="not the published file"):
        find_reviews(hashes, {"GRADEKIT_DATA": str(tmp_path / "own"), "KERAS_HOME": str(tmp_path)})


# The command.


def test_full_beside_another_exercise_is_refused_before_anything_runs(tmp_path: Path) -> None:
    done = command("run", "solutions/02_pad", "--exercise", "2", "--full", GRADEKIT_DATA=str(tmp_path))

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "--full trains 05_train; name it with --exercise, too, or name none" in done.stderr


def test_a_course_without_such_an_exercise_says_so(tmp_path: Path) -> None:
    course = make_course(tmp_path)

    with pytest.raises(TeacherError, match="--full trains an exercise with load_reviews, build_model, train"):
        exercise_to_train(course)


# The run.


def test_the_reference_trains_for_three_epochs_of_the_example(warm_grader: Grader, tmp_path: Path) -> None:
    exercise = exercise_to_train(warm_grader.course)
    npz = synthetic_corpus(3, train=130, test=20).npz()
    few = find_reviews(put(tmp_path, npz), {"GRADEKIT_DATA": str(tmp_path)})
    told = Told()

    found = run(warm_grader, submission_with(exercise.reference.read_bytes()), few, told)

    assert found.message == ""
    assert {name: len(values) for name, values in found.history.items()} == {"accuracy": 3, "loss": 3}
    assert found.accuracy is not None
    assert found.accuracy * 20 == pytest.approx(round(found.accuracy * 20))
    assert 0 < found.training_seconds < found.seconds
    assert found.student_cpu_seconds > 0
    assert {(what, of) for what, _done, of in told} == {
        ("loading the reviews", 1),
        ("building the model", 1),
        ("training", 9),
        ("reading the test reviews", 20),
    }


def test_accuracy_is_the_share_of_labels_that_the_rebuilt_model_gets_right(warm_grader: Grader, reviews: Reviews) -> None:
    assert run(warm_grader, ending(KNOWS), reviews).accuracy == 1.0


def test_a_forged_history_changes_nothing_and_what_is_no_number_is_left_out(warm_grader: Grader, reviews: Reviews) -> None:
    found = run(warm_grader, ending(SAYS_NO + FORGES), reviews)

    assert found.accuracy == pytest.approx(2000 / 3000)
    assert found.history == {"loss": (0.3, 0.2, 0.1), "acc": (1.0, 1.0, 1.0)}


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (b"def load_reviews():\n    return 1 / 0\nbuild_model = train = print\n", "Your code raised ZeroDivisionError"),
        (b"def load_reviews():\n    return [1]\nbuild_model = train = print\n", "load_reviews should return ((x_train, y_train)"),
        (b"def load_reviews():\n    return (1, 2), 3\ndef build_model():\n    return 4\ndef train(*three):\n    return 5\n", "Keras model"),
        (b"def load_reviews():\n    import os\n    os._exit(3)\n", "imdb_lstm.py has no function build_model"),
        (b"def load_reviews():\n    import os\n    os._exit(3)\nbuild_model = train = print\n", "ended its own process (exit code 3)"),
        (b"import nothing_of_that_name\n", "Your code raised ModuleNotFoundError"),
        (TRAINING.replace(b"return model\n", b"return keras.Sequential([keras.layers.Lambda(len)])\n"), ""),
    ],
)
def test_what_goes_wrong_is_the_runs_message(warm_grader: Grader, reviews: Reviews, code: bytes, message: str) -> None:
    found = run(warm_grader, submission_with(code), reviews)

    assert found.accuracy is None
    assert found.message
    assert message in found.message


def test_a_crash_says_in_which_line_of_the_student(warm_grader: Grader, reviews: Reviews) -> None:
    found = run(warm_grader, ending(b'    raise RuntimeError("enough")\n'), reviews)

    assert found.message.startswith("Your code raised RuntimeError: enough (line ")
    assert found.message.endswith("of imdb_lstm.py)")


def test_a_model_that_does_not_take_the_reviews_has_no_accuracy_but_a_history(warm_grader: Grader, reviews: Reviews) -> None:
    short = TRAINING.replace(b"max_review_length=500", b"max_review_length=20").replace(b"GlobalAveragePooling1D", b"Flatten")

    found = run(warm_grader, submission_with(short), reviews)

    assert found.accuracy is None
    assert "Your model does not take an input of shape (2500, 500)" in found.message
    assert len(found.history["loss"]) == 3


@pytest.mark.parametrize("mask_zero", [True, False])
def test_many_rows_get_what_few_rows_get_and_keep_their_mask(warm_grader: Grader, mask_zero: bool) -> None:
    layers = [("Embedding", {"input_dim": 10, "output_dim": 3, "mask_zero": mask_zero}), ("LSTM", {"units": 2, "return_sequences": True})]
    rows = np.random.default_rng(1).integers(0, 10, (MANY + 5, 4))

    with Referee(lambda: start_worker(warm_grader.address, Sources({}), Limits()), Limits()) as referee:
        rebuilt = referee.build(described_model(layers, seed=1))
        many, few = rebuilt.ask(rows, rows[-9:])

    assert many.output is not None
    assert few.output is not None
    assert many.output.shape == (MANY + 5, 4, 2)
    assert np.allclose(many.output[-9:], few.output, atol=1e-6)
    assert (many.mask is not None) == (few.mask is not None) == mask_zero
    assert not mask_zero or np.array_equal(many.mask, rows != 0)  # type: ignore[arg-type]


def test_a_notebook_is_trained_too(warm_grader: Grader, reviews: Reviews) -> None:
    source = ending(KNOWS).files["imdb_lstm.py"].decode()
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source}
    book = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [cell]}

    found = run(warm_grader, Submission({"my work.ipynb": json.dumps(book).encode()}), reviews)

    assert (found.message, found.accuracy) == ("", 1.0)


def test_this_run_has_hours_and_4_gib_and_no_other_has(course: Course) -> None:
    limits = exercise_to_train(course).limits
    long = generous(limits)

    assert (long.memory_bytes, long.call_seconds) == (4 << 30, 7200)
    assert long.exercise_seconds > long.call_seconds > limits.call_seconds
    assert limits.memory_bytes == 1 << 30


# What is told of it.


def graded(status: Status = Status.GRADED) -> Grade:
    result = ExerciseResult("05_train", status, 1.5, 2.0)
    other = ExerciseResult("02_pad", Status.GRADED, 2.0, 2.0)
    return Grade("embedding", "ada", "0" * 64, 3.5, 4.0, 1.0, (other, result), {"landlock": 7})


def test_the_run_is_added_to_its_exercise_and_no_point_changes(warm_grader: Grader, reviews: Reviews) -> None:
    before = graded()

    after = add_full_run(before, warm_grader, ending(KNOWS), reviews, Told())

    assert after.exercises[0] == before.exercises[0]
    assert replace(after.exercises[1], full=None, pictures=()) == before.exercises[1]
    assert (after.score, after.max_score) == (before.score, before.max_score)
    assert after.exercises[1].full is not None
    assert after.exercises[1].full.accuracy == 1.0
    assert after.seconds > before.seconds
    assert Grade.from_json(after.to_json()) == after


@pytest.mark.parametrize("status", [Status.MISSING, Status.REFUSED, Status.CRASHED, Status.TIMEOUT, Status.MEMORY])
def test_without_a_module_nothing_is_trained(warm_grader: Grader, reviews: Reviews, status: Status) -> None:
    told = Told()

    after = add_full_run(graded(status), warm_grader, Submission({}), reviews, told)

    assert [exercise.full for exercise in after.exercises] == [None, None]
    assert told == []


def with_run(run: FullRun) -> Grade:
    before = graded()
    return replace(before, exercises=(before.exercises[0], replace(before.exercises[1], full=run)))


def test_page_and_terminal_say_accuracy_expectation_and_time(capsys: pytest.CaptureFixture[str]) -> None:
    from grader import terminal

    grade = with_run(FullRun(0.8712, 0.86, 0.88, 25_000, 720.0, 600.0))

    terminal.show(grade)
    said = " ".join(capsys.readouterr().out.split())
    page = feedback_page(grade, draw=draw)
    for text in (said, page):
        assert "right on 87.12% of 25000 new ones; 86% to 88% are expected." in text
        assert "Training took 10.0 min, everything 12.0 min. This changes no points." in text


def test_a_run_without_accuracy_says_why_and_its_text_stays_text(capsys: pytest.CaptureFixture[str]) -> None:
    from grader import terminal

    grade = with_run(FullRun(None, 0.86, 0.88, message="raised \x1b[31m<b>no</b>"))

    terminal.show(grade)
    assert "On the published reviews: raised <b>no</b>" in capsys.readouterr().out
    assert "On the published reviews: raised &lt;b&gt;no&lt;/b&gt;" in feedback_page(grade)


def test_where_nobody_watches_progress_is_plain_lines_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    from grader import terminal

    with terminal.progress_bar() as tell:
        for done in (0, 1, 2):
            tell("training", done, 1173)
        tell("reading", 1000, 25_000)

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == ["training (0/1173)", "reading (1000/25000)"]


def test_in_a_terminal_it_is_a_bar() -> None:
    code = (
        "from grader.terminal import progress_bar\n"
        "with progress_bar() as tell:\n    tell('training', 0, 1173)\n    tell('training', 391, 1173)\n    tell('reading', 5, 10)\n"
    )
    end, terminal_end = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    done = subprocess.run([sys.executable, "-c", code], stderr=terminal_end, env=environment, check=False)
    os.close(terminal_end)
    shown = os.read(end, 1 << 16).decode()
    os.close(end)

    assert done.returncode == 0
    assert "1173/1173" in shown  # what has been left behind is done
    assert "5/10" in shown
    assert "━" in shown


# On the published reviews themselves.


@pytest.mark.skipif(ASKED not in os.environ, reason=f"ten minutes of training on the published reviews: set {ASKED}=1 (and GRADEKIT_DATA)")
def test_the_reference_reaches_the_published_accuracy(warm_grader: Grader) -> None:
    exercise = exercise_to_train(warm_grader.course)

    found = run(warm_grader, submission_with(exercise.reference.read_bytes()), find_reviews())

    assert found.message == ""
    assert found.is_as_expected, found
