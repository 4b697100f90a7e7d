"""What is said about confinement on both sides of the border: its layers, which of them matter, and how a worker ended.

Nothing in here is of one operating system only, so that a student's own check can import it everywhere.
"""

from __future__ import annotations

import msgspec

from grader.isolation.limits import Limits

Layers = dict[str, bool | int | str]  # name → in force (or its version), or in a text why it is not

MATTERS = ("no_capabilities", "rlimits", "no_new_privileges", "landlock", "seccomp")  # without one of these nobody else's code is run

# The whole environment of a zygote: quiet, without a GPU, and without threads of a library's own (it is going to be forked).
QUIET = {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "KERAS_BACKEND": "tensorflow",
    "KERAS_HOME": "/proc/keras",  # nobody can make it: Keras then goes on without a folder, until the worker has one
    "OPENBLAS_NUM_THREADS": "1",
    "HDF5_USE_FILE_LOCKING": "FALSE",  # locks are refused, since two workers could speak through them
    "PYTHONHASHSEED": "0",  # a set of words has the same order in every zygote: grading twice gives the same grade
    "HOME": "/nonexistent",
    "LANG": "C.UTF-8",
}


class Order(msgspec.Struct):
    """What a judge asks a zygote for: one worker. With it come three descriptors: the worker's frames, the warden's line to the judge,
    and a pidfd of the judge, whose end ends the worker even when a child of the judge's holds the line open."""

    limits: Limits
    confined: bool = True


class Ended(msgspec.Struct):
    """The last word about a worker: how it ended and what it used."""

    exit_code: int | None  # None: by a signal
    signal: int | None
    cpu_seconds: float
    peak_bytes: int  # private memory that may be written (what RLIMIT_DATA counts), as sampled
    last_words: str = ""  # the end of what it wrote to file descriptor 2: "terminate called after throwing … std::bad_alloc"


def missing(layers: Layers) -> dict[str, str]:
    """The layers that matter and are not in force, each with the reason."""
    found = {layer: layers.get(layer, False) for layer in MATTERS}
    return {layer: str(value or "it was not tried") for layer, value in found.items() if not value or isinstance(value, str)}
