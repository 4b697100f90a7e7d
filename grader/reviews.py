"""The published film reviews (`imdb.npz`, 25,000 to train on and 25,000 for the test): find them, check them, keep the test's labels.

They are not a part of this project. What is read is the file that Keras downloads, byte for byte; anything else is refused before it is
opened, since lists in an npz file are pickled.
"""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from grader.corpus import Half, encoded, padded
from grader.errors import TeacherError
from grader.language import _

FOLDER = "GRADEKIT_DATA"  # in the environment: a folder that holds the file
FILE, INDEX = "imdb.npz", "imdb_word_index.json"
SHA256 = {
    FILE: "69664113be75683a8fe16e3ed0ab59fda8886cb3cd7ada244f7d9544e4676b9f",  # as Keras's own imdb.py has it
    INDEX: "027313fe9a320280f3bf0fac5baf58c4a683cf39a7ed9c3d3d3912bde4284cf6",
}
TEST_LABELS = "y_test.npy"


@dataclass(frozen=True, eq=False)
class Reviews:
    """The published files, checked."""

    served: tuple[tuple[str, bytes], ...]  # for the worker: as published, but for the labels of the test half, which tell nothing
    training_size: int
    test: Half  # with its labels; they stay in the judge

    def test_rows(self, top_words: int, length: int) -> np.ndarray:
        """The test half as the example prepares it, int32, (n, length), in the file's order."""
        return padded(encoded(self.test.reviews, top_words), length)


def find_reviews(sha256: Mapping[str, str] = SHA256, environment: Mapping[str, str] = os.environ) -> Reviews:
    """The reviews in $GRADEKIT_DATA, or where Keras keeps them. Raises TeacherError: not there, or another file."""
    path = _find(environment)
    npz = path.read_bytes()
    found = hashlib.sha256(npz).hexdigest()
    if found != sha256[FILE]:
        text = _("{path} is not the published file: its SHA-256 is {found}…, not {expected}…; remove it, and {how}")
        raise TeacherError(text.format(path=path, found=found[:12], expected=sha256[FILE][:12], how=_how_to_get_them()))
    with np.load(io.BytesIO(npz), allow_pickle=True) as file:  # these bytes are the published ones
        training_size, test = len(file["y_train"]), Half(file["x_test"].tolist(), file["y_test"])
    served = [(FILE, _without_test_labels(npz, test.labels))]
    index = path.with_name(INDEX)
    if index.is_file() and hashlib.sha256(content := index.read_bytes()).hexdigest() == sha256.get(INDEX):
        served.append((INDEX, content))
    return Reviews(tuple(served), training_size, test)


def _find(environment: Mapping[str, str]) -> Path:
    home = environment.get("KERAS_HOME")
    folders = [Path(home) if home else Path("~/.keras").expanduser()]
    folders[0] /= "datasets"
    if own := environment.get(FOLDER):
        folders.insert(0, Path(own).expanduser())
    for folder in folders:
        if (folder / FILE).is_file():
            return folder / FILE
    text = _("the published film reviews are missing: there is no {file} in {folders}; {how}")
    raise TeacherError(text.format(file=FILE, folders=_(" or ").join(map(str, folders)), how=_how_to_get_them()))


def _how_to_get_them() -> str:
    text = _(
        "download it (17 MB) with `python -c 'import keras; keras.datasets.imdb.load_data()'`, or set {name} to the folder that has it"
    )
    return text.format(name=FOLDER)


def _without_test_labels(npz: bytes, labels: np.ndarray) -> bytes:
    """The same file with the test labels in an order drawn by chance: as many of each, and no word about any review."""
    drawn = io.BytesIO()
    np.save(drawn, np.random.default_rng().permutation(labels))
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(npz)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name in given.namelist():
            file.writestr(name, drawn.getvalue() if name == TEST_LABELS else given.read(name))
    return made.getvalue()
